"""The words of files: a package above that reads strangers' files under limits lends its reader."""

from collections.abc import Callable

Read = Callable[[bytes, str], str]
"""The words of a file, by its bytes and a name that says its format; empty where they cannot be read."""

_readers: dict[str, Read] = {}


def lend(endings: tuple[str, ...], read: Read) -> None:
    """Read files of these endings for the search; called once, when a package is ready."""
    _readers.update(dict.fromkeys(endings, read))


def read_words(data: bytes, ending: str) -> str:
    """The words of a file; empty where nobody reads such files, or this one has none that can be read."""
    read = _readers.get(ending)
    return read(data, f"document.{ending}") if read else ""
