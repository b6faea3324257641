"""Candidates that a person confirmed, made part of a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.candidate.addition import additions
from plenary.engine.text.candidate.adoption import adopted
from plenary.engine.text.candidate.candidate import Action, Candidate, Doubt, Edit, Fragment, Support
from plenary.engine.text.candidate.carry import edits, offsets
from plenary.engine.text.candidate.confirm import Answer, Confirmation
from plenary.engine.text.candidate.locate import locate
from plenary.engine.text.candidate.resolve import subtree
from plenary.engine.text.candidate.support import supported, unfound
from plenary.engine.text.placement import arrange
from plenary.engine.text.provision import CONTAINERS, Instrument, Kind, UnsoundInstrument
from plenary.engine.text.reading import Addition, Bracket, Reading
from plenary.engine.text.tokens import tokenise

_SENTENCES = frozenset({Kind.PREAMBULAR, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.TEXT, Kind.FOOTNOTE})
"""What has sentences for its words. A heading and a cell may well have one word."""
_UNFOUND = frozenset({Doubt.WORDS_NOT_FOUND, Doubt.WORDS_SEVERAL})
_SHORT = 2
"""Up to so many words stand for a part of a sentence, and seldom for all of it."""
_SHORTER = 3
"""From so many times as many words on, a provision is certainly more than that part."""
_APART = 3
"""So many words and signs between what two texts change say that neither is meant with the other."""


class Obstacle(StrEnum):
    """Why a confirmed candidate cannot be applied."""

    UNKNOWN = "no such candidate"
    NOTHING = "nothing to apply"
    PROVISION = "no such provision"
    WORDS = "words needed"
    PLACE = "place needed"
    OVERLAP = "overlap"
    DIVERGENT = "own words beside those supported"
    CONTRARY = "texts supported differ"
    UNTOLD = "what stands by it cannot be told"
    SUPPORTED = "no text of the member supported"
    UNFOUND = "nowhere in the text supported"
    UNTOUCHED = "nothing on the provisions supported"
    MOVED = "moved elsewhere already"
    CIRCLE = "moves in a circle"
    SEVERAL = "several provisions"
    PART = "words of a part"
    ABSENT = "words not there"
    UNCLEAR = "words several times"


class Unapplicable(ValueError):
    """A confirmation that cannot be carried out as it stands, and the ``provisions`` in which that is so, where it is
    not so in all."""

    def __init__(self, candidate: str, obstacle: Obstacle, provisions: tuple[str, ...] = ()) -> None:
        super().__init__(f"candidate {candidate!r}: {obstacle}")
        self.candidate = candidate
        self.obstacle = obstacle
        self.provisions = provisions


def apply(
    base: Instrument,
    reading: Reading,
    candidates: Sequence[Candidate],
    confirmed: Mapping[str, Confirmation],
    *,
    others: Sequence[Reading] = (),
) -> Reading:
    """The reading with the candidates that ``confirmed`` says yes to; all others are left alone.

    ``others`` are the readings of other submissions, whose words a member may support. Raises Unapplicable
    for a confirmation that names no candidate, lacks what it needs, meets words or a place that the reading, or
    another candidate, has already changed, or closes a circle of moves.
    """
    by_id = {one.id: one for one in candidates}
    for name in confirmed:
        if name not in by_id:
            raise Unapplicable(name, Obstacle.UNKNOWN)
    asked: list[tuple[Edit, str]] = []
    for one in candidates:
        answer = confirmed.get(one.id)
        if answer is None or answer.answer is Answer.NO:
            continue
        fragment = answered(base, one, answer)
        if fragment == Fragment():
            raise Unapplicable(one.id, Obstacle.NOTHING)
        asked += [(edit, one.id) for edit in fragment.edits]
        before = reading.moved
        reading = _with(reading, fragment)
        for support in fragment.supports:
            reading = _supporting(base, reading, support, others, one.id)
        if reading.moved != before:
            _check_moves(base, reading, one.id)
    return replace(reading, words=_edited(base, reading, asked))


def answered(base: Instrument, candidate: Candidate, answer: Confirmation) -> Fragment:
    """What a candidate comes to by an answer that is not no. Raises Unapplicable."""
    return candidate.fragment if answer.answer is Answer.YES else _changed(base, candidate, answer)


def _with(reading: Reading, fragment: Fragment) -> Reading:
    return replace(
        reading,
        deleted=reading.deleted | set(fragment.deleted),
        retained=reading.retained | set(fragment.retained),
        added=(*reading.added, *fragment.added),
        moved=(*reading.moved, *(move for move in fragment.moved if move not in reading.moved)),
        brackets=(*reading.brackets, *fragment.brackets),
    )


def _check_moves(base: Instrument, reading: Reading, id: str) -> None:
    if len({move.provision for move in reading.moved}) < len(reading.moved):
        raise Unapplicable(id, Obstacle.MOVED)
    try:
        arrange(base, reading)
    except UnsoundInstrument as error:
        raise Unapplicable(id, Obstacle.CIRCLE) from error


def _changed(base: Instrument, candidate: Candidate, answer: Confirmation) -> Fragment:
    """The fragment that a person gave other words, or another provision."""
    fragment = candidate.fragment
    if candidate.action is Action.ADD:
        return Fragment(added=_added(base, candidate, answer))
    targets = _targets(base, candidate, answer)
    held = tuple(dict.fromkeys(one for target in targets for one in subtree(base, target)))
    of_words = fragment.edits or _UNFOUND.intersection(candidate.doubts)
    if candidate.action is Action.DELETE and not (answer.words or of_words):
        return Fragment(deleted=held if answer.provision else fragment.deleted or held)
    if candidate.action is Action.RETAIN:
        return Fragment(retained=held if answer.provision else fragment.retained or held)
    words = _words(candidate, answer)
    if candidate.action is Action.BRACKET:
        found = locate(base, words, held)
        if len(found) != 1:
            raise Unapplicable(candidate.id, Obstacle.UNCLEAR if found else Obstacle.ABSENT)
        return Fragment(brackets=(Bracket(found[0].provision, found[0].start, found[0].end),))
    if len(targets) != 1 or (not answer.provision and _heads(base, candidate, targets[0])):
        raise Unapplicable(candidate.id, Obstacle.SEVERAL)
    own = base.by_id[targets[0]]
    if own.kind in _SENTENCES and _count(words) <= _SHORT and _count(own.text) > _SHORT * _SHORTER:
        raise Unapplicable(candidate.id, Obstacle.PART)
    return Fragment(edits=(Edit(own.id, 0, len(own.text), words),))


def _targets(base: Instrument, candidate: Candidate, answer: Confirmation) -> tuple[str, ...]:
    """The provision that the answer names, else those whose words the candidate changes, else those that it names."""
    touched = dict.fromkeys(edit.provision for edit in candidate.fragment.edits)
    targets = (answer.provision,) if answer.provision else tuple(touched) or candidate.provisions
    if not targets or any(target not in base.by_id for target in targets):
        raise Unapplicable(candidate.id, Obstacle.PROVISION)
    return targets


def _heads(base: Instrument, candidate: Candidate, target: str) -> bool:
    """Whether a provision has a heading for its words, of which the candidate does not speak."""
    return base.by_id[target].kind in CONTAINERS and not candidate.fragment.edits


def _count(text: str) -> int:
    """How many words a text has, punctuation left aside."""
    return sum(1 for token in tokenise(text) if any(map(str.isalnum, token)))


def _added(base: Instrument, candidate: Candidate, answer: Confirmation) -> tuple[Addition, ...]:
    """The new provision with the words of the answer, after the provision that the answer names, if it names one.

    A provision goes into the container that it is said to follow, at its end; a container after the one that holds
    what it is said to follow. What has no kind yet is of the kind of that provision.
    """
    added, words = candidate.fragment.added, _words(candidate, answer)
    if not answer.provision:
        if not added:
            raise Unapplicable(candidate.id, Obstacle.PLACE)
        first = added[0]
        return additions(candidate.id, first.after, first.parent, first.kind, first.number, words)
    if answer.provision not in base.by_id:
        raise Unapplicable(candidate.id, Obstacle.PROVISION)
    own = base.by_id[answer.provision]
    kind = added[0].kind if added else own.kind
    if kind in CONTAINERS:
        own = next((above for above in base.ancestors(own.id) if above.kind is kind), own)
    inside = own.kind in CONTAINERS and kind not in CONTAINERS
    number = added[0].number if added else ""
    parent = own.id if inside else own.parent
    return additions(candidate.id, subtree(base, own.id)[-1], parent, kind, number, words)


def _words(candidate: Candidate, answer: Confirmation) -> str:
    if not answer.words:
        raise Unapplicable(candidate.id, Obstacle.WORDS)
    return answer.words


def _supporting(base: Instrument, reading: Reading, support: Support, others: Sequence[Reading], id: str) -> Reading:
    """The reading with what is supported of a member's readings."""
    pieces = supported(base, support, others)
    if not pieces:
        raise Unapplicable(id, Obstacle.SUPPORTED)
    if unfound(base, support, others):
        raise Unapplicable(id, Obstacle.UNFOUND)
    if all(said.piece == Fragment() and not said.words for said in pieces):
        raise Unapplicable(id, Obstacle.UNTOUCHED)
    start = reading
    for said in pieces:
        here = adopted(base, reading, said)
        words = dict(reading.words)
        torn = (words.keys() & set(here.piece.deleted)) | (reading.deleted & here.words.keys())
        for name, text in here.words.items():
            own = base.by_id[name].text
            joined = _joined(own, words.get(name, own), text)
            words[name] = text if joined is None else joined
            torn |= {name} if joined is None else set()
        if torn:
            asked = any(_is_own(base, start, name, others) for name in torn)
            obstacle = Obstacle.DIVERGENT if asked else Obstacle.CONTRARY
            raise Unapplicable(id, obstacle, tuple(name for name in base.by_id if name in torn))
        sources = tuple(dict.fromkeys((*reading.sources, *here.sources)))
        reading = _with(replace(reading, words=words, sources=sources), here.piece)
    return reading


def _is_own(base: Instrument, reading: Reading, name: str, others: Sequence[Reading]) -> bool:
    """Whether a reading asks for something of a provision that it cannot have taken over from another."""
    if name in reading.deleted:
        return not any(name in one.deleted for one in others)
    own = base.by_id[name].text
    theirs = {edit for one in others for edit in edits(name, own, one.words.get(name, own))}
    return not theirs.issuperset(edits(name, own, reading.words.get(name, own)))


def _joined(base: str, own: str, theirs: str) -> str | None:
    """The words of a provision with what is changed in it and what is supported; None where these come near to each
    other, so that nobody knows whether one is meant with the other."""
    if base in (own, theirs) or own == theirs:
        return theirs if base == own else own
    ours, others = [*edits("", base, own)], [*edits("", base, theirs)]
    for one in ours:
        for other in (other for other in others if other != one):
            between = base[min(one.end, other.end) : max(one.start, other.start)]
            if len(tokenise(between)) < _APART:
                return None
    words = base
    for edit in sorted({*ours, *others}, reverse=True):
        words = words[: edit.start] + edit.words + words[edit.end :]
    return words


def _edited(base: Instrument, reading: Reading, asked: Sequence[tuple[Edit, str]]) -> dict[str, str]:
    """The words of the reading with the edits made, each where the reading has the base's words."""
    words = dict(reading.words)
    last: Edit | None = None
    for edit, name in sorted(asked, reverse=True):
        if edit.provision in reading.deleted or (last and last.provision == edit.provision and last.start < edit.end):
            raise Unapplicable(name, Obstacle.OVERLAP)
        text = base.by_id[edit.provision].text
        start, end = place_of(text, reading.words.get(edit.provision, text), edit, name)
        current = words.get(edit.provision, text)
        words[edit.provision] = current[:start] + edit.words + current[end:]
        last = edit
    return words


def place_of(base: str, reading: str, edit: Edit, id: str) -> tuple[int, int]:
    """Where the words of an edit stand in the reading's own text."""
    if base == reading:
        return edit.start, edit.end
    old, new = tokenise(base), tokenise(reading)
    at, onto = offsets(base), offsets(reading)
    for run in Levenshtein.opcodes(old, new):
        if run.tag == "equal" and at[run.src_start] <= edit.start and edit.end <= at[run.src_end]:
            shift = onto[run.dest_start] - at[run.src_start]
            return edit.start + shift, edit.end + shift
    raise Unapplicable(id, Obstacle.OVERLAP)
