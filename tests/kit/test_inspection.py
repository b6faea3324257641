"""A document is looked into by a process that can do no harm, and kept only where nothing is wrong with it."""

import io
import zipfile

import pytest

from plenary.kit import confinement
from plenary.kit.confinement import NoAnswer, ask
from plenary.kit.inspection import inspect

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORDS = "<document><p>words</p></document>"
BOMB = '<!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;&b;">]><a>&d;</a>'


def word(body: str | bytes = WORDS, types: str = TYPES, *more: tuple[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", body)
        for name, content in more:
            archive.writestr(name, content)
    return data.getvalue()


def locked() -> bytes:
    """A file whose members say that they are encrypted."""
    data = bytearray(word())
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = data.find(start)
        while place >= 0:
            data[place + (6 if start[2] == 3 else 8)] |= 1
            place = data.find(start, place + 4)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (word(), "draft.docx", {"media": "docx"}),
        (b"%PDF-1.7\nwords", "draft.pdf", {"media": "pdf"}),
        (b"plain words", "draft.txt", {"media": "txt"}),
        (word(), "draft.pdf", {"why": "docx"}),
        (b"\x7fELF\0", "draft.pdf", {"why": "unknown"}),
        (b"%PDF-1.7\n<< /S /JavaScript /JS (app.alert) >>", "draft.pdf", {"why": "active"}),
        (b"%PDF-1.7\n<< /S /Launch /F (cmd) >>", "draft.pdf", {"why": "active"}),
        (word(BOMB), "draft.docx", {"why": "doctype"}),
        (word(BOMB.encode("utf-16")), "draft.docx", {"why": "doctype"}),
        (word("<document><p></document>"), "draft.docx", {"why": "damaged"}),
        (word(types=TYPES.replace("/>", "><x a='macroEnabled'/></Types>")), "draft.docx", {"why": "macros"}),
        (word(WORDS, TYPES, ("../../etc/cron.d/x", b"x")), "draft.docx", {"why": "escaping name"}),
        (word(WORDS, TYPES, ("word/media/a.bmp", bytes(9 << 20))), "draft.docx", {"why": "bomb"}),
        (word()[:-30] + bytes(30), "draft.docx", {"why": "unknown"}),
        (locked(), "draft.docx", {"why": "password"}),
    ],
)
def test_a_document_is_kept_only_where_nothing_is_wrong_with_it(data: bytes, name: str, found: dict[str, str]):
    assert inspect(data, name) == found


def test_the_same_is_said_by_a_process_of_its_own():
    assert ask("plenary.kit.inspection:inspect", "draft.docx", word()) == {"media": "docx"}
    assert ask("plenary.kit.inspection:inspect", "Übersicht\n.docx", word(BOMB)) == {"why": "doctype"}


def look(data: bytes, name: str) -> object:
    """What a reader that was taken over might try, by the name of the file."""
    import os
    import socket
    import time

    tried = {
        "open": lambda: os.open("/etc/hostname", os.O_RDONLY),
        "connect": lambda: socket.socket(),
        "memory": lambda: len(bytearray(2 << 30)),
        "sleep": lambda: time.sleep(60),
        "shout": lambda: "x" * 100_000,
        "die": lambda: os._exit(0),
        "environment": lambda: sorted(os.environ),
    }
    try:
        return tried[name]()
    except (OSError, MemoryError) as error:
        return type(error).__name__


@pytest.mark.parametrize(
    ("tried", "comes_of_it"),
    [("open", "OSError"), ("connect", "OSError"), ("memory", "MemoryError"), ("environment", ["LC_ALL", "PATH"])],
)
def test_a_reader_that_was_taken_over_opens_nothing_reaches_nobody_and_knows_nothing(
    tried: str, comes_of_it: object, monkeypatch: pytest.MonkeyPatch
):
    assert hostile(tried, monkeypatch) == comes_of_it


@pytest.mark.parametrize("tried", ["die", "shout", "sleep"])
def test_one_that_gives_no_answer_is_stopped(tried: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(confinement, "SECONDS", 0.5)
    with pytest.raises(NoAnswer):
        hostile(tried, monkeypatch)


def hostile(tried: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """Asks ``look`` in a confined process."""
    root = __file__.rpartition("/tests/")[0]
    monkeypatch.setattr(confinement, "_ASKED", f"sys.path.insert(0, {root!r}); {confinement._ASKED}")
    return ask("tests.kit.test_inspection:look", tried, b"")
