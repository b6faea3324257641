"""Rolling texts at hand: what stood there a moment ago is brought up to date, not collated anew.

A text is kept under the version's hash and under whose suggestions are in it, and is known by what it says: whether
the record grew, went back behind a restore or is read as it stood, what differs is what is collated. It is kept in the
memory of one process alone, so that nothing private is written anywhere; words that were erased are in no text that
anybody is shown after.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from threading import Lock, get_ident

from plenary.bodies.rules.audience import Reader, list_audiences
from plenary.bodies.store import open_store
from plenary.engine.text.correspondence import correspond
from plenary.engine.text.lossless import dump_place, load
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument as Base
from plenary.engine.text.reading import Reading
from plenary.engine.text.rebase import Revision
from plenary.engine.text.rolling import collate, update
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.queries import list_seats_in_order, offer_of, read_contents, seen_by, standing_on
from plenary.rulemaking.rules.suggestion import Status, read

KEPT = 24
"""How many rolling texts a process keeps: of each version one for each audience."""
KEPT_PLACES = 48
"""How many places are at hand for those who hand in there, each for one audience."""
FEW = 200
"""Up to how many new or changed suggestions a kept text is updated; beyond, it is collated anew."""

NEW = "new"
"""What a suggestion is called in a result before it has a number."""

Stamp = tuple[str, str]
_kept: OrderedDict[tuple[str, frozenset[str]], "_Kept"] = OrderedDict()
_stacks: OrderedDict[tuple[str, str, str], tuple[tuple[tuple[int, Stamp], ...], RollingText]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A rolling text, and what each of its suggestions was made of, by number."""

    stamps: Mapping[int, Stamp]
    rolling: RollingText


def text_for(reader: Reader, version: Version, at: int | None = None) -> RollingText:
    """The rolling text of a version with every suggestion that a reader may see, as it stood at ``at``."""
    rows = list(seen_by(reader, standing_on(version, at)))
    whose = list_audiences(reader) & {row.audience for row in rows}
    own = {row.seat for row in rows if row.audience not in whose}
    return _bring(version, rows, frozenset(whose | own))


def hash_place(
    version: Version,
    audience: str,
    place: str,
    *,
    reading: Reading | None = None,
    without: int | None = None,
    at: int | None = None,
) -> str:
    """SHA-256 of a provision as it is collated for one audience, with the new ones behind it: of all that was suggested
    there, ``reading`` being new, or ``without`` one suggestion."""
    found = standing_on(version, at).filter(audience=audience, place=place)
    rows = [row for row in found if row.number != without]
    with _lock:
        rolling = _stack(version, audience, place, rows)
        if reading:
            rolling = update(rolling, reading)
    return sha256(dump_place(rolling, place)).hexdigest()


def _stack(version: Version, audience: str, place: str, rows: Sequence[Suggestion]) -> RollingText:
    """A version with these suggestions on one place, one after the other: those behind which all came are at hand."""
    key = (version.text, audience, place)
    stamps = tuple((row.number, _stamp(row)) for row in rows)
    before, rolling = _stacks.get(key, ((), _bare(version.text)))
    if stamps[: len(before)] != before:
        before, rolling = (), _bare(version.text)
    for each in _read(rows[len(before) :], rolling.base):
        rolling = update(rolling, each)
    _stacks[key] = (stamps, rolling)
    _stacks.move_to_end(key)
    while len(_stacks) > KEPT_PLACES:
        _stacks.popitem(last=False)
    return rolling


@lru_cache(maxsize=16)
def read_version(text: str) -> RollingText:
    """A version by its hash: its provisions, and the brackets that it carries itself. Raises Altered."""
    return load(open_store().get(text))


@lru_cache(maxsize=16)
def _bare(text: str) -> RollingText:
    """A version before anything is suggested on it, ready to be updated."""
    standing = read_version(text)
    return collate(standing.base, standing.readings)


def base_of(version: Version) -> Base:
    """The provisions of a version."""
    return read_version(version.text).base


def revise(before: str, after: str) -> Revision:
    """The way from the text of one version to that of another, by their hashes: along it suggestions are carried."""
    return _revise(before, after, get_ident())


@lru_cache(maxsize=4)
def _revise(before: str, after: str, thread: int) -> Revision:
    # It is worked out as it is gone along, so that every thread has its own.
    return Revision(correspond(read_version(before).base, read_version(after).base))


def name_reading(number: int) -> str:
    """What a suggestion is called among the readings of a rolling text."""
    return f"{number}"


def _bring(version: Version, rows: Sequence[Suggestion], whose: frozenset[str]) -> RollingText:
    stamps = {row.number: _stamp(row) for row in rows}
    order = tuple(list_seats_in_order(version.body))
    with _lock:
        known = _kept.get((version.text, whose))
        before = known.stamps if known else {}
        changed = [row for row in rows if before.get(row.number) != stamps[row.number]]
        gone = [number for number in before if number not in stamps]
        if known is None or len(changed) + len(gone) > FEW or not _is_later(changed, before):
            rolling = _collate(version, rows)
        else:
            rolling = known.rolling
            for number in gone:
                rolling = update(rolling, Reading(name_reading(number), ()))
            for reading in _read(changed, rolling.base):
                rolling = update(rolling, reading)
        rolling = rolling if rolling.order == order else replace(rolling, order=order)
        _kept[version.text, whose] = _Kept(stamps, rolling)
        _kept.move_to_end((version.text, whose))
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return rolling


def _is_later(changed: Sequence[Suggestion], before: Mapping[int, Stamp]) -> bool:
    """Whether what is new was handed in after all that is known: readings stand as they came, in every process."""
    newest = max(before, default=0)
    return all(row.number > newest or row.number in before for row in changed)


def _collate(version: Version, rows: Sequence[Suggestion]) -> RollingText:
    standing = read_version(version.text)
    return collate(standing.base, [*standing.readings, *_read(rows, standing.base)])


def _read(rows: Sequence[Suggestion], base: Base) -> list[Reading]:
    """The readings of suggestions that stand, and whose words are still there."""
    contents = read_contents(rows)
    return [
        read(name_reading(row.number), row.seat, offer_of(row, contents[row.number]), base)
        for row in rows
        if row.number in contents and contents[row.number].status is Status.STANDING
    ]


def _stamp(row: Suggestion) -> Stamp:
    """What a suggestion is made of: other words or another seat, another stamp."""
    told = repr((row.seat, row.sort, row.provision, row.words, row.provision_kind, row.label, row.held))
    return sha256(told.encode()).hexdigest(), row.file or f"{row.private}{row.outcome}"
