"""Strangers' files read in processes of their own, several at a time.

A worker is a bare interpreter that imports the readers only; see ``worker`` for what holds its children. If
a worker itself dies or hangs, the file it had is refused and another worker takes the next one.
"""

import json
import os
import select
import subprocess
import time
from queue import SimpleQueue
from types import TracebackType

from plenary.kit import confinement
from plenary.kit.turn import giving_way
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.document import Content, Format
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.wire import unpacked

_CHUNK = 1 << 20
_GRACE = 5
"""Seconds that a worker has after its child's time is up."""
_NEEDED = ("plenary", "lxml", "markdown_it", "mdurl")
_START = f"import runpy; runpy.run_module('{__package__}.worker', run_name='__main__')"

Answer = Content | Format | Fault


class Sandbox:
    """At most ``processes`` workers, started when they are first needed and ended with the ``with`` block."""

    def __init__(self, processes: int = 2) -> None:
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._workers = [_Worker() for _ in range(processes)]
        # The one that was given back last is asked first: one file never starts two workers.
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()

    def read(self, name: str, data: bytes) -> Answer:
        """What a reader says of one file; never raises on account of the file."""
        worker = self._idle.get()
        try:
            return worker.read(name, data)
        finally:
            self._idle.put(worker)


class _Worker:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, name: str, data: bytes) -> Answer:
        process = self._process = self._process or confinement.start(_START, _NEEDED)
        try:
            with giving_way():
                said = _asked(process, name, data, time.monotonic() + limit.SECONDS + _GRACE)
            return unpacked(said)
        except TimeoutError:
            self.stop()
            return Fault(Flaw.TOO_SLOW)
        except (OSError, EOFError, ValueError) as error:
            self.stop()
            return Fault(Flaw.CRASHED, error=type(error).__name__)

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            confinement.stop(process)


def _asked(process: subprocess.Popen[bytes], name: str, data: bytes, until: float) -> bytes:
    """Raises TimeoutError, EOFError, OSError and ValueError as the worker behaves."""
    incoming, outgoing = process.stdin, process.stdout
    if incoming is None or outgoing is None:
        raise EOFError
    incoming.write(json.dumps({"name": name, "size": len(data)}).encode() + b"\n" + data)
    incoming.flush()
    head = b""
    while not head.endswith(b"\n"):
        head += _next(outgoing.fileno(), 1, until)
    size = json.loads(head)["size"]
    answer = bytearray()
    while len(answer) < size:
        answer += _next(outgoing.fileno(), min(size - len(answer), _CHUNK), until)
    return bytes(answer)


def _next(stream: int, most: int, until: float) -> bytes:
    ready, _, _ = select.select([stream], [], [], max(until - time.monotonic(), 0))
    if not ready:
        raise TimeoutError
    chunk = os.read(stream, most)
    if not chunk:
        raise EOFError
    return chunk
