"""What stands of a submission in the issued text while the requests in its file wait for an answer once more."""

from collections.abc import Sequence

from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt


def keep_confirmed(issued: RollingText, entries: Sequence[Entry]) -> None:
    """Keep what a person has confirmed for the issued text, where the same file is handed in again without the answers:
    that nobody has answered yet withdraws nothing."""
    before = {reading.id: reading for reading in issued.readings}
    for entry in entries:
        if entry.returned or not entry.open_candidates:
            continue
        readings = tuple(_standing(reading, before.get(reading.id)) for reading in entry.readings)
        if readings != entry.readings:
            entry.readings = readings
            entry.remarks.append(
                Doubt(_("What it asks for in the issued text stands there until its requests are answered again."))
            )


def _standing(reading: Reading, before: Reading | None) -> Reading:
    """What was read before, unless the file says anything now that was not in it."""
    if before is None or before.holders != reading.holders:
        return reading
    said = {(one.after, one.parent, one.text) for one in before.added}
    no_more = (
        reading.words.items() <= before.words.items()
        and reading.deleted <= before.deleted
        and reading.retained <= before.retained
        and set(reading.moved) <= set(before.moved)
        and set(reading.brackets) <= set(before.brackets)
        and {(one.after, one.parent, one.text) for one in reading.added} <= said
    )
    return before if no_more else reading
