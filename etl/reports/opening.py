"""What a report says of itself before its first sentence: title, year, day, place.

Its own words first, then what somebody told of it, then masthead and date line, then what it
speaks of most. Reads no number.
"""

from dataclasses import dataclass, replace
from datetime import date

from etl.reports.blocks import Stretch
from etl.reports.context import Spoken
from etl.reports.frames import Setting
from etl.reports.leads import date_line, masthead, opening_year, setting_of, year_told_of
from etl.reports.places import Named, Places
from etl.reports.times import Times

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
    `year` the year it most likely speaks from; `setting` what its title sets for all below.
    """

    def __init__(
        self, plain: str, stretches: list[Stretch], times: Times, places: Places, told: Told
    ) -> None:
        self._plain, self._times, self._places, self._told = plain, times, places, told
        self._ends = [(s.start, s.end) for s in (*stretches[:ENDS], *stretches[-ENDS:])]
        heads = [s for s in stretches[:ENDS] if s.block.kind in ("title", "heading")]
        self.title = "".join(plain[s.start : s.end] for s in heads)
        published = told.published or date_line(plain, self._ends)
        place = _place_of_title(stretches)
        year = times.first_year(*place) or told.year
        if year is None and published is not None:
            year = published.year
        self.spoken = Spoken(year, published)
        self.year = self.spoken.year
        if self.year is None:
            self.year = opening_year(plain, self._ends[:ENDS], times)
        self.setting = self._setting(place)

    def _setting(self, title: tuple[int, int]) -> Setting:
        setting = setting_of(self._plain, title, self._times, self._places, self.year)
        region = setting.region or self._region(title)
        period = setting.period
        if period is None and self._told.year is None and self.spoken.year is not None:
            period = year_told_of(self._plain, self._times, self.spoken.published)
        elif period is not None and period.year != self.year:
            period = None
        return replace(setting, region=region, period=period)

    def _region(self, title: tuple[int, int]) -> Named | None:
        """Of which place a report tells whose title does not say."""
        if self._told.region is not None:
            return self._places.told(self._told.region)
        words = self._plain[slice(*title)]
        named = masthead(self._plain, self._ends, self._places)
        named = named or self._places.headline(words, title[0])
        if named is None and self._places.names_none(words):
            return self._places.federation(self._plain)
        return named


def _place_of_title(stretches: list[Stretch]) -> tuple[int, int]:
    """Where the title stands; of a report without one, the lead of its first block."""
    titles = [s for s in stretches if s.block.kind == "title"]
    if titles:
        return titles[0].start, titles[-1].end
    return stretches[0].lead if stretches else (0, 0)
