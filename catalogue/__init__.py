"""What figures mean: indicators, regions, the organisation, units and wording.

Bottom floor: nothing here imports another package of ours, opens a database or
knows a screen. `load` reads the TOML files beside this module.
"""

from catalogue.loading import Catalogue, load
from catalogue.meaning import Break, Indicator, Organisation, Quotient, Region, Reporting
from catalogue.tables import CatalogueError

__all__ = [
    "Break",
    "Catalogue",
    "CatalogueError",
    "Indicator",
    "Organisation",
    "Quotient",
    "Region",
    "Reporting",
    "load",
]
