"""A candidate's fragment as a reading and back, to be carried from the wording that it was found on to another."""

from collections.abc import Iterator
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.candidate.candidate import Candidate, Edit, Fragment
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.tokens import lead, tokenise


def reading_of(base: Instrument, candidate: Candidate) -> Reading:
    """What a text would say if a person said yes to the candidate. A support is none of it."""
    fragment = candidate.fragment
    return Reading(
        candidate.id,
        (),
        words=fragment.words(base),
        deleted=frozenset(fragment.deleted),
        retained=frozenset(fragment.retained),
        added=fragment.added,
        moved=fragment.moved,
        brackets=fragment.brackets,
    )


def fragment_of(base: Instrument, reading: Reading) -> Fragment:
    """All that a reading says, with its words as edits where they differ from the base."""
    return Fragment(
        edits=tuple(
            edit for name, words in reading.words.items() for edit in edits(name, base.by_id[name].text, words)
        ),
        added=reading.added,
        deleted=tuple(name for name in base.by_id if name in reading.deleted),
        retained=tuple(name for name in base.by_id if name in reading.retained),
        moved=reading.moved,
        brackets=reading.brackets,
    )


def offsets(text: str) -> list[int]:
    """Where each token of a text begins in it, and where the last ends."""
    # A text's first token may have a space before it that the text has not.
    ahead = len(lead(text)) - len(text)
    return [max(0, end - ahead) for end in accumulate(map(len, tokenise(text)), initial=0)]


def edits(name: str, old: str, new: str) -> Iterator[Edit]:
    """What makes the new words of a provision from its old ones, no two edits at one place."""
    at, onto = offsets(old), offsets(new)
    start = first = 0
    for kept in Levenshtein.editops(tokenise(old), tokenise(new)).as_matching_blocks():
        end, last = at[kept.a], onto[kept.b]
        if end > start or last > first:
            # What comes first has no space before it, and what does no more has one.
            end += start == 0 and first == last and old[end : end + 1] == " "
            last += start == end == 0 and new[last : last + 1] == " "
            yield Edit(name, start, end, new[first:last])
        start, first = at[kept.a + kept.size], onto[kept.b + kept.size]
