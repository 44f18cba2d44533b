"""What titles, headings and leads set for all below them: status, period, region.

A heading holds until the next one of its level or above says otherwise. Knows no numbers.
"""

from dataclasses import dataclass, replace

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


class Frame:
    """The settings in force, by level: 0 the title, 1, 2, … the headings."""

    def __init__(self, title: Setting) -> None:
        self._by_level: dict[int, Setting] = {0: title}

    def enter(self, level: int, setting: Setting) -> None:
        """A heading begins: what deeper ones said ends, and it inherits its sibling's words.

        “各区县形成了好局面” after “2022年，…” still speaks of 2022.
        """
        for deeper in [deep for deep in self._by_level if deep > level]:
            del self._by_level[deeper]
        before = self._by_level.get(level, Setting())
        told = setting.status is not None or before.status == "unknown"
        self._by_level[level] = replace(
            setting,
            status=setting.status if told else before.status,
            status_words=setting.status_words if told else before.status_words,
            status_at=setting.status_at if told else before.status_at,
            period=setting.period or before.period,
        )

    def leave(self, level: int) -> None:
        """What was said at a level no longer holds."""
        self._by_level.pop(level, None)

    @property
    def status(self) -> Setting:
        """The deepest setting that tells a status; an empty one where none does."""
        return self._deepest("status")

    @property
    def period(self) -> Setting:
        """The deepest setting that tells a period."""
        return self._deepest("period")

    @property
    def region(self) -> Setting:
        """The deepest setting that tells a region."""
        return self._deepest("region")

    def _deepest(self, name: str) -> Setting:
        for level in sorted(self._by_level, reverse=True):
            if getattr(self._by_level[level], name) is not None:
                return self._by_level[level]
        return Setting()
