"""What a sheet's XML says beside the values: how far it reaches, what is hidden, merged or odd.

Rows are searched as bytes, by one expression a question, so that an ordinary cell costs next to
nothing; what stands around the rows is read as a tree. Nothing here reads a value.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

from etl.returns.cells import PLAIN, Look
from etl.returns.files.extents import COLUMN_LIMIT
from etl.returns.files.parts import (
    CELL,
    HELD,
    SheetPart,
    attribute,
    column_number,
    column_of,
    is_on,
    whole_number,
)
from etl.returns.files.refusals import too_large
from etl.returns.grids import Merge

ODD_LIMIT = 1_000_000  # cells that are more than their value
FEW = 40  # styles that one expression may name

Place = tuple[int, int]

_ERROR = re.compile(CELL + rb'(?=[^<>]*? t="e")[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>([^<]*)')
_FORMULA = re.compile(
    CELL
    + rb"([^<>]*)>(?:<f(?:\s[^<>]*)?/>|<f(?:\s[^<>]*)?>[^<]*</f>)(<v ?/>|<v></v>|<v>0</v>)?</c>"
)
_HIDDEN_ROW = re.compile(
    rb'<row r="([0-9]+)"(?=[^<>]*? (?:hidden="(?:1|true)"|ht="0(?:\.[0-9]*)?"))[^<>]*>'
)
_STRING = re.compile(CELL + rb'(?=[^<>]*? t="s")[^<>]*><v>([0-9]+)</v>')
_STYLED = re.compile(CELL + rb'(?:[^<>]*? s="([0-9]+)")?' + HELD)
_INLINE = re.compile(CELL + rb'(?=[^<>]*? t="inlineStr")[^<>]*>(<is>(?:[^<]|<(?!/is>|c ))*</is>)')
_STRUCK = re.compile(rb'<strike(?: val="(?:1|true|on)")? ?/?>')
_RAISED = re.compile(rb'<vertAlign val="superscript" ?/?>')


@dataclass(frozen=True, kw_only=True)
class Styles:
    """What cells can look like: by the number of a style, and which shared strings are struck or
    have a part above the line.
    """

    looks: Sequence[Look] = ()
    struck: frozenset[int] = frozenset()
    raised: frozenset[int] = frozenset()

    def look(self, style: int) -> Look:
        """The look of one style; plain where the workbook does not have it."""
        return self.looks[style] if style < len(self.looks) else Look()

    @cached_property
    def telling(self) -> frozenset[int]:
        """Styles that change what a cell means, not only how a number is written."""
        return frozenset(n for n, look in enumerate(self.looks) if look.telling)


@dataclass(frozen=True)
class Marks:
    """Answers about one sheet's part."""

    part: SheetPart
    styles: Styles

    def _all(self, pattern: re.Pattern[bytes]) -> Iterator[re.Match[bytes]]:
        return pattern.finditer(self.part.xml, self.part.start, self.part.end)

    def _has(self, sign: bytes, rare: bytes = b"") -> bool:
        """Whether a sign stands among the rows; without its `rare` letter it need not be sought."""
        xml, start, end = self.part.xml, self.part.start, self.part.end
        return xml.find(rare, start, end) >= 0 and xml.find(sign, start, end) >= 0

    @cached_property
    def frame(self) -> Element:
        """What stands around the rows."""
        return self.part.frame

    def strings(self) -> Iterator[int]:
        """The number of the shared string in each cell that holds one."""
        return (int(match[3]) for match in self._all(_STRING))

    def looks(self, *, recalculated: bool) -> dict[Place, Look]:
        """The cells whose value alone does not say what they are.

        In a workbook that is to be `recalculated` on opening, a result of 0 was never calculated.
        """
        looks: dict[Place, Look] = {}
        for place, style in self._telling_styles():
            looks[place] = self.styles.look(style)
            _check_number(looks)
        for place in self._texts(self.styles.struck, b"<strike", b"k", _STRUCK):
            looks[place] = replace(looks.get(place, PLAIN), struck=True)
        for place in self._texts(self.styles.raised, b"<vertAlign", b"A", _RAISED):
            looks[place] = replace(looks.get(place, PLAIN), raised=True)
        for place, error in self._errors():
            looks[place] = _with(looks.get(place, PLAIN), error=error)
            _check_number(looks)
        for place in self._formulas(recalculated=recalculated):
            looks[place] = _with(looks.get(place, PLAIN), formula=True)
            _check_number(looks)
        return looks

    def _telling_styles(self) -> Iterator[tuple[Place, int]]:
        telling = self.styles.telling
        if not telling:
            return
        if 0 in telling or len(telling) > FEW:
            pattern = _STYLED
        else:
            named = b"|".join(b"%d" % style for style in telling)
            pattern = re.compile(CELL + rb'(?=[^<>]*? s="(%b)")' % named + HELD)
        for match in self._all(pattern):
            if (style := int(match[3] or 0)) in telling:
                yield _place(match), style

    def _texts(
        self, shared: frozenset[int], sign: bytes, rare: bytes, inline: re.Pattern[bytes]
    ) -> Iterator[Place]:
        """Where one of these shared strings stands, or a text of the cell's own written so."""
        if shared:
            for match in self._all(_STRING):
                if int(match[3]) in shared:
                    yield _place(match)
        if self._has(sign, rare=rare):
            for match in self._all(_INLINE):
                if inline.search(match[3]):
                    yield _place(match)

    def _errors(self) -> Iterator[tuple[Place, str]]:
        if self._has(b't="e"'):
            for match in self._all(_ERROR):
                yield _place(match), match[3].decode(errors="replace")

    def _formulas(self, *, recalculated: bool) -> Iterator[Place]:
        """Formulas without a stored result. An empty text may well be one: t="str"."""
        if not self._has(b"<f", rare=b"f"):
            return
        for match in self._all(_FORMULA):
            kind, result = match[3], match[4] or b""
            if b"0" in result:
                if recalculated:
                    yield _place(match)
            elif not (result and b't="str"' in kind):
                yield _place(match)

    def hidden_rows(self) -> frozenset[int]:
        """Rows that are not shown, for whatever reason."""
        return frozenset(int(match[1]) for match in self._all(_HIDDEN_ROW))

    def merges(self) -> tuple[Merge, ...]:
        """Merged ranges."""
        found = self.frame.iterfind("{*}mergeCells/{*}mergeCell")
        return tuple(merge for e in found if (merge := merge_of(attribute(e, "ref"))))

    def hidden_columns(self) -> frozenset[int]:
        """Columns that are not shown."""
        return frozenset(
            number
            for e in self.frame.iterfind("{*}cols/{*}col")
            if is_on(e.get("hidden")) or _is_sliver(e.get("width"))
            for number in range(
                whole_number(e.get("min")), min(whole_number(e.get("max")), COLUMN_LIMIT) + 1
            )
        )

    def filters(self) -> Iterator[Merge]:
        """Ranges with an active filter of the sheet's own."""
        for element in self.frame.iterfind("{*}autoFilter"):
            yield from active_filter(element)

    @property
    def filtered_in_place(self) -> bool:
        """Whether the sheet is filtered by criteria that stand elsewhere."""
        properties = self.frame.find("{*}sheetPr")
        return properties is not None and is_on(properties.get("filterMode"))


@lru_cache(maxsize=1000)
def _with(look: Look, *, error: str = "", formula: bool = False) -> Look:
    """The look with an error or a formula: one object for all cells that are alike."""
    return replace(look, error=error, formula=formula)


def _check_number(looks: Mapping[Place, Look]) -> None:
    if len(looks) > ODD_LIMIT:
        raise too_large("公式、错误值和百分数等单元格", f"{ODD_LIMIT // 10_000}万格", "更多")


def active_filter(element: Element) -> Iterator[Merge]:
    """The range of an autoFilter, if anything is filtered by it."""
    merge = merge_of(attribute(element, "ref"))
    if merge and element.find("{*}filterColumn") is not None:
        yield merge


_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?", re.ASCII)


def merge_of(reference: str) -> Merge | None:
    """The range of A1:D7 or $A$1:$D$7; None for what is no range."""
    match = _RANGE.fullmatch(reference)
    if match is None:
        return None
    first, last = (match[1], match[2]), (match[3] or match[1], match[4] or match[2])
    return Merge(int(first[1]), column_number(first[0]), int(last[1]), column_number(last[0]))


def _place(match: re.Match[bytes]) -> Place:
    return int(match[2]), column_of(match[1])


def _is_sliver(text: str | None) -> bool:
    """Whether a column is so narrow that nobody sees it: less than half a digit."""
    return text is not None and re.fullmatch(r"0(?:\.[0-4][0-9]*)?", text) is not None
