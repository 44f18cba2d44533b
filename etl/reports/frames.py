"""What titles, headings and leads set for all below them: status, period, region.

A heading holds until the next one of its level or above says otherwise. Knows no numbers.
"""

from dataclasses import dataclass

from etl.figures import Status
from etl.reports.periods import Period
from etl.reports.places import Named


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What one title, heading or lead says; None where it says nothing."""

    status: Status | None = None
    status_words: str = ""
    status_at: int | None = None
    period: Period | None = None
    region: Named | None = None


NOTHING = Setting()


class Frame:
    """The settings in force, by level: 0 the title, 1, 2, … the headings.

    `status`, `period` and `region` are the deepest settings that tell one.
    """

    status: Setting
    period: Setting
    region: Setting

    def __init__(self, title: Setting) -> None:
        self._by_level: dict[int, Setting] = {0: title}
        self._settle()

    def enter(self, level: int, setting: Setting) -> None:
        """A heading begins: what deeper ones said ends, and it inherits its sibling's words.

        “各区县形成了好局面” after “2022年，…” still speaks of 2022.
        """
        for deeper in [deep for deep in self._by_level if deep > level]:
            del self._by_level[deeper]
        before = self._by_level.get(level, NOTHING)
        told = setting.status is not None or before.status == "unknown"
        of_status = setting if told else before
        self._by_level[level] = Setting(
            status=of_status.status,
            status_words=of_status.status_words,
            status_at=of_status.status_at,
            period=setting.period or before.period,
            region=setting.region,
        )
        self._settle()

    def leave(self, level: int) -> None:
        """What was said at a level no longer holds."""
        self._by_level.pop(level, None)
        self._settle()

    def _settle(self) -> None:
        """The deepest setting that tells a status, a period, a region; an empty one for none."""
        self.status = self.period = self.region = NOTHING
        for level in sorted(self._by_level):
            setting = self._by_level[level]
            self.status = self.status if setting.status is None else setting
            self.period = self.period if setting.period is None else setting
            self.region = self.region if setting.region is None else setting
