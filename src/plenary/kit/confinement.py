"""A stranger's file looked at by a process that can do no harm: little memory, little time, no file, no other program.

    ask("plenary.kit.inspection:inspect", "draft.docx", data)

The process is a bare interpreter, begun for the one file; it answers with JSON, which holds words and numbers alone.
"""

import codecs
import json
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from plenary.kit.turn import giving_way

SECONDS = 20
"""Of a clock on the wall."""
CPU_SECONDS = 15
MEMORY = 1 << 30
"""Address space, what is shared with others included."""
LONGEST_ANSWER = 1 << 16
_NEEDED = ("plenary", "lxml")
_ASKED = "from plenary.kit.confinement import answer; answer({question!r})"
#: What zip files and XML are written in: a process that may open nothing cannot look for them.
_CODECS = ("ascii", "cp437", "utf-8-sig", "utf-16")


class NoAnswer(RuntimeError):
    """The process was stopped, or died, before it had answered."""


def ask(question: str, name: str, data: bytes) -> Any:
    """What the function ``module:function`` says of (data, name), as JSON; raises NoAnswer."""
    process = start(_ASKED.format(question=question), _NEEDED)
    late = threading.Timer(SECONDS + 1, stop, [process])
    late.start()
    try:
        if process.stdin is None or process.stdout is None:
            raise NoAnswer(question)
        with giving_way():
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(name).encode() + b"\n" + data)
                process.stdin.close()
            said = process.stdout.read(LONGEST_ANSWER + 1)
        return json.loads(said)
    except (OSError, ValueError) as error:
        raise NoAnswer(question) from error
    finally:
        late.cancel()
        stop(process)


def answer(question: str) -> None:
    """Runs in the process: reads the file, gives up all it could do, and answers."""
    module, _colon, function = question.partition(":")
    look = getattr(import_module(module), function)
    for codec in _CODECS:
        codecs.lookup(codec)
    name, data = json.loads(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    confine(seconds=SECONDS, cpu_seconds=CPU_SECONDS, memory=MEMORY)
    said = json.dumps(look(data, name)).encode()
    os.write(sys.stdout.fileno(), said)


def confine(*, seconds: float, cpu_seconds: int, memory: int) -> None:
    """From here on this process has so much time and memory, writes no file, opens none, and starts no program."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    for what, most in (
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # Systems other than Linux know some of these limits by name only; the others hold all the same.
        with suppress(ValueError, OSError):
            # At the hard limit of time the system kills without saying why, so the soft one comes first.
            resource.setrlimit(what, (most, most + (what == resource.RLIMIT_CPU)))


def start(code: str, packages: Sequence[str]) -> subprocess.Popen[bytes]:
    """A bare interpreter that runs some code, spoken to by its pipes: it finds these packages and no other, knows
    nothing of the environment, and is of a group of its own."""
    specs = [spec for name in packages if (spec := find_spec(name))]
    folders = list(dict.fromkeys(str(Path(spec.origin).parents[1]) for spec in specs if spec.origin))
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-B", "-c", f"import sys; sys.path[:0] = {folders!r}\n{code}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started so, with whatever it has started itself."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):
            stream and stream.close()
    process.wait()
