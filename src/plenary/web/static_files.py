"""Style sheets and scripts, brought to where the sites of an installation serve them from, and looked after there."""

import fcntl
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


def collect(folder: Path) -> None:
    """Bring style sheets and scripts to where the site serves them from, under names that say what they hold.

    Another site of the installation may serve them, or bring them, at this moment: one brings them at a time, and
    only where they are not those of this release, or some are lost.
    """
    from django.core.management import call_command

    with os.fdopen(os.open(folder / "static.gate", os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        found, brought = _digest(), _read_brought(gate.read())
        root = folder / "static"
        lost = _compare(root, brought.sizes)
        if brought.digest == found and not lost:
            return
        # One that is not whole would be taken for one that is there. A loss of power that cut off what was written down
        # of them may have left files empty.
        emptied = [] if brought.digest else [path for path in _list_files(root) if not path.stat().st_size]
        for path in [*(root / name for name in lost), *emptied]:
            path.unlink(missing_ok=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        files = [f"{path.stat().st_size} {path.relative_to(root)}" for path in _list_files(root)]
        gate.seek(0)
        gate.truncate()
        gate.write("\n".join([f"{found} {len(files)}", *files]))


def list_lost(folder: Path) -> list[str]:
    """Which of the style sheets and scripts that were brought are not there any more, or not whole; none where none
    were brought yet."""
    gate = folder / "static.gate"
    return _compare(folder / "static", _read_brought(gate.read_text("utf-8")).sizes) if gate.exists() else []


@dataclass(frozen=True, slots=True)
class _Brought:
    """What was written down of the files that were brought: of which release, and the bytes of each."""

    digest: str
    sizes: Mapping[str, int]


def _read_brought(said: str) -> _Brought:
    """What a gate says; of no release where it does not say it to the end."""
    head, *lines = said.splitlines() or [""]
    digest, _space, count = head.partition(" ")
    rows = [line.partition(" ") for line in lines]
    sizes = {name: int(size) for size, _space, name in rows if size.isdecimal() and name}
    return _Brought(digest if count == f"{len(sizes)}" else "", sizes)


def _compare(root: Path, sizes: Mapping[str, int]) -> list[str]:
    """The files that are not there with as many bytes as they had when they were brought."""
    there = {str(path.relative_to(root)): path.stat().st_size for path in _list_files(root)}
    return [name for name, size in sizes.items() if there.get(name) != size]


def _list_files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []


def _digest() -> str:
    """What tells the style sheets and scripts of this release from those of another: their names and bytes."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                digest.update(f"{name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()
