"""Whatever file somebody sent, as grids: told by its bytes, read within bounds, or refused.

`read_file` is the way in. Knows no table, no region and no indicator.
"""

from etl.returns.files.sniffing import read_file

__all__ = ["read_file"]
