"""What was filled in before and is blank now: a value that would go without a word.

Looks at cells without a value; what speaks against a value is judged by `etl.known.checks`.
"""

from collections.abc import Iterable, Iterator, Mapping

from catalogue import Catalogue
from catalogue.wording import amount_exactly, missing_in_words, period_in_words
from etl.figures import Figure, Issue, Source, Unfilled
from etl.known.values import Known, KnownValue, cell_of, trust


def gone(
    blanks: Iterable[Figure | Unfilled],
    sources: Mapping[str, Source],
    known: Known,
    catalogue: Catalogue,
) -> Iterator[Issue]:
    """A warning for each blank cell of a return that an earlier return, or else the release,
    has a value of. A cell that a later return fills is none.
    """
    for blank in blanks:
        source = sources[blank.source]
        before = known.returned(cell_of(blank), sample=blank.sample, by=source.file)
        if before is not None and (before.release or before.trust < trust(source)):
            yield _issue(blank, source.file, before, catalogue)


def _issue(blank: Figure | Unfilled, file: str, before: KnownValue, catalogue: Catalogue) -> Issue:
    indicator, place = catalogue.indicator(blank.indicator), catalogue.regions.get(blank.region)
    period = period_in_words(blank.period_start, blank.period_end)
    what = f"{'' if place is None else place.name}“{indicator.name}”（{period}）"
    held = f"{amount_exactly(before.amount, indicator.unit)}（{before.where}）"
    reason = blank.missing_reason if isinstance(blank, Figure) else None
    said = f"这次写的是{missing_in_words(reason)}" if reason else "这次没有填"
    stays = "暂仍采用原来的数" if not reason and not before.release else "原来的数不再采用"
    message = (
        f"{what}以前报过{held}，{said}，{stays}。如为漏填请补填；如确应撤销，请在“备注”中说明。"
    )
    return Issue(
        code="value_gone", severity="warning", file=file, place=blank.locator, message=message
    )
