"""Verifying a pack in full: its own verifier first, then every act again on empty tables, compared with the dump."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plenary.engine.merkle.bundle import list_bundles, unpack_entries
from plenary.record.dump import dump
from plenary.record.entry import Entry
from plenary.record.pack import standalone
from plenary.record.registry import UnknownAct
from plenary.record.replay import replay


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is true of one log of a pack."""

    body: str
    size: int
    root: str
    keys: tuple[str, ...]
    rows: int


def verify_pack(path: Path, trusted: tuple[str, ...] = ()) -> list[Verdict]:
    """Check a pack on an empty database, which is filled with what it holds. Raises standalone.Fault."""
    checked = standalone.check(path, trusted)
    files = standalone.read_archive(path.read_bytes())
    verdicts = []
    for body, size, root, keys in checked:
        folder = f"logs/{body}/"
        _replay(
            Entry.decode(data) for bundle in list_bundles(size) for data in unpack_entries(files[folder + bundle.path])
        )
        rows = _compare(body, files[f"{folder}dump.jsonl"].splitlines())
        verdicts.append(Verdict(body, size, root, tuple(keys), rows))
    return verdicts


def _replay(entries: Iterable[Entry]) -> None:
    """Do every act again; an act that this release does not know is a fault of its entry."""
    at = ("", 0)

    def follow() -> Iterator[Entry]:
        nonlocal at
        for entry in entries:
            at = entry.body, entry.sequence
            yield entry

    try:
        replay(follow())
    except UnknownAct as act:
        raise standalone.bad_entry(*at, f"is an act that this release of Plenary does not know ({act})") from None


def _compare(body: str, given: list[bytes]) -> int:
    """The number of rows; refuses with the first row that the entries do not make."""
    made = list(dump(body))
    for number, (mine, theirs) in enumerate(zip(made, given, strict=False), 1):
        if mine != theirs:
            raise _wrong_row(body, number)
    if len(made) != len(given):
        raise _wrong_row(body, min(len(made), len(given)) + 1)
    return len(made)


def _wrong_row(body: str, number: int) -> standalone.Fault:
    # not for users: in the one language of the verifier that every pack carries
    sentence = f"Row {number} of the tables that the pack gives for {body} is not what its entries make."
    return standalone.Fault("tables", body, sentence)
