"""What can be wrong with a return, in the words of the person who has to mend it.

Each code has one severity and one sentence: what was found, what was expected, what to do.
An error keeps the value out, a warning lets it in and is shown, info is a row set aside on
purpose. Nothing here reads a cell.
"""

from dataclasses import dataclass, field

from etl.figures import Issue, SourceError
from etl.returns.messages import MESSAGES

WHOLE_FILE = "文件"


@dataclass(frozen=True)
class Complaint:
    """One finding, not yet tied to a file and a place."""

    code: str
    found: dict[str, object] = field(default_factory=dict)

    def at(self, file: str, place: str = WHOLE_FILE, **more: object) -> Issue:
        """The finding as an issue; `more` says what the finder did not know."""
        said = MESSAGES[self.code]
        text = said.text.format(**{**more, **self.found})
        return Issue(code=said.code, severity=said.severity, file=file, place=place, message=text)


def complaint(code: str, **found: object) -> Complaint:
    """`complaint("too_large", what="文件", …)`; the words are those of the message."""
    return Complaint(code, found)


class RefusedError(SourceError):
    """A file, sheet or value that must stay out, with the complaint that says why."""

    def __init__(self, code: str, **found: object) -> None:
        self.complaint = complaint(code, **found)
        super().__init__(code)
