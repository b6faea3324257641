"""What a file was written on where that is not the base: another submission's text, or an earlier version."""

from collections.abc import Sequence

from plenary.engine.text.provision import Instrument
from plenary.kit.language import ngettext
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt

_MANY = 8
_QUARTER = 0.25
"""Provisions with untracked differences from which on the base itself is in doubt: so many, or of a short text this
share of it, if they are several."""

_SEVERAL = 3
_NEARLY_ALL = 0.8
"""From how many provisions with untracked differences on, and which share of them, another text is taken for the
ground."""


def recognise_foundations(base: Instrument, entries: Sequence[Entry]) -> None:
    """Say of a file that was written on another submission's text that it was: its untracked differences
    from the base are then that text's words, and one thing to look at instead of many."""
    for entry in entries:
        others = [other for other in entries if other is not entry and len(other.readings) == 1]
        if len(entry.untracked) < _SEVERAL or len(entry.readings) != 1:
            continue
        nearest = max(others, key=lambda other: len(_shared(entry, other)), default=None)
        shared = _shared(entry, nearest) if nearest else set()
        if nearest and len(shared) >= _NEARLY_ALL * len(entry.untracked):
            entry.untracked = {name: doubts for name, doubts in entry.untracked.items() if name not in shared}
            entry.doubts.append(
                Doubt(
                    ngettext(
                        "It was written on the text of {file}: {count} suggestion of that text stands in this one "
                        "too, and is counted for both.",
                        "It was written on the text of {file}: {count} suggestions of that text stand in this one "
                        "too, and are counted for both.",
                        len(shared),
                    ).format(file=nearest.submission.name, count=len(shared))
                )
            )
        elif len(entry.untracked) >= min(_MANY, _QUARTER * len(base.provisions)) and entry.base is base:
            count = sum(len(doubts) for doubts in entry.untracked.values())
            entry.doubts.insert(
                0,
                Doubt(
                    ngettext(
                        "Its words differ from the base in {count} place without a tracked change; if it was "
                        "written on an earlier version, give that with --older.",
                        "Its words differ from the base in {count} places without a tracked change; if it was "
                        "written on an earlier version, give that with --older.",
                        count,
                    ).format(count=count)
                ),
            )


def _shared(entry: Entry, other: Entry) -> set[str]:
    """The provisions whose untracked words the other submission touches too."""
    [reading], [theirs] = entry.readings, other.readings
    added = {addition.text for addition in theirs.added}
    mine = {addition.id for addition in reading.added if addition.text in added}
    touched = theirs.words.keys() | theirs.deleted | {move.provision for move in theirs.moved} | mine
    return set(entry.untracked) & touched
