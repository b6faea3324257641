"""What stands of a file in the issued text when the file is handed in again: request by request.

A file that is a copy of the text says all that its member wants in its own words; beside them stand the requests in it
that were confirmed. One that only asks adds to what stands. Either way a request that nobody answers anew stays as it
was. What a member answered by an edited copy of the issued text stands beside what its file asks for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.candidate import Answer, Confirmation, Unapplicable, apply, holds
from plenary.engine.text.decided import Decided
from plenary.engine.text.note_mark import MARK
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.bracketing import is_further
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.reading_id import free_id
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite, cited


def resume(issued: RollingText, entries: Sequence[Entry]) -> None:
    """Begin each file with what stands of it in the issued text, or in the answer that its member gives to that now,
    before what a person answers of its requests is applied."""
    before = {reading.id: reading for reading in issued.readings}
    answers = {reading.id: reading for entry in entries if entry.returned for reading in entry.readings}
    for entry in entries:
        old = before.get(entry.readings[0].id) if entry.readings and not entry.returned else None
        if old is None:
            continue
        stands = dict(_stands(issued, entry, old))
        first, *rest = entry.readings
        if entry.whole:
            first = _confirmed_again(issued, entry, first, stands)
        else:
            first = answers.get(old.id, old)
            entry.decided = stands
            entry.doubts += _asked_no_more(entry)
        entry.readings = (first, *rest)


def tell(issued: RollingText, entries: Sequence[Entry]) -> None:
    """Say of each file whose requests are not answered again what stands."""
    standing = {reading.id for reading in issued.readings}
    for entry in entries:
        said = entry.readings and not entry.returned and entry.readings[0].id in standing
        if said and any(one.id in entry.decided for one in entry.open_candidates):
            entry.remarks.append(
                Doubt(_("What it asks for in the issued text stands there until its requests are answered again."))
            )


def join_letters(entries: Sequence[Entry]) -> None:
    """Let what a letter adds and withdraws hold for the answer to the issued text that stands under its id too."""
    letters = {
        entry.readings[0].id: entry for entry in entries if entry.readings and not entry.returned and not entry.whole
    }
    for entry in entries:
        letter = letters.get(entry.readings[0].id) if entry.returned and entry.readings else None
        if letter is not None:
            entry.readings = letter.readings[:1]


def join_answers(issued: RollingText, entries: Sequence[Entry]) -> None:
    """Bring together what a member hands in now by a file and by an edited copy of the issued text, under one id; and
    name what leaves the text with a copy of the base that takes the place of an earlier one."""
    join_letters(entries)
    before = {reading.id: reading for reading in issued.readings}
    answers = {entry.readings[0].id: entry for entry in entries if entry.returned and entry.readings}
    taken = {reading.id for reading in (*issued.readings, *(one for entry in entries for one in entry.readings))}
    for entry in entries:
        old = before.get(entry.readings[0].id) if entry.whole and entry.readings else None
        if old is None:
            continue
        own, answer = entry.readings[0], answers.get(old.id)
        replied = answer is not None and answer.readings[0] != old
        if answer is not None and not replied:
            answer.readings = (own,)
        if replied and _says_no_more(own, old):
            # What the member's answer says holds all that its file does.
            continue
        entry.doubts += _left_out(issued.base, old, own)
        if answer is not None and replied:
            answer.readings = (replace(answer.readings[0], id=free_id(old.id, taken)),)
            taken.add(answer.readings[0].id)
            answer.doubts.append(
                Doubt(
                    _(
                        "{file} came on behalf of the same member, and asks for what does not stand in the issued "
                        "text; both stand in the text, and the member should say which is meant."
                    ).format(file=entry.submission.name)
                )
            )


def decided(issued: RollingText | None, rolling: RollingText, entries: Sequence[Entry]) -> tuple[Decided, ...]:
    """What stands in each reading by a person's answer, for the next issue."""
    now = {entry.readings[0].id: entry for entry in entries if entry.readings and not entry.returned}
    kept = issued.decided if issued else ()
    found = [one for one in kept if one.reading not in now]
    found += [
        Decided(name, one.candidate, one.answer is Answer.CHANGED, *_given(one))
        for name, entry in now.items()
        for one in entry.decided.values()
    ]
    standing = {reading.id for reading in rolling.readings}
    return tuple(one for one in found if one.reading in standing)


def _given(one: Confirmation) -> tuple[str, str]:
    return (one.words, one.provision) if one.answer is Answer.CHANGED else ("", "")


def _stands(issued: RollingText, entry: Entry, old: Reading) -> Iterator[tuple[str, Confirmation]]:
    """The requests that stand in what was read before, by their candidates: those that the issued text says, and those
    whose words are in it, which an older one does not say."""
    for one in issued.decided:
        if one.reading == old.id:
            answer = Answer.CHANGED if one.changed else Answer.YES
            name = entry.submission.name
            yield one.candidate, Confirmation(name, one.candidate, answer, one.words, one.provision)
    known = {one.candidate for one in issued.decided if one.reading == old.id}
    for candidate in entry.candidates:
        if candidate.id not in known and holds(issued.base, old, candidate.fragment):
            yield candidate.id, Confirmation(entry.submission.name, candidate.id, Answer.YES)


def _confirmed_again(
    issued: RollingText, entry: Entry, reading: Reading, stands: Mapping[str, Confirmation]
) -> Reading:
    """The file's own words with the requests in it that stand."""
    others = [one for one in issued.readings if one.id != reading.id and not is_further(one.id, (reading.id,))]
    for candidate in entry.candidates:
        said = stands.get(candidate.id)
        if said is None:
            continue
        try:
            reading = apply(issued.base, reading, entry.candidates, {candidate.id: said}, others=others)
            entry.decided = {**entry.decided, candidate.id: said}
        except Unapplicable:
            continue  # Its own words say something else there, and that the request is open is listed.
    return reading


def _asked_no_more(entry: Entry) -> Iterator[Doubt]:
    """A question about requests that stand and that a letter of the same name does not hold any more."""
    if entry.decided.keys() - {candidate.id for candidate in entry.candidates}:
        yield Doubt(
            _(
                "An earlier file of this name asked for more, which was confirmed and stands; if the member withdraws "
                "it, an edited copy of the issued text says so."
            )
        )


def _left_out(base: Instrument, old: Reading, now: Reading) -> Iterator[Doubt]:
    """A question that names what stood in the member's name and is in its copy of the text no more."""
    old, now = _unmarked(old), _unmarked(now)
    added = {(one.after, one.kind, one.text) for one in now.added}
    gone = {name for name, words in old.words.items() if now.words.get(name) != words}
    gone.update(old.deleted - now.deleted, old.retained - now.retained)
    gone.update(move.provision for move in old.moved if move not in now.moved)
    gone.update(bracket.provision for bracket in old.brackets if bracket not in now.brackets)
    gone.update(one.provision for one in old.positions if one not in now.positions)
    gone.update(one.after or "" for one in old.added if (one.after, one.kind, one.text) not in added)
    if gone:
        places = cited(cite(base), (name for name in ("", *base.by_id) if name in gone))
        yield Doubt(
            _(
                "It takes the place of what stood in its name in the issued text, and does not say the same of "
                "{provisions}; the member should say whether that is meant."
            ).format(provisions=places or _("the beginning"))
        )


def _says_no_more(reading: Reading, before: Reading) -> bool:
    """Whether a reading says nothing that was not said before."""
    reading, before = _unmarked(reading), _unmarked(before)
    said = {(one.after, one.parent, one.text) for one in before.added}
    return (
        reading.words.items() <= before.words.items()
        and reading.deleted <= before.deleted
        and reading.retained <= before.retained
        and set(reading.moved) <= set(before.moved)
        and set(reading.brackets) <= set(before.brackets)
        and {(one.after, one.parent, one.text) for one in reading.added} <= said
    )


def _unmarked(reading: Reading) -> Reading:
    """A reading without the marks of notes, which are numbered anew beside other members' notes."""
    words = {name: MARK.sub("", text) for name, text in reading.words.items()}
    added = tuple(replace(one, text=MARK.sub("", one.text)) for one in reading.added)
    return replace(reading, words=words, added=added)
