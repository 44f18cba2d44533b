"""A briefing as an editable .docx in the layout of official documents: `document_bytes`.

A4 with the margins, fonts and line spacing of GB/T 9704—2012; tables are native, charts are
pictures with their source in them, sources are numbered.
"""

from exports.document.writing import document_bytes

__all__ = ["document_bytes"]
