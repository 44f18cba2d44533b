"""What a report says of itself before its first sentence: title, year, day, place.

Its own words first, then what somebody told of it, then masthead and date line, then what it
speaks of most. Reads no number.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from etl.reports.account import EARLY, written_on, year_of_title, year_told_of
from etl.reports.blocks import Stretch
from etl.reports.frames import Setting
from etl.reports.goals import Spoken
from etl.reports.leads import masthead, opening_year, paper, province, setting_of
from etl.reports.periods import Period, whole_year
from etl.reports.places import WHOLE_PROVINCE, Named, Places
from etl.reports.statuses import ACCOUNT
from etl.reports.times import Times

ACCOUNT_OF = re.compile(
    "(?:现将|现就|就|将)[^。;\\n]{0,24}?(?:情况|工作)[^。;\\n]{0,10}(?:总结|汇报|报告|通报)"
)
CLOSE = 60  # days before a time is over, in which it is already told of as over
QUARTER_ENDS = (3, 6, 9)  # months
LATE, DECEMBER = 11, 12  # months; from November on a year is told of as over
OPENING, OPENING_REACH = 6, 160  # blocks, characters of each, in which a report says whose it is
ENDS = 3  # blocks at the head and at the tail in which a date line may stand


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody says of a report where its own words do not: region code, year, its day."""

    region: str | None = None
    year: int | None = None
    published: date | None = None


class Opening:
    """What holds for a whole report.

    `title` are the words of its title and first headings; `spoken` when it says that it speaks,
    `year` the year it most likely speaks from, `told_year` the one of which it tells; `setting`
    what its title sets for all below;
    `reviewed` the time of which it gives account, None where it does not or is still within it;
    `coming` the year that it calls the new one.
    """

    def __init__(
        self, plain: str, stretches: list[Stretch], times: Times, places: Places, told: Told
    ) -> None:
        self._plain, self._times, self._places, self._told = plain, times, places, told
        self._ends = [(s.start, s.end) for s in (*stretches[:ENDS], *stretches[-ENDS:])]
        texts = [s for s in stretches[:OPENING] if s.block.kind in ("paragraph", "item")]
        self._first = [(s.start, min(s.end, s.start + OPENING_REACH)) for s in texts]
        heads = [s for s in stretches[:ENDS] if s.block.kind in ("title", "heading")]
        self.title = "".join(plain[s.start : s.end] for s in heads)
        published = told.published or written_on(plain, self._ends)
        place = _place_of_title(stretches)
        titled = year_of_title(plain, place, times, published) or told.year
        year = titled
        if year is None and published is not None:
            year = published.year
        self.spoken = Spoken(year, published)
        self.year = self.spoken.year
        if self.year is None:
            self.year = opening_year(plain, self._ends[:ENDS], times)
        self._before = None
        if titled is None and published is not None:
            self._before = year_told_of(plain, place, times, published)
        self.told_year = self.year if self._before is None else self._before.year
        self.setting = self._setting(place)
        self.reviewed = self._reviewed(place)
        self.coming = self._coming()
        late = titled is not None and published is not None and published.year == titled + 1
        times.reached = published.year if late and published is not None else None
        if self.reviewed is not None:
            self.spoken = self.spoken._replace(reviewed=self.reviewed.year)

    def _setting(self, title: tuple[int, int]) -> Setting:
        setting = setting_of(
            self._plain, title, self._times, self._places, self.told_year, self.year
        )
        region = setting.region or self._region(title)
        period = setting.period or self._before
        if period is not None and period.year != self.told_year:
            period = self._before
        period = self._accounted(period)
        return setting._replace(region=region, period=period)

    def _accounted(self, period: Period | None) -> Period | None:
        """现将上半年工作情况汇报如下: the quarters of which the first sentences give account, where
        the title tells no more than the year.
        """
        if period is not None and period != whole_year(period.year, period.words, period.at):
            return period
        said = (ACCOUNT_OF.search(self._plain, *place) for place in self._first)
        told = next((one for one in said if one is not None), None)
        part = None if told is None else self._times.last(*told.span(), self.year)
        if part is None or part.moment or part.year != self.year:
            return period
        begins = part.start.year == part.year and part.start.month == 1
        return part if begins and part.end.month in QUARTER_ENDS else period

    def _reviewed(self, title: tuple[int, int]) -> Period | None:
        year, published = self.spoken.year, self.spoken.published
        titled = self.setting.status in ("actual", "unknown") and ACCOUNT.search(
            self._plain, *title
        )
        of_itself = self.setting.period is not None and self.setting.period.at >= title[1]
        if not (titled or of_itself) or self.setting.status == "target" or year is None:
            return None
        period = self.setting.period or whole_year(year)
        if published is not None and published.year == year and published < _late_in(period):
            return None
        return period

    def _coming(self) -> int | None:
        """新的一年 is the one after the year told of, the one planned for, or that of its day."""
        if self.reviewed is not None and self.reviewed.end.month == DECEMBER:
            return self.reviewed.year + 1
        if self.setting.status == "target":
            return self.spoken.year
        day = self.spoken.published
        if day is None or EARLY < day.month < LATE:
            return None
        return day.year if day.month <= EARLY else day.year + 1

    def _region(self, title: tuple[int, int]) -> Named | None:
        """Of which place a report tells whose title does not say."""
        if self._told.region is not None:
            return self._places.told(self._told.region)
        words = self._plain[slice(*title)]
        named = masthead(self._plain, self._ends, self._places)
        named = named or self._places.headline(words, title[0])
        named = named or self._places.people(words, title[0])
        if named is None and self._places.names_none(words):
            named = paper(self._plain, self._ends, self._places) or self._introduced()
            named = named or self._places.federation(self._plain)
        if named is None and WHOLE_PROVINCE.search(words):
            return province(self._plain, self._places)
        return named

    def _introduced(self) -> Named | None:
        """The region of which the first paragraphs tell."""
        named = (self._places.introduced(self._plain, *place) for place in self._first)
        return next((one for one in named if one is not None), None)


def _late_in(period: Period) -> date:
    """From when on an account of a period looks back on it."""
    return period.end - timedelta(days=CLOSE)


def _place_of_title(stretches: list[Stretch]) -> tuple[int, int]:
    """Where the title stands; of a report without one, the lead of its first block."""
    titles = [s for s in stretches if s.block.kind == "title"]
    if titles:
        return titles[0].start, titles[-1].end
    return stretches[0].lead if stretches else (0, 0)
