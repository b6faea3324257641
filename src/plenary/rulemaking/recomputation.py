"""What the engine made of each suggestion, computed again from the record.

Of public suggestions ``verify`` does it for everybody (``Act.derive``); of the others whoever keeps the sealed values.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plenary.engine.text.release import ENGINE
from plenary.record import registry
from plenary.record.entry import Entry
from plenary.record.reading import open_value, read_entries
from plenary.rulemaking.acts.suggestion import Computed, SubmitSuggestion
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.queries import offer_of, read_contents, standing_on
from plenary.rulemaking.rules.suggestion import read
from plenary.rulemaking.shelf import NEW, base_of, hash_place


@dataclass(frozen=True, slots=True)
class Wrong:
    """A result on the record that is not what the engine makes: the entry, what it says, and what is right."""

    sequence: int
    said: str
    right: str


def recompute(body: str) -> Iterator[Wrong]:
    """Every result of this engine that is wrong. One whose words, or those of others at its place, were erased since
    cannot be computed again and is passed over; so is one of another engine."""
    for entry in read_entries(body):
        if issubclass(registry.find(entry.act), Computed):
            act = registry.read(entry)
            if isinstance(act, Computed) and act.engine == ENGINE:
                said, right = _say(entry, act), _compute(entry, act)
                if said is not None and right is not None and said != right:
                    yield Wrong(entry.sequence, said, right)


def _say(entry: Entry, act: Computed) -> str | None:
    """The result that an entry holds, or that its commitment stands for; None where that was erased."""
    if act.private_result is None:
        return act.result
    value = open_value(entry.body, act.private_result.commitment)
    return None if value is None else str(value)


def _compute(entry: Entry, act: Computed) -> str | None:
    number = entry.sequence if isinstance(act, SubmitSuggestion) else int(entry.payload["suggestion"])
    row = Suggestion.rows.at(entry.sequence).get(body=entry.body, number=number)
    version = Version.rows.at(entry.sequence).get(body=entry.body, instrument=row.instrument, number=row.version)
    before = entry.sequence - 1
    others = list(standing_on(version, before).filter(audience=row.audience, place=row.place))
    if len(read_contents(others)) < len(others):
        return None
    if not isinstance(act, SubmitSuggestion):
        return hash_place(version, row.audience, row.place, without=number, at=before)
    contents = read_contents([row])
    if row.number not in contents:
        return None
    reading = read(NEW, "", offer_of(row, contents[row.number]), base_of(version))
    return hash_place(version, row.audience, row.place, reading=reading, at=before)
