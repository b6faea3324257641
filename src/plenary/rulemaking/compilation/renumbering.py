"""Words that cite a new provision of their own file by a number under which it does not stand in the text.

A new provision is entered under another number where its own is taken, or where it stands with another member's. What
cites it is the member's words, and stays as it is: nobody but the member can say what it is to cite now.
"""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text.candidate.reference import references
from plenary.engine.text.candidate.resolve import resolve
from plenary.engine.text.candidate.sentence import mask, parts
from plenary.engine.text.passage import RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import find_renumbered
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import clipped
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite, cited
from plenary.rulemaking.returning.question import issued_names

_Masks = Mapping[str, Mapping[str, int]]


def ask_what_is_cited(rolling: RollingText, issued: RollingText | None, entries: Sequence[Entry]) -> tuple[str, ...]:
    """Ask of each file about its words that cite a new provision of it by a number that this does not have. What is to
    be asked so of files that only the issued text holds, and was not to be asked of them there, is given back."""
    questions = dict(_questions(rolling))
    for entry in entries:
        for reading in _standing(rolling, entry):
            entry.beside += questions.pop(reading.id, ())
    before = dict(_questions(issued)) if issued and questions else {}
    return tuple(one.sentence for name, found in questions.items() for one in found if one not in before.get(name, ()))


def _questions(rolling: RollingText) -> Iterator[tuple[str, tuple[Doubt, ...]]]:
    """By the id of each reading what is to be asked of it."""
    found = find_renumbered(rolling)
    if found:
        names = issued_names(rolling)
        yield from ((reading.id, tuple(_doubts(rolling, reading, found, names))) for reading in rolling.readings)


def _standing(rolling: RollingText, entry: Entry) -> Iterator[Reading]:
    """The readings of a file as they stand in the text, where one of an id that another has bears a number."""
    known = {(reading.id, reading.holders) for reading in entry.readings}
    for reading in rolling.readings:
        bare = reading.id.rpartition(" (")[0]
        if not known.isdisjoint({(reading.id, reading.holders), (bare, reading.holders)}):
            yield reading


def _doubts(rolling: RollingText, reading: Reading, found: _Masks, names: Mapping[str, str]) -> Iterator[Doubt]:
    now = dict(_renumbered(rolling, reading, found))
    if not now:
        return
    text = propose(rolling.base, reading)
    own = {*reading.words, *(addition.id for addition in reading.added)}
    called = cite(text)
    for provision in text.provisions:
        if provision.id not in own:
            continue
        for part in parts(provision.text):
            sentence = provision.text[part.start : part.end].strip()
            for reference in references(mask(sentence).masked):
                meant = resolve(text, reference, (provision.id,)).provisions
                line = {one.id for name in meant for one in (text.by_id[name], *text.ancestors(name))}
                places = [place for name, place in now.items() if name in line]
                if places:
                    yield Doubt(
                        _(
                            "In {provision}, “{words}” cites {cited}, and the new provision of {file} that is meant "
                            "stands in the text as {now}; the words are left as they are, and the member should say "
                            "what they are to cite."
                        ).format(
                            provision=cited(called, (provision.id,)),
                            words=clipped(sentence),
                            cited=reference.said,
                            file=reading.id,
                            now=cited(names, places),
                        )
                    )


def _renumbered(rolling: RollingText, reading: Reading, found: _Masks) -> Iterator[tuple[str, str]]:
    """The additions of a reading that stand under another number, each with the id under which it is in the text."""
    bit = rolling.bits[reading.id]
    for place, masks in found.items():
        said = {number for number, holders in masks.items() if holders & bit}
        passage = rolling.by_id[place]
        words = words_of(passage.content, bit)
        for one in reading.added:
            if one.number in said and (one.after, one.kind, one.text) == (
                rolling.gaps[place],
                passage.provision.kind,
                words,
            ):
                yield one.id, place
