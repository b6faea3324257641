"""Write every file of the example anew; with ``--check``, only say which differ from what is committed."""

import json
import sys
from pathlib import Path

from plenary.rulemaking.example.build.bundle import build_all
from plenary.rulemaking.example.build.package import contents

FOLDER = Path(__file__).resolve().parent.parent
KINDS = ("words", "deleted", "retained", "added", "moved", "brackets")


def main() -> int:
    check = "--check" in sys.argv
    made = build_all(FOLDER)
    stale = [name for name, data in made.items() if not _same(FOLDER / name, data)]
    for name in stale:
        sys.stdout.write(("differs: " if check else "written: ") + name + "\n")
        if not check:
            (FOLDER / name).parent.mkdir(exist_ok=True)
            (FOLDER / name).write_bytes(made[name])
    entries = json.loads(made["expected.json"])["submissions"]
    changes = sum(len(entry[kind]) for entry in entries for kind in KINDS)
    sys.stdout.write(f"{len(entries)} submissions, {changes} provisions changed\n")
    return int(bool(stale) and check)


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and contents(path.read_bytes()) == contents(data)


if __name__ == "__main__":
    sys.exit(main())
