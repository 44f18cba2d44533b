"""A briefing as slides, 16:9, with native tables and editable charts: `slides_bytes`.

Source line, release and sample mark stand on every slide, because slides are copied one by one.
"""

from exports.slides.writing import slides_bytes

__all__ = ["slides_bytes"]
