"""What the processes of a server have spent, read where the kernel keeps it (Linux)."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def list_processes(root: int) -> list[int]:
    """A process and all that descend from it and live."""
    found = [root]
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            found += list_processes(int(child))
    return found


def spent(root: int) -> float:
    """Seconds of processor time of a process and all that descend from it, those that ended and were waited for too."""
    total = 0
    for number in list_processes(root):
        # utime, stime, cutime and cstime; the second field, the name, may hold spaces.
        fields = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()
        total += sum(map(int, fields[11:15]))
    return total / TICKS


def held(number: int) -> int:
    """The bytes of memory that a process holds now and shares with no file."""
    for line in Path(f"/proc/{number}/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) * 1024
    return 0


def named(root: int, word: str) -> list[int]:
    """Those below a process whose command line has a word in it."""
    return [number for number in list_processes(root) if word.encode() in Path(f"/proc/{number}/cmdline").read_bytes()]
