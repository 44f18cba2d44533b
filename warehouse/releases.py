"""The releases in a folder: which is in force, which there are, a new one, one step back.

Files and their order; what a release holds is looked up in `warehouse.contents`, how one is
made in `warehouse.publishing`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from warehouse import pointer, publishing
from warehouse.contents import Contents, ReleaseError, examine, number_in
from warehouse.publishing import KEEP, WAIT_SECONDS, Fill, nothing_to_say

__all__ = ["InForce", "Release", "ReleaseError", "Releases"]


@dataclass(frozen=True, kw_only=True)
class Release:
    """One release file. `contents` is None where it does not open."""

    number: int
    path: Path
    contents: Contents | None
    in_force: bool

    @property
    def name(self) -> str:
        """The file's name, as CURRENT holds it."""
        return self.path.name

    @property
    def opens(self) -> bool:
        """Whether the file opens and answers."""
        return self.contents is not None

    @property
    def built_at(self) -> datetime | None:
        """When it was built (UTC)."""
        return None if self.contents is None else self.contents.built_at


@dataclass(frozen=True, kw_only=True)
class InForce:
    """The file to read, and the names that were passed over because they do not open."""

    path: Path | None
    named: str
    unusable: tuple[str, ...] = ()

    @property
    def fallback(self) -> bool:
        """Whether another release is shown than the one that was put in force."""
        return self.path is not None and self.path.name != self.named


class Releases:
    """The folder `data/releases`. Cheap to ask: a file is read through once per change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._verdicts: dict[tuple[str, int, int], Contents | None] = {}

    def publish(
        self,
        fill: Fill,
        *,
        wait_seconds: float = WAIT_SECONDS,
        keep: int = KEEP,
        on_wait: Callable[[], None] = nothing_to_say,
    ) -> Release:
        """Build, check and put in force the next release. Raises `ReleaseError`.

        `fill` writes the tables of the schema, the row of `release` among them. A second
        build waits up to `wait_seconds` after calling `on_wait` once. Afterwards the `keep`
        newest releases remain, and the one in force.
        """
        path, contents = publishing.publish(
            self.folder, fill, wait_seconds=wait_seconds, keep=keep, on_wait=on_wait
        )
        number = contents.number
        return Release(number=number, path=path, contents=contents, in_force=True)

    def current(self) -> Path | None:
        """The file to read: the one in force, else the newest that opens, else None."""
        return self.in_force().path

    def in_force(self) -> InForce:
        """The same, with what was passed over, so that a page can say so."""
        name = pointer.named(self.folder)
        if self._contents(name) is not None:
            return InForce(path=self.folder / name, named=name)
        again = pointer.named(self.folder)
        # The old file may have been cleared away between reading its name and opening it.
        if again != name and self._contents(again) is not None:
            return InForce(path=self.folder / again, named=again)
        return self._newest_that_opens(again)

    def all(self) -> list[Release]:
        """Every release in the folder, newest first, those that do not open included."""
        current = self.current()
        paths = publishing.release_files(self.folder)
        return [self._release(path, in_force=path == current) for path in paths]

    def find(self, number: int) -> Release:
        """The release of this number. Raises `ReleaseError`, which names those there are."""
        for path in publishing.release_files(self.folder):
            if number_in(path.name) == number:
                return self._release(path, in_force=path == self.current())
        raise ReleaseError(f"没有第{number}版；{_listed(self.all())}")

    def rollback(self, number: int) -> Release:
        """Put an earlier (or later) release in force. Raises `ReleaseError`."""
        self.find(number)  # reads the file through before anybody has to wait
        with publishing.moving(self.folder):
            release = self.find(number)
            if not release.opens:
                raise ReleaseError(
                    f"第{number}版（{release.name}）打不开，不能启用；{_listed(self.all())}"
                )
            pointer.move(self.folder, release.name)
        return self._release(release.path, in_force=True)

    def _newest_that_opens(self, name: str) -> InForce:
        passed_over = [name] if name else []
        for path in publishing.release_files(self.folder):
            if self._contents(path.name) is not None:
                return InForce(path=path, named=name, unusable=tuple(passed_over))
            if path.name != name:
                passed_over.append(path.name)
        return InForce(path=None, named=name, unusable=tuple(passed_over))

    def _release(self, path: Path, *, in_force: bool) -> Release:
        return Release(
            number=number_in(path.name) or 0,
            path=path,
            contents=self._contents(path.name),
            in_force=in_force,
        )

    def _contents(self, name: str) -> Contents | None:
        """What the file of this name holds, from memory while its size and time are the same."""
        if number_in(name) is None:  # empty, or something outside this folder
            return None
        path = self.folder / name
        try:
            status = path.stat()
        except OSError:
            return None
        known = (name, status.st_mtime_ns, status.st_size)
        if known not in self._verdicts:
            self._verdicts[known] = examine(path)
        return self._verdicts[known]


def _listed(releases: list[Release]) -> str:
    numbers = [str(release.number) for release in releases if release.opens]
    return f"可用的版本：{'、'.join(numbers)}" if numbers else "没有可用的版本"
