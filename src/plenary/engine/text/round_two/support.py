"""New provisions of others that a member supports without its name in each of their lines: rows, by its name in the
line that tells of the row, or in every cell of it; notes, by their marks in the words that it supports."""

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import Kind, Provision
from plenary.engine.text.reading import Stance
from plenary.engine.text.recovery import words_of
from plenary.engine.text.round_two.answer import Cause, Meaning, Question
from plenary.engine.text.round_two.provision import Outcome
from plenary.engine.text.round_two.sheet import Asked
from plenary.engine.text.slot import Slot


def supported_rows(
    rolling: RollingText, own: Collection[str], outcomes: Mapping[str, Outcome]
) -> Iterator[tuple[Provision, str]]:
    """Each such row and, behind it, its cells with their words; ``own`` are the new provisions that the member offers.
    What it says of some cells of a row only is asked about, once for the row, and nothing of it is taken."""
    told = {request.provision for one in outcomes.values() for request in one.joins if request.asked is Asked.NEW}
    rows: dict[str, list[Passage]] = {}
    for passage in rolling.passages:
        parent = passage.provision.parent
        if passage.provision.kind is Kind.CELL and parent in rolling.gaps and parent not in own:
            rows.setdefault(parent, []).append(passage)
    for name, cells in rows.items():
        row = rolling.by_id[name].provision
        here = [outcomes[cell.provision.id] for cell in cells if cell.provision.id in outcomes]
        if name not in told and not any(outcome.words for outcome in here):
            continue
        loose = row.parent in rolling.gaps and row.parent not in own
        words = None if loose else _words(cells, outcomes, told=name in told)
        if words is None:
            _ask(here)
        else:
            yield row, ""
            yield from zip((cell.provision for cell in cells), words, strict=True)


def cited_notes(
    rolling: RollingText, own: Container[str], outcomes: Mapping[str, Outcome], cited: Container[str]
) -> Iterator[tuple[Provision, str]]:
    """The new notes of others, with their words, whose numbers are ``cited`` in words that the member makes its own: a
    note goes with its mark, unless the copy says something of the note itself."""
    for passage in rolling.passages:
        note = passage.provision
        if not passage.new or note.kind is not Kind.FOOTNOTE or note.id in own or note.number not in cited:
            continue
        outcome = outcomes.get(note.id)
        if outcome is not None and (outcome.words is not None or outcome.case.positions or outcome.case.questions):
            continue
        words = words_of(passage.content, passage.offered & -passage.offered)
        if outcome is not None:
            slot = next(node for node in passage.content if isinstance(node, Slot))
            outcome.case.take(Stance.SUPPORTS, words, slot.id)
        yield note, words


def _words(cells: Sequence[Passage], outcomes: Mapping[str, Outcome], *, told: bool) -> list[str] | None:
    """The words of each cell that the member supports; None where it does not support every cell, or it is not clear
    in which words."""
    found: list[str] = []
    silent: list[tuple[Outcome, Slot, str]] = []
    for cell in cells:
        outcome = outcomes.get(cell.provision.id)
        said = {words_of(cell.content, 1 << bit) for bit in range(cell.offered.bit_length()) if cell.offered >> bit & 1}
        slot = next((node for node in cell.content if isinstance(node, Slot)), None)
        if outcome is not None and outcome.words:
            found.append(outcome.words)
        elif slot is None:
            found.append("")
        elif not told or len(said) > 1 or outcome is None or outcome.case.positions:
            return None
        else:
            found.extend(said)
            silent.append((outcome, slot, found[-1]))
    for outcome, slot, words in silent:
        outcome.case.take(Stance.SUPPORTS, words, slot.id)
    return found


def _ask(cells: Sequence[Outcome]) -> None:
    """Asks once about all that was done to a row."""
    said = [cell for cell in cells if cell.words or cell.case.positions] or cells[:1]
    asked: list[Question] = []
    for cell in said:
        case = cell.case
        case.positions.clear()
        cell.words = None
        own = [paragraph for paragraph in case.frame.paragraphs if paragraph.sheet.request is None]
        case.ask(Cause.PARENT, (Meaning.SUPPORTS, Meaning.SUGGESTS, Meaning.SLIP), (0, own[-1].span[1]))
        asked.append(case.questions.pop())
    first = replace(
        asked[0],
        before=" ".join(question.before for question in asked),
        after=" ".join(question.after for question in asked),
        words=tuple(word for question in asked for word in question.words),
        further=tuple(question.provision for question in asked[1:]),
    )
    said[0].case.questions.append(first)
