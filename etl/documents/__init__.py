"""Foreign documents — .txt, .docx, .pdf — to text and the blocks their structure tells.

The kind of a file is told by its bytes, and every file is read within bounds or refused with
the reason (`refusals`). Finds no numbers.
"""

from etl.documents.reading import Opened, read_document
from etl.documents.refusals import DocumentError, severity

__all__ = ["DocumentError", "Opened", "read_document", "severity"]
