"""The workbook returned (退回的报表): what came in, with its wrong cells coloured and commented.

The archive's parts are edited in place, byte for byte: what is not marked stays what it was,
charts, pictures, controls and links included. Reads no figures; what is wrong is told from outside.
"""

from etl.marking.files import MarkedFiles
from etl.marking.returning import returned

__all__ = ["MarkedFiles", "returned"]
