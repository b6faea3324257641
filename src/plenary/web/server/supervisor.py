"""The supervisor: starts the processes of a site, starts again the one that died, and ends them all cleanly."""

import contextlib
import http.client
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal

PATIENCE = 10.0
"""Seconds that a process is given to end before it is killed."""
STEADY = 10.0
"""Seconds after which a process that was started again counts as well."""
LOGGER = logging.getLogger("plenary.server")


@dataclass
class Child:
    """A process by its name, its command, and when it is to be started next."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    due: float = 0.0
    pause: float = 0.2


@dataclass
class Supervisor:
    """The processes of one site. ``works`` says whether a worker is among them; ``say`` is told, for a person, what
    happens to them."""

    settings: str
    folder: Path
    listening: socket.socket
    pages: int
    works: bool
    say: Callable[[str], None]
    host: str = "localhost"
    """The name for which the pages answer."""
    _children: list[Child] = field(default_factory=list)
    _ending: bool = False

    def run(self, ready: Callable[[], None]) -> None:
        """Run until SIGTERM or Ctrl-C; ``ready`` is called once pages are answered."""
        pipe, held = os.pipe()
        site = (self.settings, str(self.folder.absolute()), str(pipe))
        handle = self.listening.fileno()
        self._children = [
            *(
                Child(f"pages {number}", _line("pages", *site, f"pages-{number}", str(handle)))
                for number in range(1, self.pages + 1)
            ),
            *([Child("worker", _line("worker", *site, "worker"))] if self.works else []),
        ]
        with _told(self._end):
            try:
                self._keep((pipe, handle), ready)
            finally:
                self._stop()
                os.close(pipe)
                os.close(held)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._ending = True

    def _keep(self, handles: tuple[int, ...], ready: Callable[[], None]) -> None:
        waiting = True
        while not self._ending:
            for child in self._children:
                self._look_after(child, handles)
            if waiting and self._answers():
                waiting = False
                ready()
            time.sleep(0.05)

    def _look_after(self, child: Child, handles: tuple[int, ...]) -> None:
        now = time.monotonic()
        if child.process is not None and child.process.poll() is not None:
            child.pause = 0.2 if now - child.started > STEADY else min(child.pause * 2, 5.0)
            child.due = now + child.pause
            LOGGER.warning("%s ended by itself with code %s", child.name, child.process.returncode)
            self.say(
                _("The process “{name}” ended by itself (code {code}); it is started again.").format(
                    name=child.name, code=child.process.returncode
                )
            )
            child.process = None
        if child.process is None and now >= child.due and not self._ending:
            # Ctrl-C in a terminal reaches every process of a group: these have one of their own.
            child.process = subprocess.Popen(child.command, pass_fds=handles, start_new_session=True)
            child.started = now

    def _answers(self) -> bool:
        host, port = self.listening.getsockname()[:2]
        asked = http.client.HTTPConnection(host, port, timeout=1)
        try:
            asked.request("GET", "/health", headers={"Host": self.host})
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def _stop(self) -> None:
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            process.terminate()
        last = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(0.1, last - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def listen(host: str, port: int) -> socket.socket:
    """A socket on which pages are asked for. Raises Refusal where it is taken or may not be had."""
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=1024
        )
    except OSError as error:
        raise Refusal(
            _("Nothing can be served at {host}:{port} ({reason}); give another --port.").format(
                host=host, port=port, reason=os.strerror(error.errno or 0)
            ),
            Outcome.OUTPUT,
        ) from error


def _line(module: str, *words: str) -> list[str]:
    isolated = ["-I"] if sys.flags.isolated else []
    return [sys.executable, *isolated, "-m", f"plenary.web.server.{module}", *words]


@contextlib.contextmanager
def _told(end: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    """Within the block, ``end`` is called when the system or the user says so."""
    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
