"""What a returned copy answers beside the words it suggests: positions it takes, and what it takes back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Position, Reading, Stance
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
_BETWEEN = " | "
"""Between the cells of a row."""


def answers(issued: RollingText, reading: Reading) -> Mapping[str, tuple[Answer, ...]]:
    """By provision, what a member's reading answers to the issued text: every position that it takes, and what the
    member had asked for there and asks for no longer."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for name, said in tell(replace(one, provision=name) for name, one in _by_row(issued, reading.positions)).items():
        found[name].extend(said)
    if any(one.id == reading.id for one in issued.readings):
        for name, answer in _withdrawn(issued, extract(issued, reading.id), reading):
            found[name].append(answer)
    return {name: tuple(said) for name, said in found.items()}


def tell(positions: Iterable[Position]) -> Mapping[str, tuple[Answer, ...]]:
    """By provision, the positions that a reading takes beside its words."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for position in positions:
        if position.stance in _STANCES:
            found[position.provision].append(Answer(_STANCES[position.stance], position.words.strip()))
    return {name: tuple(said) for name, said in found.items()}


def _by_row(issued: RollingText, positions: Sequence[Position]) -> Iterator[tuple[str, Position]]:
    """Positions by provision; those of one stance on every cell of a new row that says something are one on the row."""
    cells: dict[str, list[str]] = defaultdict(list)
    for passage in issued.passages:
        parent = passage.provision.parent
        if parent in issued.gaps and passage.provision.kind is Kind.CELL and passage.content:
            cells[parent].append(passage.provision.id)
    rows = {cell: row for row, held in cells.items() for cell in held}
    taken: dict[tuple[str, Stance], list[Position]] = defaultdict(list)
    for position in positions:
        taken[rows.get(position.provision, ""), position.stance].append(position)
    for (row, stance), held in taken.items():
        if row and sorted(position.provision for position in held) == sorted(cells[row]):
            yield row, Position(row, "", _BETWEEN.join(position.words.strip() for position in held), stance)
        else:
            yield from ((position.provision, position) for position in held)


def _withdrawn(issued: RollingText, before: Reading, reading: Reading) -> Iterator[tuple[str, Answer]]:
    base = issued.base.by_id
    for name, words in before.words.items():
        now = reading.words.get(name, base[name].text)
        if words not in (now, base[name].text) and name not in reading.deleted:
            kept = now != base[name].text
            yield name, Answer(Did.REPLACED if kept else Did.WITHDRAWN, words)
    yield from _taken_out(before.added, reading.added)
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


def _taken_out(before: Sequence[Addition], now: Sequence[Addition]) -> Iterator[tuple[str, Answer]]:
    """The new provisions that a member had offered and offers no longer with these words. One without words is called
    by its number; a row that is gone says what its cells did."""
    kept = {addition.id for addition in now}
    rows, own_rows = _rows(before), _rows(now).values()
    own = {addition.text or addition.number for addition in now}
    for addition in before:
        name, words = addition.id, addition.text or addition.number
        if name in rows and name not in kept and rows[name] not in own_rows:
            yield name, Answer(Did.WITHDRAWN, rows[name])
        elif words and words not in own and (addition.parent not in rows or addition.parent in kept):
            yield name, Answer(Did.REPLACED if name in kept else Did.WITHDRAWN, words)


def _rows(added: Sequence[Addition]) -> Mapping[str, str]:
    """What each row says that has cells with words."""
    cells: dict[str, list[str]] = defaultdict(list)
    rows = {addition.id for addition in added if addition.kind is Kind.ROW}
    for addition in added:
        if addition.parent in rows and addition.text:
            cells[addition.parent].append(addition.text)
    return {row: _BETWEEN.join(words) for row, words in cells.items()}


def _key(position: Position) -> tuple[str, str, Stance]:
    return position.provision, position.words, position.stance
