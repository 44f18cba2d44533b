"""What reading one or several sources gave, as one record that grows.

Holds records; nothing here reads a file.
"""

from dataclasses import dataclass, field

from etl.figures import Figure, Issue, Source, Unfilled
from etl.passages import Document, Passage, SheetRow
from etl.receipts import Receipt


@dataclass(kw_only=True, slots=True)
class Reading:
    """What one or several sources gave.

    `documents` and `sheet_rows` are the sources as they stand, `passages` the numbers read in
    each document, by its file; `unfilled` the cells of returns that were left blank; `receipts`
    what became of each return.
    """

    sources: list[Source] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    unfilled: list[Unfilled] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    passages: dict[str, list[Passage]] = field(default_factory=dict)
    sheet_rows: list[SheetRow] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)

    def add(self, other: "Reading") -> None:
        """Take over everything `other` holds."""
        self.sources.extend(other.sources)
        self.figures.extend(other.figures)
        self.unfilled.extend(other.unfilled)
        self.issues.extend(other.issues)
        self.documents.extend(other.documents)
        self.passages.update(other.passages)
        self.sheet_rows.extend(other.sheet_rows)
        self.receipts.extend(other.receipts)
