"""What a returned copy answers beside the words it suggests: positions it takes, and what it takes back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Position, Reading, Stance
from plenary.engine.text.rolling import extract
from plenary.rulemaking.proof import Answer, Did

_STANCES = {
    Stance.SUPPORTS: Did.SUPPORTED,
    Stance.CAN_ACCEPT: Did.ACCEPTED,
    Stance.OPPOSES: Did.OPPOSED,
    Stance.RESERVES: Did.RESERVED,
    Stance.RETAINS: Did.RETAINED,
}
"""All but PROPOSES, of which the words themselves tell."""


def answers(issued: RollingText, reading: Reading) -> Mapping[str, tuple[Answer, ...]]:
    """By provision, what a member's reading answers to the issued text: every position that it takes, and what the
    member had asked for there and asks for no longer."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for position in reading.positions:
        if position.stance in _STANCES:
            found[position.provision].append(Answer(_STANCES[position.stance], position.words.strip()))
    if any(one.id == reading.id for one in issued.readings):
        for name, answer in _withdrawn(issued, extract(issued, reading.id), reading):
            found[name].append(answer)
    return {name: tuple(said) for name, said in found.items()}


def _withdrawn(issued: RollingText, before: Reading, reading: Reading) -> Iterator[tuple[str, Answer]]:
    base = issued.base.by_id
    for name, words in before.words.items():
        now = reading.words.get(name, base[name].text)
        if words not in (now, base[name].text) and name not in reading.deleted:
            kept = now != base[name].text
            yield name, Answer(Did.REPLACED if kept else Did.WITHDRAWN, words)
    own = {addition.id: addition.text for addition in reading.added}
    for addition in before.added:
        if addition.text not in own.values():
            yield addition.id, Answer(Did.REPLACED if addition.id in own else Did.WITHDRAWN, addition.text)
    for name in issued.base.by_id:
        if name in before.deleted - reading.deleted:
            yield name, Answer(Did.UNDELETED)
        if name in before.retained - reading.retained:
            yield name, Answer(Did.UNRETAINED)
    moved = {move.provision for move in reading.moved} | reading.deleted
    for move in before.moved:
        if move.provision not in moved:
            yield move.provision, Answer(Did.UNMOVED)
    for bracket in before.brackets:
        if bracket not in reading.brackets:
            yield (
                bracket.provision,
                Answer(Did.RELEASED, base[bracket.provision].text[bracket.start : bracket.end].strip()),
            )
    kept_positions = {_key(position) for position in reading.positions}
    for position in before.positions:
        if position.stance in _STANCES and _key(position) not in kept_positions:
            yield position.provision, Answer(Did.TAKEN_BACK, position.words.strip())


def _key(position: Position) -> tuple[str, str, Stance]:
    return position.provision, position.words, position.stance
