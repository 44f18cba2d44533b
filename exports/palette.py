"""The colours, by role, of paper and of the light theme. Nothing here draws.

Districts keep one colour and order everywhere. The nine categories were chosen with
simulated protanopia, deuteranopia and tritanopia (tests/dashboard/test_palette.py) and are
still paired with direct labels, so that nothing is said by colour alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Colours of one theme. `amounts` go from little to much against the paper.

    `rise` and `fall` are those of what an amount gained or lost, which is no judgement.
    """

    ink: str
    muted: str
    paper: str
    rule: str
    accent: str
    strong: str
    soft: str
    missing: str
    rise: str
    fall: str
    amounts: tuple[str, ...]
    categories: tuple[str, ...]

    def category(self, position: int) -> str:
        """The colour of the district in this fixed position; they repeat after the last."""
        return self.categories[position % len(self.categories)]


LIGHT = Palette(
    ink="#1F2933",
    muted="#5F6B78",
    paper="#FFFFFF",
    rule="#E3DFD8",
    accent="#B5342B",
    strong="#2F5D8A",
    soft="#B5CCE1",
    missing="#A3A9B0",
    rise="#2F5D8A",
    fall="#A3A9B0",
    amounts=(
        "#EEF3F8",
        "#D6E3EF",
        "#B5CCE1",
        "#8DB0D0",
        "#6493BC",
        "#4478A6",
        "#2F5D8A",
        "#224769",
    ),
    categories=(
        "#2A567E",
        "#B12D29",
        "#3C8D7A",
        "#A8741A",
        "#7E63A4",
        "#7493AF",
        "#8C6D46",
        "#676F82",
        "#0C4046",
    ),
)
