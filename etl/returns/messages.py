"""What is said of a return, from `messages.toml`: one severity and one sentence a finding.

Only words; how a finding becomes an issue stands in `etl.returns.issues`.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from etl.figures import Severity

FILE = Path(__file__).with_name("messages.toml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """The code a finding goes under, its severity, and its sentence with {words} to fill in."""

    code: str
    severity: Severity
    text: str


def _messages() -> dict[str, Message]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {
        finding: Message(
            code=said.get("as", finding), severity=said["severity"], text=said["message"]
        )
        for finding, said in tables.items()
    }


MESSAGES = _messages()
