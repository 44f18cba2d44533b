"""A sheet to draw on, in points of the finished picture.

Drawn larger than it is kept, because Pillow's lines have no soft edges; knows no chart.
"""

from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw

from exports.picture.fonts import font
from exports.texts import harmless

FINE = 2
"""Pixels of the file for one point: a picture of 960 points is 1920 wide, as a slide is."""
OVER = 2
Anchor = Literal["la", "ra", "ma", "lm", "rm", "mm", "ls", "rs", "ms"]
Point = tuple[float, float]
MOST_CHARACTERS = 200


class Canvas:
    """White paper of `width` by `height` points."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (self._scaled(width), self._scaled(height)), "white")
        self._draw = ImageDraw.Draw(self._image)

    @staticmethod
    def _scaled(points: float) -> int:
        return round(points * FINE * OVER)

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: int,
        colour: str,
        anchor: Anchor = "la",
        bold: bool = False,
    ) -> None:
        """Words at a point; `anchor` says which point of the words, as Pillow names it."""
        place = (self._scaled(at[0]), self._scaled(at[1]))
        face = font(self._scaled(size), bold=bold)
        self._draw.text(place, words, fill=colour, font=face, anchor=anchor)

    def width_of(self, words: str, *, size: int, bold: bool = False) -> float:
        """How wide the words are, in points."""
        return font(self._scaled(size), bold=bold).getlength(words) / (FINE * OVER)

    def fitted(self, words: str, room: float, *, size: int, bold: bool = False) -> str:
        """Foreign words on one line, cut with an ellipsis where they are wider than `room`."""
        line = " ".join(harmless(words).split())[:MOST_CHARACTERS]
        if self.width_of(line, size=size, bold=bold) <= room:
            return line
        while line and self.width_of(f"{line}…", size=size, bold=bold) > room:
            line = line[:-1]
        return f"{line}…"

    def box(self, start: Point, end: Point, *, colour: str, radius: float = 0) -> None:
        """A filled box between two corners."""
        left, right = sorted((start[0], end[0]))
        top, bottom = sorted((start[1], end[1]))
        corners = [self._scaled(x) for x in (left, top, right, bottom)]
        self._draw.rounded_rectangle(corners, radius=self._scaled(radius), fill=colour)

    def line(self, points: list[Point], *, colour: str, width: float = 1) -> None:
        """A line through the points."""
        scaled = [(self._scaled(x), self._scaled(y)) for x, y in points]
        self._draw.line(scaled, fill=colour, width=max(1, self._scaled(width)), joint="curve")

    def dot(self, at: Point, radius: float, *, colour: str) -> None:
        """A filled circle."""
        x, y, r = (self._scaled(v) for v in (*at, radius))
        self._draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def png(self) -> bytes:
        """The picture as a PNG, made soft at its edges."""
        stream = BytesIO()
        # 144 points to the inch: pasted into a document it is as wide as it says.
        self._image.reduce(OVER).save(stream, "PNG", dpi=(72 * FINE, 72 * FINE))
        return stream.getvalue()
