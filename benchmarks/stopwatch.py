"""One task in a process of its own: what it costs in processor time, wall time and memory.

A task is a function named ``module:function`` that takes text arguments and returns data for JSON. The
clocks stand while the interpreter starts, modules load and the task prepares itself: a task times what it
claims by ``with clock():``. Peak memory is of the whole process, preparation included.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time (user and system, children that have ended included), seconds by the wall
    clock, and the peak memory of the process in bytes. ``result`` is what the task returned."""

    cpu: float
    wall: float
    memory: int
    result: Any


_spent = {"cpu": 0.0, "wall": 0.0}


@contextmanager
def clock() -> Iterator[None]:
    """Time what is inside; several times add up."""
    wall, cpu = time.perf_counter(), processor()
    yield
    _spent["cpu"] += processor() - cpu
    _spent["wall"] += time.perf_counter() - wall


def processor() -> float:
    """Seconds of processor time of this process, and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def environment() -> dict[str, str]:
    """The environment of a process that finds this repository's modules."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def measure(task: str, *arguments: object) -> Cost:
    """The cost of a task run alone. Raises CalledProcessError with the task's own words."""
    # Not run as a module: the task imports this one by name, and the two must be one.
    command = [sys.executable, "-c", "import sys; from benchmarks.stopwatch import main; main(*sys.argv[1:])"]
    command += [task, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    return Cost(**json.loads(done.stdout))


def best(task: str, *arguments: object, times: int = 3) -> Cost:
    """The cheapest of several runs: what the machine can do when nothing else disturbs it."""
    return min((measure(task, *arguments) for _ in range(times)), key=lambda cost: cost.cpu)


def peak_memory() -> int:
    """The most memory this process has held, in bytes, since its program began."""
    # ru_maxrss would count what the parent held when it forked; the kernel's own mark begins anew.
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def main(task: str, *arguments: str) -> None:
    """Run a task in this process and say its cost as JSON."""
    module, _, name = task.partition(":")
    result = getattr(importlib.import_module(module), name)(*arguments)
    print(json.dumps({**_spent, "memory": peak_memory(), "result": result}))
