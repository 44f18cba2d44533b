"""District returns: workbooks to figures and issues, told apart by `etl/layouts/*.toml`.

`read_returns` reads a folder and never raises for what a file holds: a bad file, row or
cell becomes an issue. Knows no warehouse and no screen.
"""

from etl.returns.reading import read_returns

__all__ = ["read_returns"]
