"""Verifying a pack in full: its own verifier first, then every act again on empty tables, compared with the dump."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import plenary
from plenary.engine.merkle.bundle import list_bundles, unpack_entries
from plenary.record.act import Act
from plenary.record.dump import dump
from plenary.record.entry import Entry
from plenary.record.pack import standalone
from plenary.record.registry import UnknownAct
from plenary.record.replay import replay
from plenary.record.store import Altered, Store, open_store, storing


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true of one log of a pack.

    ``rows`` of its tables were made anew and are the same; ``unlike`` are tables that this release keeps in another
    form than the one that wrote the pack, so that they cannot be compared. ``remarks`` are the standalone verifier's.
    """

    body: str
    size: int
    root: str
    keys: tuple[str, ...]
    rows: int
    unlike: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class _Derived(Exception):
    """A field of an entry that an engine makes otherwise."""


def verify_pack(path: Path, trusted: tuple[str, ...] = ()) -> list[Verdict]:
    """Check a pack on an empty database, which is filled with what it holds. Raises standalone.Fault."""
    checked = standalone.check(path, trusted)
    files = standalone.read_archive(path.read_bytes())
    release = standalone.read_pack(files)["release"]
    verdicts = []
    for body, size, root, keys, remarks in checked:
        folder = f"logs/{body}/"
        with tempfile.TemporaryDirectory() as place, storing(Store(Path(place))) as store:
            for name in files:
                if name.startswith(f"{folder}texts/"):
                    store.put(files[name])
            _replay(
                Entry.decode(data)
                for bundle in list_bundles(size)
                for data in unpack_entries(files[folder + bundle.path])
            )
        rows, unlike = _compare(body, files[f"{folder}dump.jsonl"].splitlines(), release)
        verdicts.append(Verdict(body, size, root, tuple(keys), rows, unlike, tuple(remarks)))
    return verdicts


def _replay(entries: Iterable[Entry]) -> None:
    """Do every act again, and what engines made for it; what cannot be done is a fault of its entry."""
    at = ("", 0)

    def follow() -> Iterator[Entry]:
        nonlocal at
        for entry in entries:
            at = entry.body, entry.sequence
            yield entry

    try:
        replay(follow(), before=_derive)
    except UnknownAct as act:
        raise standalone.bad_entry(*at, f"is an act that this release of Plenary does not know ({act})") from None
    except Altered as text:
        raise standalone.bad_entry(*at, f"names a text that is not in the pack ({text.name})") from None
    except _Derived as field:
        raise standalone.bad_entry(*at, f"holds a result that comes out otherwise ({field})") from None
    except Exception as error:
        raise standalone.bad_entry(*at, f"cannot be done again ({type(error).__name__})") from error


def _derive(act: Act, entry: Entry) -> None:
    for text in act.texts():
        open_store().get(text)
    for field, value in act.derive(entry).items():
        if entry.payload.get(field) != value:
            raise _Derived(field)


def _compare(body: str, given: Sequence[bytes], release: str) -> tuple[int, tuple[str, ...]]:
    """How many rows are the same, and the tables that cannot be compared; refuses with the first row that differs."""
    made = list(dump(body))
    unlike: set[str] = set()
    if release != plenary.__version__:
        forms = _read_forms(made), _read_forms(given)
        unlike = {table for table in {**forms[0], **forms[1]} if forms[0].get(table) != forms[1].get(table)}
    mine = [row for row in made if _name(row) not in unlike]
    theirs = [(number, row) for number, row in enumerate(given, 1) if _name(row) not in unlike]
    for row, (number, other) in zip(mine, theirs, strict=False):
        if row != other:
            # A row too many is named as it stands there, and another as the entries make it.
            standalone.refuse_row(body, number, other if row in {each for _number, each in theirs} else row)
    if len(theirs) > len(mine):
        standalone.refuse_row(body, *theirs[len(mine)])
    if len(mine) > len(theirs):
        standalone.refuse_row(body, len(given) + 1, mine[len(theirs)])
    return len(mine), tuple(sorted(unlike))


def _read_forms(rows: Iterable[bytes]) -> Mapping[str, list[str]]:
    """The columns of each table that has a row."""
    return {_name(row): sorted(json.loads(row)[1]) for row in rows}


def _name(row: bytes) -> str:
    """The table of a row of a dump, ``["record.Erasure",{…}]``; nothing for what is no such row."""
    return row.removeprefix(b'["').partition(b'"')[0].decode(errors="replace")
