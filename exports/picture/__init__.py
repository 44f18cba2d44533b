"""A chart as a picture with title, unit, source, release and sample mark inside: `png_bytes`.

Drawn with Pillow and a Chinese font of this machine, twice as fine as a screen. Without such a
font nothing is drawn: squares instead of words would be worse than no picture.
"""

from exports.picture.drawing import png_bytes
from exports.picture.fonts import NO_FONT, available

__all__ = ["NO_FONT", "available", "png_bytes"]
