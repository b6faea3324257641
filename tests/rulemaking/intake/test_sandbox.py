"""What a stranger's file can do to its reader ends with that file."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plenary.engine.text.block import Block, Change, Markup, Piece, Role, Shape
from plenary.rulemaking.intake import limit, sandbox
from plenary.rulemaking.intake.document import Content, Format, Issue, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.sandbox import Sandbox
from plenary.rulemaking.intake.wire import packed, unpacked
from tests.rulemaking.intake.word import ins, p, word

GOOD = word(p("Parties ", ins("shall"), " cooperate."))

HOSTILE = """
import os, sys
from plenary.rulemaking.intake import content, limit, worker
limit.SECONDS, limit.CPU_SECONDS, limit.MEMORY = {seconds}, 1, 400 << 20

def read(data, name, honest=content.read):
    if name == "loop":
        while True:
            pass
    if name == "sleep":
        import time
        time.sleep(60)
    if name == "memory":
        return bytearray(2 << 30)
    if name == "die":
        os._exit(0)
    if name == "kill":
        os.kill(os.getpid(), 11)
    if name == "recurse":
        return read(data, name)
    if name == "open":
        open("/etc/passwd")
    if name == "write":
        os.write(os.open({file!r}, os.O_WRONLY), b"x")
    if name == "worker":
        os.kill(os.getppid(), 9)
    return honest(data, name)

worker.read = read
worker.serve(sys.stdin.buffer, sys.stdout.buffer)
"""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A sandbox whose reader does what the name of the file says."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setattr(sandbox, "_START", HOSTILE.format(seconds=1.5, file=str(file)))
    return Sandbox(1)


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("loop", Flaw.TOO_SLOW),
        ("sleep", Flaw.TOO_SLOW),
        ("memory", Flaw.TOO_MUCH_MEMORY),
        ("die", Flaw.CRASHED),
        ("kill", Flaw.CRASHED),
        ("recurse", Flaw.DAMAGED),
        ("open", Flaw.CRASHED),
        ("write", Flaw.CRASHED),
        ("worker", Flaw.CRASHED),
    ],
)
def test_a_file_that_breaks_its_reader_is_refused_alone(hostile: Sandbox, name: str, flaw: Flaw):
    with hostile:
        broken = hostile.read(name, GOOD)
        after = hostile.read("good.docx", GOOD)
    assert isinstance(broken, Fault)
    assert broken.flaw is flaw
    assert isinstance(after, Content)


def test_a_worker_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sandbox, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(limit, "SECONDS", 0.2)
    monkeypatch.setattr(sandbox, "_GRACE", 0.2)
    began = time.monotonic()
    with Sandbox(1) as hung:
        answer = hung.read("a.docx", GOOD)
    assert isinstance(answer, Fault)
    assert answer.flaw is Flaw.TOO_SLOW
    assert time.monotonic() - began < 30


def test_many_files_are_answered_in_their_order_and_no_process_is_left():
    files = [(f"{number}.docx", word(p(f"Text {number}."))) for number in range(8)]
    files.insert(3, ("empty.docx", b""))
    with Sandbox(2) as several, ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(lambda file: several.read(*file), files))
        workers = [worker._process.pid for worker in several._workers if worker._process]
    assert [answer.blocks[0].accepted if isinstance(answer, Content) else answer.flaw for answer in answers] == [
        "Text 0.", "Text 1.", "Text 2.", Flaw.EMPTY, "Text 3.", "Text 4.", "Text 5.", "Text 6.", "Text 7.",
    ]  # fmt: skip
    for pid in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


FULL = Content(
    (
        Block((Piece("a"), Piece("b", Change.UNDONE, "A", "m", frozenset({Markup.STRUCK}), "FF0000", "s:x:1", "B", Role.NAMES))),
        Block((), Shape.CELL, 1, "(a)", "p1", Change.UNDONE, "B", "C", "table 1, row 1, column 1", (0, 0, 0), "1"),
    ),
    (Note(Remark.HIDDEN, 2, "paragraph 1", "x"),),
    (Quarantined(What.NAME, "", "Ann"),),
    Format.TEXT,
    Issue("b", "v", "s", ("p1",), ("p1:0",)),
)  # fmt: skip


@pytest.mark.parametrize("answer", [FULL, Content((Block((Piece("a"),)),)), Format.ODT])
def test_an_answer_comes_through_the_wire_whole(answer: Content | Format):
    assert unpacked(packed(answer)) == answer


def test_a_fault_comes_through_the_wire_whole():
    told = unpacked(packed(Fault(Flaw.BOMB, member="x", size=3)))
    assert isinstance(told, Fault)
    assert (told.flaw, told.data) == (Flaw.BOMB, {"member": "x", "size": 3})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b"\xff", b'"x"', b"[" * 100_000, b'{"flaw": "x", "data": {}}', b'{"flaw": "empty", "data": {"a": []}}',
        b'{"convert": "exe"}', b'{"blocks": [[1]], "notes": [], "quarantine": [], "format": "txt", "issue": null}',
        packed(FULL).replace(b'"(a)"', b"7"), packed(FULL).replace(b",2,", b",true,"), packed(FULL).replace(b"[0,0,0]", b"[0]"),
        packed(FULL).replace(b'"FF0000"', b"null"),
    ],
)  # fmt: skip
def test_what_no_reader_would_say_is_no_answer(data: bytes):
    with pytest.raises(ValueError):
        unpacked(data)


def test_half_a_letter_comes_through_as_an_unknown_one():
    told = unpacked(packed(Content((Block((Piece("a\ud800b"),)),))))
    assert isinstance(told, Content)
    assert told.blocks[0].accepted == "a?b"
