"""What is said of a return stands in one file, and nothing in it is said by nobody."""

from pathlib import Path
from typing import get_args

from etl.figures import Severity
from etl.returns import issues
from etl.returns.messages import MESSAGES

CODE = "".join(
    path.read_text(encoding="utf-8") for path in Path(issues.__file__).parent.rglob("*.py")
)


def test_every_finding_has_a_severity_and_a_sentence_and_is_raised_somewhere():
    wrong = {
        finding
        for finding, said in MESSAGES.items()
        if said.severity not in get_args(Severity) or not said.text.endswith(("。", "}"))
    }
    assert wrong == set()
    assert {finding for finding in MESSAGES if f'"{finding}"' not in CODE} == set()
