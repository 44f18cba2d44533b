"""The parts of a workbook's archive: which sheet lies where, what belongs to what, new parts.

Edits the directory of the archive (relations, content types); what a part says stands elsewhere.
"""

import posixpath
import re
from html import unescape
from xml.sax.saxutils import escape, quoteattr

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."
MAIN = f"{TYPES}sheet.main+xml"
BOOK = "xl/workbook.xml"
TAG = r"<(?:[\w.-]+:)?{}\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
START = 4_000  # characters in which a part names its root
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class CannotBeMarkedError(Exception):
    """A part is not what a workbook's part must be: then it cannot be edited, only read."""


def tags(name: str, part: str) -> list[re.Match[str]]:
    """Every opening tag of this name, whatever its prefix."""
    return list(re.finditer(TAG.format(name), part)) if name in part else []


def first(found: list[re.Match[str]]) -> re.Match[str]:
    """The first tag. Raises `CannotBeMarkedError` where there is none."""
    if not found:
        raise CannotBeMarkedError
    return found[0]


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, prefixes taken off: r:id is id."""
    return {
        name.rpartition(":")[2]: unescape(double or single)
        for name, double, single in ATTRIBUTE.findall(tag)
    }


def prefix(part: str) -> str:
    """What stands before the names of the part's own elements: "" or "x:"."""
    root = re.search(r"<([\w.-]+:)?[A-Za-z]", re.sub(r"<\?.*?\?>|<!--.*?-->", "", part[:START]))
    return root[1] or "" if root else ""


class Parts:
    """The archive while it is being edited.

    Its methods raise `CannotBeMarkedError` where a part is damaged.
    """

    def __init__(self, given: dict[str, bytes]) -> None:
        self.given = dict(given)

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def text(self, name: str) -> str:
        """A part of XML; "" where it is not there."""
        content = self.given.get(name, b"")
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        try:
            text = content.decode("utf-16" if wide else "utf-8-sig")
        except UnicodeDecodeError as error:
            raise CannotBeMarkedError(name) from error
        return re.sub(r"^\s*<\?xml.*?\?>\s*", "", text)

    def put(self, name: str, text: str) -> None:
        """Take this text as the part, as UTF-8."""
        declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
        self.given[name] = declared.encode()

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: id to kind (its last word) and the part's name."""
        found = {}
        for tag in tags("Relationship", self.text(_relations_of(name))):
            given = attributes(tag[0])
            target = posixpath.join(posixpath.dirname(name), given.get("Target", ""))
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        return found

    def related(self, name: str, kind: str) -> str | None:
        """The part of this kind that `name` refers to; None where there is none."""
        of_kind = (target for found, target in self.relations(name).values() if found == kind)
        return next(of_kind, None)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Let `name` refer to `target`; the id."""
        taken = self.relations(name)
        key = next(f"rIdCheck{n}" for n in range(1, len(taken) + 2) if f"rIdCheck{n}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(name))
        line = f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={quoteattr(path)}/>'
        where = _relations_of(name)
        text = self.text(where) or f'<Relationships xmlns="{PACKAGE}"></Relationships>'
        own = prefix(text)
        self.put(where, inserted(text, "Relationships", line.replace("<", f"<{own}", 1)))
        return key

    def forget(self, name: str) -> None:
        """Take a part out, with everything that refers to it."""
        self.given.pop(name, None)
        self.given.pop(_relations_of(name), None)
        for where in [n for n in self.given if n.endswith(".rels")]:
            folder, file = posixpath.split(where)
            referring = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            gone = {key for key, (_, target) in self.relations(referring).items() if target == name}
            if gone:
                self.put(where, without(self.text(where), "Relationship", "Id", gone))
        types = without(self.text("[Content_Types].xml"), "Override", "PartName", {f"/{name}"})
        self.put("[Content_Types].xml", types)

    def declare(self, name: str, content_type: str) -> None:
        """Say what a new part is."""
        text = self.text("[Content_Types].xml")
        line = f'<{prefix(text)}Override PartName="/{escape(name)}" ContentType="{content_type}"/>'
        self.put("[Content_Types].xml", inserted(text, "Types", line))

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what the parts of an ending are, unless it is said."""
        text = self.text("[Content_Types].xml")
        said = (attributes(tag[0]).get("Extension", "").lower() for tag in tags("Default", text))
        if ending not in said:
            line = f'<{prefix(text)}Default Extension="{ending}" ContentType="{content_type}"/>'
            start = first(tags("Types", text)).end()
            self.put("[Content_Types].xml", text[:start] + line + text[start:])

    def new_name(self, pattern: str) -> str:
        """A name that no part has: xl/comments{}.xml with the first number that is free."""
        taken = {name.lower() for name in self.given}
        names = (pattern.format(n) for n in range(1, len(taken) + 2))
        return next(name for name in names if name.lower() not in taken)

    def sheets(self) -> dict[str, str]:
        """The names of the sheets in their order, and the part of each."""
        targets = self.relations(BOOK)
        found = {}
        for tag in tags("sheet", self.text(BOOK)):
            given = attributes(tag[0])
            kind, target = targets.get(given.get("id", ""), ("", ""))
            if kind == "worksheet" and target in self.given:
                found[given.get("name", "")] = target
        return found


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def inserted(part: str, name: str, line: str) -> str:
    """The part with `line` as the last thing inside its last element `name`."""
    closing = list(re.finditer(rf"</(?:[\w.-]+:)?{name}\s*>", part))
    if closing:
        place = closing[-1].start()
        return part[:place] + line + part[place:]
    empty = first(tags(name, part)[-1:])
    opened = empty[0].rstrip(">").rstrip("/").rstrip()
    closed = f"</{prefix(empty[0])}{name}>"
    return part[: empty.start()] + f"{opened}>{line}{closed}" + part[empty.end() :]


def without(part: str, name: str, attribute: str, values: set[str]) -> str:
    """The part without the empty elements `name` whose attribute is one of `values`."""
    for tag in reversed(tags(name, part)):
        if attributes(tag[0]).get(attribute) in values:
            part = part[: tag.start()] + part[tag.end() :]
    return part
