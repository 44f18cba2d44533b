"""District returns: whatever a district office sends, to figures and issues, read by content.

`read_returns` reads a folder, `read_path` one file; neither raises for what a file holds: a bad
file, sheet or cell becomes an issue. Knows no warehouse and no screen.
"""

from etl.returns.claims import Claim
from etl.returns.contexts import Told
from etl.returns.reading import FileReading, read_path, read_return, read_returns
from etl.returns.words import Words

__all__ = ["Claim", "FileReading", "Told", "Words", "read_path", "read_return", "read_returns"]
