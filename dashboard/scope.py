"""What every page begins with: the indicators and years there are, and the theme in use.

Bundles the controls' options with the release on screen; draws nothing but the controls.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from catalogue import Indicator, Region
from catalogue.periods import in_beijing
from dashboard import changes, choices, store, ways_out
from dashboard.cards import sample_mark
from dashboard.choices import Controls
from dashboard.markup import chip
from dashboard.palette import Palette, palette
from exports.views.indicators import ALL, PILLAR_NAMES
from warehouse import queries
from warehouse.comparison import records


@dataclass(frozen=True)
class Scope:
    """Whose figures, with or without samples, in which colours.

    `rule` colours the changes of a page that shows any (`dashboard.changes.RULES`).
    """

    region: Region
    sample: bool
    palette: Palette
    controls: Controls
    rule: str | None = None

    def years(
        self, indicator: Indicator | None = None, *, districts: bool = False, hidden: bool = False
    ) -> list[int]:
        """Years with a figure, latest first: of one indicator, or any; of districts, or any.

        Those of samples that are switched off only where `hidden` asks for them: what can be
        chosen is the same with them and without, so that a choice outlasts the switch.
        """
        return sorted(
            {
                row["year"]
                for row in self._available(hidden=hidden)
                if (indicator is None or row["indicator"] == indicator.key)
                and (row["districts"] > 0 if districts else row["districts"] > 0 or row["whole"])
            },
            reverse=True,
        )

    def compared_years(self, indicator: Indicator) -> list[int]:
        """Years of which districts have a figure or, where they have none of any, owe one."""
        asked = store.meanings().organisation.reporting
        owed = {
            y for r in asked if indicator.key in r.indicators for y in range(r.since, r.until + 1)
        }
        found = self.years(indicator, districts=True, hidden=True)
        return found or sorted(owed, reverse=True)

    def overview_years(self, *, hidden: bool = False) -> list[int]:
        """Years in which a headline or pillar figure exists, those with headlines first.

        A later year with only a stray figure would open the overview on an empty page.
        """
        organisation = store.meanings().organisation
        first = {
            y
            for key in organisation.headline
            for y in self.years(store.meanings().indicator(key), hidden=hidden)
        }
        return sorted(first, reverse=True) or self.years(hidden=hidden)

    def compared(self, year: int, pillar: str, *, hidden: bool = False) -> tuple[str, ...]:
        """The indicators that districts have or owe for the year: of one pillar, or of all."""
        sample = self.sample or hidden
        rows = store.ask(
            queries.compared_indicators, year=year, region=self.region.code, sample=sample
        )
        return tuple(r["indicator"] for r in records(rows) if pillar in (ALL, r["pillar"]))

    def indicators(self) -> dict[str, str]:
        """Indicators of which a district has or owes a figure: key to name, in order."""
        present = {row["indicator"] for row in self._available(hidden=True) if row["districts"] > 0}
        owed = {key for r in store.meanings().organisation.reporting for key in r.indicators}
        known = store.meanings().indicators
        return {key: indicator.name for key, indicator in known.items() if key in present | owed}

    def shown(self) -> set[str]:
        """Those of them of which a district has a figure that is on the screen."""
        return {row["indicator"] for row in self._available() if row["districts"] > 0}

    def _available(self, *, hidden: bool = False) -> list[dict[str, Any]]:
        sample = self.sample or hidden
        answer = store.ask(queries.available, region=self.region.code, sample=sample)
        return store.drawn(records, answer)

    def marks(
        self, year: int | None, latest: date | None, *, sample: bool, coloured: bool = True
    ) -> list[str]:
        """数据截至, 版本, 报送, 含示例数据, for the line under the title.

        `latest` is the last day of what the page shows. What colours mean is said where a change
        is `coloured`.
        """
        release = records(store.ask(queries.release_summary))[0]
        until = "" if latest is None else f"数据截至 {latest.isoformat()}"
        built = f"第{release['number']}版（{in_beijing(release['built_at']):%Y-%m-%d}）"
        rule = "" if self.rule is None or not coloured else changes.rule(self.rule)
        return [until, built, self._reporting(year), sample_mark(present=sample), rule]

    def _reporting(self, year: int | None) -> str:
        if year is None:
            return ""
        owed = records(
            store.ask(queries.reporting, year=year, region=self.region.code, sample=self.sample)
        )
        owing = [row for row in owed if row["state"] != "not_applicable"]
        districts = {row["region"] for row in owing}
        came = {row["region"] for row in owing if row["state"] not in queries.NOT_SENT}
        if not districts:
            return chip(f"{year}年未要求区县报送")
        if self.sent_samples_only(year):
            return chip("区县报送为演示数，没有打开")
        words = f"区县报送 {len(came)}/{len(districts)}"
        return words if came == districts else chip(words, "alert")

    def sent_samples_only(self, year: int) -> bool:
        """Whether all that districts sent are samples, which are switched off: nobody is late."""
        if self.sample:
            return False
        place = self.region.code
        answer = records(store.ask(queries.reporting, year=year, region=place, sample=True))
        sent = [r for r in answer if r["state"] not in (*queries.NOT_SENT, "not_applicable")]
        return bool(sent) and all(row["sample"] for row in sent)


def current(*, changes_shown: bool = False) -> Scope:
    """The scope of this rerun; with `changes_shown` the reader chooses how they are coloured."""
    meanings = store.meanings()
    controls = Controls()
    sample = controls.with_samples()
    rule = _choose_rule(controls) if changes_shown else None
    return Scope(
        region=meanings.region(meanings.organisation.root),
        sample=sample,
        controls=controls,
        palette=palette(dark=st.context.theme.type == "dark", market=rule == changes.MARKET),
        rule=rule,
    )


def _choose_rule(controls: Controls) -> str:
    return controls.choose(
        choices.COLOURS, "升降颜色", changes.RULES, changes.JUDGED, last=changes.HELP
    )


def choose_indicator(scope: Scope) -> Indicator:
    """The indicator the page is about; stops with a sentence where there is none at all."""
    options = scope.indicators()
    if not options:
        ways_out.nothing_at_all(scope)
    shown = scope.shown()
    headline = store.meanings().organisation.headline
    default = next((key for key in (*headline, *options) if key in shown), next(iter(options)))
    known = {
        key: f"指标“{item.name}”在这一范围没有可比的数"
        for key, item in store.meanings().indicators.items()
    }
    key = scope.controls.choose(choices.INDICATOR, "指标", options, default, known=known)
    return store.meanings().indicator(key)


def choose_year(scope: Scope, years: list[int], default: int | None = None) -> int:
    """One of the years, the latest by default."""
    options = {str(year): f"{year}年" for year in years}
    first = str(default if default in years else years[0])
    return int(scope.controls.choose(choices.YEAR, "年份", options, first))


def choose_compared_year(scope: Scope, indicator: Indicator) -> int:
    """A year in which districts can be compared by the indicator, by default the latest shown."""
    shown = scope.years(indicator, districts=True) or scope.years(indicator)
    years = scope.compared_years(indicator)
    return choose_year(scope, years, next((year for year in shown if year in years), None))


def choose_overview_year(scope: Scope) -> int:
    """A year with a headline figure, by default the latest of those that are shown."""
    shown = scope.overview_years()
    return choose_year(scope, scope.overview_years(hidden=True), shown[0] if shown else None)


def choose_reporting_year(scope: Scope) -> int:
    """A year of which districts have figures, by default the latest they were asked for.

    A later year with a place in one list only would open a page of everything on one row.
    """
    years = scope.years(districts=True, hidden=True) or scope.years(hidden=True)
    if not years:
        ways_out.nothing_at_all(scope)
    shown = scope.years(districts=True) or scope.years()
    asked = [r.until for r in store.meanings().organisation.reporting if r.until in shown]
    return choose_year(scope, years, max(asked, default=max(shown, default=None)))


def choose_pillar(scope: Scope, year: int) -> str:
    """All pillars, or one that has an indicator in the year."""
    present = {
        store.meanings().indicator(key).pillar for key in scope.compared(year, ALL, hidden=True)
    }
    options = {key: name for key, name in PILLAR_NAMES.items() if key in (ALL, *present)}
    return scope.controls.choose(choices.PILLAR, "支柱", options, ALL)


def choose_district(scope: Scope) -> str:
    """One district, the first by default."""
    options = {region.code: region.name for region in store.meanings().districts}
    whole = {scope.region.code: f"{scope.region.name}不是一个区县，它的数见“总览”"}
    first = next(iter(options))
    return scope.controls.choose(choices.DISTRICT, "区县", options, first, known=whole)
