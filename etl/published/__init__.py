"""Published facts, `data/published/*.csv`, to figures and issues.

Bytes become cells (`cells`), cells a row (`rows`), rows figures or what is wrong with them
(`reading`, `issues`); `written_values` reads the source's own words as a second opinion.
"""

from etl.published.reading import read_published

__all__ = ["read_published"]
