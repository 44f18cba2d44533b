"""What titles, headings and leads set for all below them: status, period, region.

A heading holds until the next one of its level or above says otherwise. Knows no numbers.
"""

from typing import NamedTuple

from etl.figures import Status
from etl.reports.periods import Period, second_half, years_from
from etl.reports.places import Named


class Setting(NamedTuple):
    """What one title, heading or lead says; None where it says nothing."""

    status: Status | None = None
    status_words: str = ""
    status_at: int | None = None
    period: Period | None = None
    region: Named | None = None
    mark: str = ""
    """The kind of its mark in the outline, as `blocks.mark_of` tells it."""


NOTHING = Setting()
HALF, DECEMBER = 6, 12  # months
COMING = "计划部分"


class Frame:
    """The settings in force, by level: 0 the title, 1, 2, … the headings.

    `status`, `period` and `region` are the deepest settings that tell one. Where a plan follows
    on a review without naming its time, `planned` is that time and `looked_back` that reviewed.
    """

    status: Setting
    period: Setting
    region: Setting
    reviewed: Period | None
    planned: Period | None
    looked_back: Period | None

    def __init__(self, title: Setting, reviewed: Period | None = None) -> None:
        """`reviewed` is the time of which the report gives account, where it does."""
        self._by_level: dict[int, Setting] = {0: title}
        self.reviewed = reviewed
        self._settle()

    def enter(self, level: int, setting: Setting) -> None:
        """A heading begins: what deeper ones said ends, and it inherits its sibling's words.

        “各区县形成了好局面” after “2022年，…” still speaks of 2022.
        """
        for deeper in [deep for deep in self._by_level if deep > level]:
            del self._by_level[deeper]
        before = self._handed_on(self._by_level.get(level, NOTHING), setting)
        setting = self._by_year(setting)
        told = setting.status is not None or before.status == "unknown"
        of_status = setting if told else before
        self._by_level[level] = Setting(
            status=of_status.status,
            status_words=of_status.status_words,
            status_at=of_status.status_at,
            period=setting.period or before.period,
            region=setting.region,
            mark=of_status.mark,
        )
        self._settle()

    def _by_year(self, setting: Setting) -> Setting:
        """一、2023年主要工作 below 2023年工作总结和2024年工作打算: the year tells which of both."""
        both = self._by_level[0].status == "unknown"
        if setting.status is not None or setting.period is None or not both:
            return setting
        if self.reviewed is None:
            return setting
        past = setting.period.year <= self.reviewed.year
        words, at = setting.period.words, setting.period.at
        return setting._replace(
            status="actual" if past else "target", status_words=words, status_at=at
        )

    def _handed_on(self, before: Setting, setting: Setting) -> Setting:
        """What a heading hands on to the next of its level. A look back in a plan is over with
        the next number of the outline (一、回顾去年, 二、突出重点), and no plan inherits the time
        of a review.
        """
        if setting.status != before.status and before.status == "actual":
            is_next = setting.mark != "" and setting.mark == before.mark
            if setting.status == "target" or (is_next and self._by_level[0].status == "target"):
                return NOTHING
        if before.period is not None and before.period.moment:
            return before._replace(period=None)  # 二、商会建设（截至2022年底） tells of itself
        return before

    def leave(self, level: int) -> None:
        """What was said at a level no longer holds."""
        self._by_level.pop(level, None)
        self._settle()

    def _settle(self) -> None:
        """The deepest setting that tells a status, a period, a region; an empty one for none."""
        self.status = self.period = self.region = NOTHING
        self.planned = self.looked_back = None
        for level in sorted(self._by_level):
            setting = self._by_level[level]
            planned = setting.status == "target" and self.status.status != "target"
            if planned and level > 0 and setting.period is None:
                self._plan_ahead()
            self.status = self.status if setting.status is None else setting
            self.period = self.period if setting.period is None else setting
            self.region = self.region if setting.region is None else setting

    def _plan_ahead(self) -> None:
        """Of when a plan speaks at the end of a review: 下一步 after a year is the next one, after
        五年来 the next five, after half a year the other half. Of other times nothing is told.
        """
        told = self.period.period or self.reviewed
        if self.reviewed is None or told is None or told.start.month != 1:
            return
        end, years = (told.end.month, told.end.day), told.year - told.start.year + 1
        if end == (DECEMBER, 31):
            self.planned = years_from(told.year + 1, years, COMING)
        elif end == (HALF, 30):
            self.planned = second_half(told.year, COMING)
        if self.planned is not None:
            self.looked_back = told
            self.period = Setting(period=self.planned)
