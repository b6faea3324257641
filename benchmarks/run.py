"""What may be chosen for a run of the benchmarks."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Options:
    """``times`` is how often a task of ours is run, of which the cheapest counts; ``limit`` how many seconds
    a peer may take for one task; ``peers`` whether programs that must be installed are run beside us."""

    times: int = 3
    limit: float = 300.0
    peers: bool = True


def shared_data() -> Path | None:
    """The folder of real texts that stands beside the project (PLENARY_SHARED says where), if it is there."""
    folder = Path(os.environ.get("PLENARY_SHARED", ROOT.parent / "shared")) / "data"
    return folder if folder.is_dir() else None
