"""Numbers shared out among a list of nouns or names: 乡镇商会、行业商会分别为32个、14个.

Which of them a number is of, by its place among the numbers of the clause; and which share of the
number before it was dealt with. Finds no phrase.
"""

import re

from etl.reports.derived import Meaning, unit_fits
from etl.reports.phrases import Phrases, Said
from etl.reports.scanning import Found
from etl.reports.surroundings import Surroundings

SPREAD = re.compile("分别|依次|各(?=\\d|有|为)")
YEARS = re.compile("(?<!半)年")
LISTED = re.compile("[、,]|[和与及]|以及")  # between the numbers of 分别授信15亿元、21亿元和9亿元
# 收集问题137件，…，办结121件
PROBLEMS = re.compile("(?:问题|难题|困难)[^,。;\\d]{0,4}[\\d.]+[余多]?[个件项条]\\Z")
SOLVED = re.compile(
    "[,、](?:[^,。;\\d]{0,24}(?:部门|单位))?(?:已|现已|推动|协调|帮助|成功)*(?:办结|解决|化解)(?:了|到位)?\\Z"
)
ITEM = re.compile("[^、和与及,]+")


def of_list(said: list[Said], around: Surroundings, spread: re.Match[str]) -> list[Said]:
    """乡镇商会、行业商会分别为32个、14个: of a list of nouns only the one in the number's place.
    `spread` is the word that shares the numbers out.
    """
    items = [m.span() for m in ITEM.finditer(around.text, around.clause, spread.start())]
    if len(items) < 2 or around.position >= len(items):  # noqa: PLR2004 - a list has two
        return said
    start, end = items[around.position]
    of_item = [s for s in said if s.start >= start and s.end <= end]
    if not of_item:
        return said
    # It stands where the spread word stands, for all that distances say.
    shift = spread.start() - end
    return [Said(s.start + shift, s.end + shift, s.phrase, s.indicator) for s in of_item]


def spread_on(found: Found, around: Surroundings) -> Meaning | None:
    """分别授信15亿元、21亿元和9亿元: a number without a noun counts what the first did."""
    if around.previous is None or not unit_fits(found, around.previous):
        return None
    between = (around.text, around.previous_end, found.start - len(found.hedge))
    spread = SPREAD.search(around.text, around.clause, around.previous_end)
    listed = spread is not None and LISTED.fullmatch(*between) is not None
    return Meaning(around.previous) if listed else None


def of_one_of(
    meaning: Meaning, said: list[Said], around: Surroundings, spread: re.Match[str]
) -> Meaning:
    """海曙、鄞州、慈溪分别授信: each number is of one of the names, which must be a place; a list
    of years divides nothing.
    """
    if meaning.indicator is None:
        return meaning
    names = around.text[around.clause : spread.start()]
    of_nouns = any(around.clause <= s.start < spread.start() for s in said)
    if of_nouns or len(ITEM.findall(names)) < 2 or YEARS.search(names):  # noqa: PLR2004
        return meaning
    return meaning._replace(elsewhere=around.clause)


def solved(found: Found, around: Surroundings, phrases: Phrases) -> Meaning | None:
    """收集问题137件，办结121件: of the problems that were just counted those that are solved."""
    if found.family != "count" or around.previous_end <= around.sentence:
        return None
    begins = found.start - len(found.hedge)
    solved = SOLVED.search(around.text, around.previous_end, begins)
    if solved is None or PROBLEMS.search(around.text, around.sentence, around.previous_end) is None:
        return None
    problems = phrases.indicators.get("problems_solved")
    return Meaning(problems) if problems is not None and unit_fits(found, problems) else None
