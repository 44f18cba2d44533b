"""Work reports and plans in prose: every figure in them, with its sentence.

text → view and blocks → numbers (`scanning`) → what they say of whom, when and whether
(`mapping`, `context`) → passages (`reading`) → figures (`folder`).
Rules only, no model: the same text always gives the same passages.
"""

from etl.reports.folder import is_certain, read_reports
from etl.reports.opening import Told
from etl.reports.reading import Reader

__all__ = ["Reader", "Told", "is_certain", "read_reports"]
