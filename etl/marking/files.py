"""Where the workbooks that go back are written: one file, or a folder for several.

What they look like stands in `etl.marking.returning`. Never writes over what came in, nor over any
file but one that was marked before.
"""

from collections.abc import Sequence
from pathlib import Path

from etl.figures import Issue
from etl.marking.returning import returned
from etl.returns.files import read_file
from etl.returns.forms import is_list
from etl.returns.issues import RefusedError


class MarkedFiles:
    """The place that was named for them: a workbook (.xlsx), or a folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.is_dir() or not output.suffix
        self.written: set[Path] = set()

    def refusal(self, files: Sequence[Path]) -> str:
        """Why these files cannot be written there; empty where they can."""
        if not self.folder and self.output.suffix.lower() != ".xlsx":
            return f"--mark 应为 .xlsx 或文件夹，读到“{self.output}”"
        if not self.folder and len(files) > 1:
            return f"有{len(files)}个文件，--mark 应为文件夹，读到“{self.output}”"
        inputs = {file.resolve() for file in files}
        targets = [self.output / f"{f.stem}.xlsx" for f in files] if self.folder else [self.output]
        over = next((target for target in targets if target.resolve() in inputs), None)
        if over:
            return f"--mark 会覆盖收到的报表“{over}”，请换一个位置"
        lost = next(
            (target for target in targets if target.exists() and not _is_marked(target)), None
        )
        return f"已有文件“{lost}”，不是退回的报表，不会覆盖；请换一个位置" if lost else ""

    def write(self, file: Path, issues: Sequence[Issue]) -> Path:
        """Write what goes back for one file; where. Raises `OSError`."""
        target = self._target(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(returned(file.read_bytes(), file.name, issues))
        self.written.add(target)
        return target

    def _target(self, file: Path) -> Path:
        """Two files of one name do not meet."""
        if not self.folder:
            return self.output
        numbered = (f"{file.stem}({n}).xlsx" for n in range(2, len(self.written) + 3))
        names = (self.output / name for name in (f"{file.stem}.xlsx", *numbered))
        return next(path for path in names if path not in self.written)


def _is_marked(path: Path) -> bool:
    """Whether it is a workbook that an earlier check wrote."""
    try:
        return any(map(is_list, read_file(path.read_bytes(), path.name).grids))
    except (RefusedError, OSError):
        return False
