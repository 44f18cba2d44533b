"""Whose dashboard this is, as a picture above the menu: name and title of the organisation.

Markup out. A picture, because the menu has no room for words of its own; drawn with the
reader's fonts and in the theme's ink, so that it looks like the rest.
"""

from catalogue import Organisation
from dashboard.charts.template import FONT
from dashboard.markup import text
from dashboard.palette import palette

HEIGHT, NAME, TITLE = 32, 18, 14


def masthead(organisation: Organisation, *, dark: bool) -> str:
    """The name and the title, on one line. A Chinese character is as wide as it is high."""
    colours = palette(dark=dark)
    beside = 11 + len(organisation.short_name) * NAME + 9
    width = beside + len(organisation.title) * TITLE + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" '
        f'viewBox="0 0 {width} {HEIGHT}" font-family="{text(FONT)}">'
        f'<rect width="3" height="20" y="6" fill="{colours.accent}"/>'
        f'<text x="11" y="23" font-size="{NAME}" font-weight="600" fill="{colours.ink}">'
        f"{text(organisation.short_name)}</text>"
        f'<text x="{beside}" y="22" font-size="{TITLE}" fill="{colours.muted}">'
        f"{text(organisation.title)}</text></svg>"
    )
