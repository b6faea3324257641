"""The ids of readings beside an issued text: a file takes the place of one of its own members only.

Many a delegation sends a ``Document1.docx``, and a reading is called as its file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt

_Holders = Mapping[str, frozenset[str]]
"""On whose behalf what stands under each id came."""


def own_id(name: str, holders: Sequence[str], issued: RollingText) -> str:
    """The id of what these members hand in under a name: the name, or one with a number (``NAME (2)``) where the issued
    text holds others' under it."""
    return _own_id(name, holders, {reading.id: frozenset(reading.holders) for reading in issued.readings})


def tell_files_apart(issued: RollingText, entries: Sequence[Entry]) -> None:
    """Give each file's readings ids that nobody else's have, and say so where that is not the file's name."""
    collated = {reading.id: frozenset(reading.holders) for reading in issued.readings}
    hung = {
        parallel.lang: {reading.id: frozenset(reading.holders) for reading in parallel.readings}
        for parallel in issued.parallels
    }
    for entry in entries:
        before = (*entry.readings, *entry.originals)
        entry.readings = _apart(entry.readings, collated)
        entry.originals = _apart(entry.originals, hung.setdefault(entry.lang, {}))
        if (*entry.readings, *entry.originals) != before:
            entry.remarks.append(
                Doubt(
                    _(
                        "Others handed in a file called {file} for the issued text; both stand, this one as {name}."
                    ).format(file=entry.submission.name, name=(*entry.readings, *entry.originals)[0].id)
                )
            )


def _apart(readings: Sequence[Reading], taken: dict[str, frozenset[str]]) -> tuple[Reading, ...]:
    apart: list[Reading] = []
    renamed: dict[str, str] = {}
    for reading in readings:
        # What a file says beside its first reading (``ID/2``) goes with that.
        first, stroke, number = reading.id.rpartition("/")
        further = bool(stroke) and first in renamed
        own = f"{renamed[first]}/{number}" if further else _own_id(reading.id, reading.holders, taken)
        taken[own] = frozenset(reading.holders)
        renamed[reading.id] = own
        apart.append(replace(reading, id=own))
    return tuple(apart)


def _own_id(name: str, holders: Sequence[str], taken: _Holders) -> str:
    own, number = name, 1
    while taken.get(own, frozenset(holders)) != frozenset(holders):
        number += 1
        own = f"{name} ({number})"
    return own
