"""The ids of readings beside an issued text: a file takes the place of one of its own members only.

Many a delegation sends a ``Document1.docx``, and a reading is called as its file.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import count

from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt

_COUNT = re.compile(r" \(\d+\)$")
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
        name = _called_before(entry, entries, collated)
        entry.readings = tuple(_renamed(reading, entry.submission.name, name) for reading in entry.readings)
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


def free_id(name: str, taken: Container[str]) -> str:
    """The name with the first number with which it is nobody's."""
    return next(own for number in count(2) if (own := f"{name} ({number})") not in taken)


def _called_before(entry: Entry, entries: Sequence[Entry], taken: _Holders) -> str:
    """The name under which the same file of the same members stands: it has its folder's before it in a run in which
    another file is called as it is, and a number where others' was there first."""
    own = entry.submission
    alike = [one for one in entries if one.submission.path.name == own.path.name and not one.returned]
    several = sum(set(one.submission.behalf) == set(own.behalf) for one in alike) > 1
    if several or entry.returned or taken.get(own.name) == frozenset(own.behalf):
        return own.name
    bare = own.name.rpartition("/")[2]
    found = [
        known
        for known, holders in taken.items()
        if holders == frozenset(own.behalf) and _COUNT.sub("", known).rpartition("/")[2] == bare
    ]
    return found[0] if len(found) == 1 else own.name


def _renamed(reading: Reading, name: str, other: str) -> Reading:
    """A reading of a file of this name as one of a file of another name."""
    rest = reading.id.removeprefix(name)
    return replace(reading, id=other + rest) if rest != reading.id else reading


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
