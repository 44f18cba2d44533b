"""The few ways in which a whole file is refused, named once. Knows no kind of file."""

from etl.returns.issues import RefusedError


def broken(found: str) -> RefusedError:
    """A file that is not what it looks like: `found` says what is wrong with it."""
    return RefusedError("not_a_workbook", found=found)


def too_large(what: str, limit: str, found: str) -> RefusedError:
    """Something beyond a bound, all three in words."""
    return RefusedError("too_large", what=what, limit=limit, found=found)


def no_entities() -> RefusedError:
    """XML that declares entities of its own: a few lines can stand for gigabytes."""
    return broken("内含实体定义")


def not_xml() -> RefusedError:
    """A part that breaks the rules of XML."""
    return broken("内容不是有效的 XML")


def other_kind(found: str, advice: str) -> RefusedError:
    """A sound file of a kind that is no table."""
    return RefusedError("file_kind_unread", found=found, advice=advice)
