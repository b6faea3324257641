"""The process that reads strangers' files. It is started by ``sandbox`` and does nothing else.

It takes one file after another: a line of JSON (``name``, ``size``), then that many bytes. For each it
makes a child that can take neither much memory nor much time, can open and write no file and start no
program, reads the one file and dies. It answers with a line of JSON (``size``) and that many bytes, which
are what ``wire`` packs; what kills the child is a flaw of that file only.
"""

import codecs
import json
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from plenary.kit.confinement import confine
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.content import read, reader
from plenary.rulemaking.intake.document import Content, Format
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.wire import packed

_CHUNK = 1 << 20
_CODECS = ("ascii", "cp437", "cp1251", "cp1252", "cp1256", "gb18030", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
_SLOW = frozenset({signal.SIGALRM, signal.SIGXCPU})


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answers until no more files come."""
    reader(Format.DOCX)
    while line := incoming.readline():
        job = json.loads(line)
        name, data = job["name"], incoming.read(job["size"])
        _prepare(name, data)
        answer = _answer(name, data)
        outgoing.write(json.dumps({"size": len(answer)}).encode() + b"\n" + answer)
        outgoing.flush()


def _prepare(name: str, data: bytes) -> None:
    """Imports what the child will need, which it can no longer open, and its brothers need as well."""
    if name.lower().endswith((".md", ".markdown")):
        reader(Format.MARKDOWN)
    elif not data.startswith((b"PK", b"\xd0\xcf")):
        reader(Format.TEXT)
    for codec in _CODECS:
        codecs.lookup(codec)


def _answer(name: str, data: bytes) -> bytes:
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        _read_and_die(name, data, outlet)
    os.close(outlet)
    answer, size = [], 0
    while chunk := os.read(inlet, _CHUNK):
        size += len(chunk)
        if size <= limit.ANSWER:
            answer.append(chunk)
    os.close(inlet)
    _, status = os.waitpid(child, 0)
    if status == 0 and size <= limit.ANSWER:
        return b"".join(answer)
    slow = os.WIFSIGNALED(status) and os.WTERMSIG(status) in _SLOW
    return packed(Fault(Flaw.TOO_SLOW) if slow else Fault(Flaw.CRASHED, error=f"status {status}"))


def _read_and_die(name: str, data: bytes, outlet: int) -> None:
    """Never returns: nothing of the parent's is to run twice."""
    code = 1
    try:
        confine(seconds=limit.SECONDS, cpu_seconds=limit.CPU_SECONDS, memory=limit.MEMORY)
        answer = packed(_read(name, data))
        while answer:
            answer = answer[os.write(outlet, answer) :]
        code = 0
    finally:
        os._exit(code)


def _read(name: str, data: bytes) -> Content | Format | Fault:
    try:
        return read(data, name)
    except Fault as fault:
        return fault
    except MemoryError:
        return Fault(Flaw.TOO_MUCH_MEMORY)
    except RecursionError:
        return Fault(Flaw.DAMAGED, member="")
    except Exception as error:  # noqa: BLE001 - a mistake of ours is told with its place, as a flaw of this file
        return Fault(Flaw.CRASHED, error=_told(error))


def _told(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return type(error).__name__ + where


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
