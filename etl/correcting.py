"""A reading with the declared corrections applied to it, each to exactly what it was written for.

What a correction is and how it is written stands in `etl.corrections`, what becomes of a figure
or a passage in `etl.claims`. Reads no file.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from catalogue.tables import suggestion
from etl.claims import NAMES, amended, figure_of, replaced, shown
from etl.corrections import Correction
from etl.figures import Figure, Issue, Severity, Source
from etl.passages import NEVER_COUNTED, Passage, State, locator
from etl.readings import Reading

SETTLED = "（已裁定："
TO_DO = {
    "correction_outdated": "未更正。来源若已改正，请删去这一条；否则按现在的内容改写它。",
    "correction_ambiguous": "未更正。请写明是哪一个（of 或更完整的 expect）。",
    "correction_refused": "未更正。请改写这一条。",
}


def corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """A new reading with the corrections applied, each to what was read; `reading` stays as it is.

    Every correction leaves an issue that says so: it was applied, or why it was not.
    """
    work = _Work(reading)
    for correction in corrections:
        work.after.issues.extend(work.applied(correction))
    work.after.figures = [f for n, f in enumerate(work.after.figures) if n not in work.gone]
    return work.after


class _Work:
    """A reading while it is corrected. Places are looked up in `before`, as it was read."""

    def __init__(self, reading: Reading) -> None:
        self.before, self.after = reading, Reading()
        self.after.add(reading)
        self.after.passages = {file: list(read) for file, read in reading.passages.items()}
        self.gone: set[int] = set()
        self.sources = {source.key: source for source in reading.sources}

    def applied(self, c: Correction) -> list[Issue]:
        """What there is to say of it; nothing where an accepted issue says it itself."""
        source = self.sources.get(c.source)
        if source is not None and source.sample:
            return self._issue(c, "correction_refused", "示例数据不作更正，请改编造它的地方")
        if c.action == "accept":
            return self._accept(c, source.file if source else c.source)
        place, figures = (c.source, c.locator), self.before.figures
        found = [n for n, f in enumerate(figures) if (f.source, f.locator) == place]
        found = [n for n in found if c.of in (None, figures[n].indicator)]
        if len(found) > 1:
            told = "、".join(figures[n].indicator for n in found)
            return self._issue(c, "correction_ambiguous", f"此处有几个数（{told}）")
        read = self.before.passages.get(source.file, []) if source else []
        passage = next((p for p in read if locator(p) == c.locator), None)
        if found and c.action != "settle":
            return self._change(c, found[0], passage)
        if source is None or passage is None or c.action == "replace" or c.of is not None:
            near = suggestion(c.source, self.sources) if source is None else ""
            told = f"应在来源“{c.source}”见“{shown(c.expect)}”，此处没有这样的数{near}"
            return self._issue(c, "correction_outdated", told)
        return self._decide(c, passage, source, is_figure=bool(found))

    def _change(self, c: Correction, at: int, passage: Passage | None) -> list[Issue]:
        """A figure is replaced or dropped."""
        old = self.before.figures[at]
        if _differs(c, old.as_written, old.value):
            return self._outdated(c, old.as_written, old.value)
        if c.action == "drop":
            self.gone.add(at)
            self._mark(c, passage, "set_aside")
            said = f"（{old.indicator}，{old.region}，{shown(old.value)}）未采用：{c.reason}"
            return self._issue(c, "corrected", f"“{old.as_written}”{said}")
        try:
            new = replaced(old, c.given, c.reason)
        except ValueError as error:
            return self._issue(c, "correction_refused", str(error))
        changes = _changes(old, new)
        if not changes:
            return self._issue(c, "correction_outdated", f"“{old.as_written}”读出来已与更正一致")
        self.after.figures[at] = new
        if passage is not None:
            self._show(c, passage, old, new)
        told = f"“{old.as_written}”已更正：{changes}。理由：{c.reason}"
        return self._issue(c, "corrected", told)

    def _decide(self, c: Correction, p: Passage, source: Source, *, is_figure: bool) -> list[Issue]:
        """A passage that became no figure is settled, or set aside for good."""
        if is_figure or p.state not in ("doubtful", "unmapped", "masked"):
            return self._issue(c, "correction_outdated", f"“{p.text}”不待裁定（{p.state}）")
        if _differs(c, p.text, p.value):
            return self._outdated(c, p.text, p.value)
        said = f"未采用：{c.reason}"
        if c.action == "settle":
            try:
                figure = _settled(c, p, source)
            except ValueError as error:
                return self._issue(c, "correction_refused", str(error))
            self.after.figures.append(figure)
            said = f"已裁定为 {figure.indicator}（{figure.region}，{figure.period_start}—"
            said += f"{figure.period_end}，{shown(figure.value)}）。理由：{c.reason}"
        self._mark(c, p, "mapped" if c.action == "settle" else "set_aside")
        for n in self._asking(source.file, c):
            self._turn(n, c)
        return self._issue(c, "corrected", f"“{p.text}”{said}")

    def _accept(self, c: Correction, file: str) -> list[Issue]:
        """An issue that a person knows of no longer asks for anything."""
        there = self._asking(file, c)
        issues = self.before.issues
        # in quotes or whole: the guard 7.7 must not find “17.7”
        said = [
            n
            for n in there
            if c.expect == issues[n].message or f"“{c.expect}”" in issues[n].message
        ]
        found = [n for n in said if issues[n].code == c.code]
        if len(found) != 1:
            now = "；".join(f"{issues[n].code} {issues[n].message}" for n in there) or "没有问题"
            code = "correction_ambiguous" if found else "correction_outdated"
            return self._issue(c, code, f"应见一个 {c.code}“{c.expect}”，此处现为：{now}")
        self._turn(found[0], c)
        return []

    def _asking(self, file: str, c: Correction) -> list[int]:
        """The errors and warnings of a place."""
        at = [n for n, i in enumerate(self.before.issues) if (i.file, i.place) == (file, c.locator)]
        return [n for n in at if self.before.issues[n].severity != "info"]

    def _turn(self, n: int, c: Correction) -> None:
        issue = self.before.issues[n]
        message = f"{issue.message}{SETTLED}{c.reason}）"
        self.after.issues[n] = replace(issue, severity="info", message=message)

    def _mark(self, c: Correction, passage: Passage | None, state: State) -> None:
        if passage is not None:
            file = self.sources[c.source].file
            new = passage._replace(**c.given, state=state, reason=c.reason)
            self.after.passages[file][self.before.passages[file].index(passage)] = new

    def _show(self, c: Correction, passage: Passage, old: Figure, new: Figure) -> None:
        """The place in the report says what the figure says now, and that a person said so."""
        file = self.sources[c.source].file
        place = self.before.passages[file].index(passage)
        self.after.passages[file][place] = amended(passage, old, new)

    def _outdated(self, c: Correction, words: str, value: Decimal | None) -> list[Issue]:
        found = f"应见“{shown(c.expect)}”，现为“{words}”，数值 {shown(value)}"
        return self._issue(c, "correction_outdated", found)

    def _issue(self, c: Correction, code: str, found: str) -> list[Issue]:
        source = self.sources.get(c.source)
        file = source.file if source else "corrections.toml"
        severity: Severity = "info" if code == "corrected" else "error"
        told = f"{found}（corrections.toml {c.place}）。{TO_DO.get(code, '')}"
        return [Issue(code=code, severity=severity, file=file, place=c.locator, message=told)]


def _settled(c: Correction, passage: Passage, source: Source) -> Figure:
    """Classifiers are interchangeable (家, 个, 场). Money, percentages and counts are not: 77亿元
    settled as 77亿 projects would be a wrong number without an error.
    """
    plain = any(unit in (passage.unit, *c.units) for unit in NEVER_COUNTED)
    if plain and passage.unit not in c.units:
        raise ValueError(f"“{passage.text}”的单位是“{passage.unit}”，指标却以{c.units[0]}计")
    return replace(figure_of(passage._replace(**c.given), source), correction=c.reason)


def _differs(c: Correction, words: str, value: Decimal | None) -> bool:
    """Whether the source no longer says what it said when the correction was written."""
    return c.expect != (value if isinstance(c.expect, Decimal) else words)


def _changes(old: Figure, new: Figure) -> str:
    """数值 7.7 → 77，限定 exact → over; empty where nothing differs."""
    both = ((word, getattr(old, name), getattr(new, name)) for name, word in NAMES.items())
    return "，".join(f"{word} {shown(a)} → {shown(b)}" for word, a, b in both if a != b)
