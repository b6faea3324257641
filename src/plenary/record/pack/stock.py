"""The public pack of each log that is at hand: whoever asks for one never waits while another makes it.

Making a pack reads the whole record, and anybody may ask for one. So one at a time is made in an installation, and of a
log at most one in ``REST``; whoever comes beside that is given the last one, which is whole and says itself how far it
goes. After an erasure no pack from before is given to anybody, and none stays on the disk.
"""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from plenary.kit import clock
from plenary.kit.turn import giving_way
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower
from plenary.record.gate import alone_or_not
from plenary.record.models import Log, Recorded
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.storage import Storage, installed

REST = 60.0
"""Seconds for which a pack is given as it is though the record has grown."""


class BeingMade(Exception):
    """A pack is being made, and there is none to be given meanwhile."""


@dataclass(frozen=True, slots=True)
class _Kept:
    path: Path
    size: int

    @classmethod
    def find(cls, folder: Path, log: Log) -> "_Kept | None":
        """The pack of a log that is at hand, unless it holds what was erased since."""
        sizes = [_read_size(path) for path in folder.glob(f"{log.number}-*.zip")]
        if not sizes:
            return None
        size = max(sizes)
        return None if _is_outdated(log, size) else cls(folder / f"{log.number}-{size}.zip", size)

    def is_new(self, log: Log) -> bool:
        """Whether it goes as far as the record, or was made a moment ago. Raises OSError where it has given way."""
        return self.size == log.size or 0 <= clock.now().timestamp() - self.path.stat().st_mtime < REST


@follower("erased-packs")
def remove_packs(body: str, entries: Sequence[Entry]) -> None:
    """Remove the packs from before these erasures, which hold what was erased; whoever asks next has one made."""
    erased = [entry.sequence for entry in entries if entry.act == EraseValues.name]
    folder = installed().folder / "packs" / body
    if not erased or not folder.is_dir():
        return
    for path in folder.glob("*.zip"):
        if _read_size(path) < max(erased):
            path.unlink(missing_ok=True)
    # What whoever makes one has not finished, they look at themselves.
    with alone_or_not(folder.parent / ".gate") as is_alone:
        if is_alone:
            (folder / ".draft").unlink(missing_ok=True)


def give_public(log: Log, storage: Storage) -> bytes:
    """The public pack of a log, made where there is none or the record has grown since. Raises BeingMade."""
    folder = storage.folder / "packs" / log.body
    folder.mkdir(parents=True, exist_ok=True)
    # One that was found may give way to a newer one before it is read.
    with suppress(OSError):
        kept = _Kept.find(folder, log)
        if kept is not None and kept.is_new(log):
            return kept.path.read_bytes()
    with alone_or_not(folder.parent / ".gate") as is_alone:
        if is_alone:
            return _make(log, storage, folder)
    with suppress(OSError):
        kept = _Kept.find(folder, log)
        if kept is not None:
            return kept.path.read_bytes()
    raise BeingMade


def _make(log: Log, storage: Storage, folder: Path) -> bytes:
    with giving_way():
        data = export_pack([PackedLog.of(log, storage)], name=f"{log.body}.zip", full=False)
    with ZipFile(BytesIO(data)) as pack:
        size = json.loads(pack.read("pack.json"))["logs"][0]["size"]
    draft = folder / ".draft"
    draft.write_bytes(data)
    now = clock.now().timestamp()
    os.utime(draft, (now, now))
    path = folder / f"{log.number}-{size}.zip"
    draft.replace(path)
    for older in folder.glob("*.zip"):
        if older != path:
            older.unlink(missing_ok=True)
    if _is_outdated(log, size):
        # Something was erased while it was made, and the follower may have been here before it.
        path.unlink(missing_ok=True)
        raise BeingMade
    return data


def _read_size(path: Path) -> int:
    """How many entries a pack has, by its name."""
    return int(path.stem.partition("-")[2])


def _is_outdated(log: Log, size: int) -> bool:
    """Whether something was erased since the record had that many entries."""
    return Recorded.objects.filter(body=log.body, sequence__gt=size, act=EraseValues.name).exists()
