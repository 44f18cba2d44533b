"""The marks that a target is judged by, as records. Read and used by `catalogue.targets`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Marks:
    """From where on a target is reached, and from where on it is near."""

    reached: int
    near: int


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """The marks at the end of a period, in percent, and within it, in percentage points."""

    final: Marks = Marks(reached=100, near=90)
    running: Marks = Marks(reached=0, near=-10)
