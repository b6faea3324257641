"""One provision of a returned copy, read: its words in the member's text, and what stands beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plenary.engine.text.reading import Bracket as Bracketed
from plenary.engine.text.reading import Stance
from plenary.engine.text.recovery import words_of
from plenary.engine.text.round_two.alignment import MARK, Span
from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.assembly import assemble
from plenary.engine.text.round_two.beside import take_beside
from plenary.engine.text.round_two.bracketing import Bracketing
from plenary.engine.text.round_two.case import Case
from plenary.engine.text.round_two.edit import Put, bare
from plenary.engine.text.round_two.frame import Bracket, Item, Paragraph, words_among
from plenary.engine.text.round_two.judgement import Judge
from plenary.engine.text.round_two.look import is_emptied
from plenary.engine.text.round_two.sheet import Asked, Request
from plenary.engine.text.round_two.withholding import hold_back
from plenary.engine.text.typography import plain


@dataclass(frozen=True, slots=True)
class Fresh:
    """A paragraph that the member wrote. ``before`` says that it stands before the provision; ``split`` that it
    was cut off the provision's own words."""

    text: str
    move: str = ""
    before: bool = False
    split: bool = False


@dataclass
class Outcome:
    """What the copy says of one provision. ``words`` are None where they stay what they were, empty where a new
    provision is not wanted. ``asks`` are requests about a whole provision that the member joins or leaves."""

    case: Case
    words: str | None = None
    deleted: bool = False
    brackets: list[Bracketed] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    joins: list[Request] = field(default_factory=list)
    leaves: list[Request] = field(default_factory=list)


def read_provision(case: Case) -> Outcome:
    """What a member says of one provision."""
    outcome = Outcome(case)
    for at, to in case.frame.shifts.items():
        case.edits.move(at, to)
    edits, whole = case.edits, (0, len(case.frame.text))
    if not edits.puts and not edits.is_cut(*whole):
        return outcome
    fresh = _Fresh(case, outcome)
    fresh.take_out()
    if not _is_struck(case):
        for paragraph in case.frame.paragraphs:
            _read_front(case, paragraph)
            if paragraph.sheet.request is not None:
                _read_request(case, paragraph, paragraph.sheet.request, outcome)
        hold_back(case)
        take_beside(case)
        _read_words(case, outcome)
    else:
        _strike(case, outcome)
    _ask_what_is_left(case, outcome)
    return outcome


class _Fresh:
    """Takes paragraphs that the member wrote out of what was put into a provision."""

    def __init__(self, case: Case, outcome: Outcome) -> None:
        self.case = case
        self.outcome = outcome
        self.options = any(paragraph.sheet.option for paragraph in case.frame.paragraphs)

    def take_out(self) -> None:
        starts = {paragraph.span[0]: place for place, paragraph in enumerate(self.case.frame.paragraphs)}
        ends = {paragraph.span[1] for paragraph in self.case.frame.paragraphs}
        for at, put in sorted(self.case.edits.puts.items()):
            if MARK not in put.text:
                continue
            if at in starts and not (at in ends and not put.text.endswith(MARK)):
                *paragraphs, put.words = put.here.split(MARK)
                self._add(put, paragraphs, before=starts[at] == 0)
            elif at in ends:
                put.words, *paragraphs = put.here.split(MARK)
                self._add(put, self._without_options(put, paragraphs), before=False)
            elif at == len(self.case.frame.text):
                put.words = ""
                self._add(put, put.text.split(MARK), before=False)

    def _without_options(self, put: Put, paragraphs: list[str]) -> list[str]:
        """Takes further options out, each a paragraph or two: ``Option 3 – CEL``, then its words."""
        rest: list[str] = []
        while paragraphs:
            paragraph = paragraphs.pop(0)
            found = self.case.member.option.match(paragraph) if self.options else None
            if found is None:
                rest.append(paragraph)
                continue
            head, broken, words = paragraph[found.end() :].partition("\n")
            codes = self.case.member.names.alone(head) or frozenset()
            if not broken and (codes or not head.strip()) and paragraphs:
                words = paragraphs.pop(0)
            elif not broken:
                words, codes = self.case.member.names.signed(head.lstrip(" .:–—-\u00a0"))
            put.options.append((words, codes))
        return rest

    def _add(self, put: Put, paragraphs: Sequence[str], *, before: bool) -> None:
        for text in paragraphs:
            if text.strip():
                self.outcome.fresh.append(Fresh(text, put.move, before))
        put.settled = put.settled or not (put.here.strip() or put.options)


def _is_struck(case: Case) -> bool:
    """Whether the whole provision is gone and nothing was written in its place."""
    own = [paragraph for paragraph in case.frame.paragraphs if paragraph.sheet.request is None]
    cut = any(case.edits.is_cut(*paragraph.span) for paragraph in own)
    written = any(
        put.here.strip() and not put.settled for paragraph in own for put in case.edits.put_in(*paragraph.words)
    )
    if not cut or written or not _has_words(case, own):
        return False
    if not any(case.edits.has_words(*paragraph.words) for paragraph in own):
        return True
    # Of a new provision, names and signs without any of its words are nothing that could stay.
    return case.passage.new and is_emptied(case, words_among(case.frame.items))


def _has_words(case: Case, own: Sequence[Paragraph]) -> bool:
    """Whether there were words to strike, or at least a number that is gone."""
    if any(case.frame.text[slice(*paragraph.words)].strip() for paragraph in own):
        return True
    return not any(case.edits.has_words(*paragraph.span) for paragraph in own)


def _strike(case: Case, outcome: Outcome) -> None:
    passage, own = case.passage, case.member.own
    if not passage.new:
        outcome.deleted = True
        return
    if passage.offered & own:
        outcome.words = ""
    beside = case.member.beside(passage.offered)
    if beside is not None:
        case.ask(beside, (Meaning.WITHDRAWS, Meaning.OPPOSES), (0, len(case.frame.text)))
    elif passage.offered & ~own:
        first = passage.offered & ~own
        case.take(Stance.OPPOSES, words_of(passage.content, first & -first))


def _read_front(case: Case, paragraph: Paragraph) -> None:
    """The number of a provision, or a label of ours, is presentation: what was done to it is asked, unless the same
    number was typed again."""
    front = paragraph.span[0], paragraph.words[0]
    if paragraph.sheet.request is not None or front[0] == front[1] or paragraph.sheet.option:
        return
    puts = [put for put in case.edits.put_in(front[0], front[1] - 1) if put.here.strip() and not put.settled]
    if not puts and not case.edits.is_cut(*front):
        return
    now = _now(case, *front)
    if bare(now) == bare(case.frame.text[slice(*front)]):
        for put in puts:
            put.settled = True
    else:
        line = not now.strip() and paragraph.words[0] == paragraph.span[1]
        case.ask(Cause.LINE if line else Cause.NUMBER, (Meaning.RENUMBERS, Meaning.SLIP), front, puts=puts)


def _now(case: Case, start: int, end: int) -> str:
    """What stands between two characters when all edits are accepted."""
    edits, text = case.edits, case.frame.text
    return "".join(
        (edits.puts[at].here if at in edits.puts else "") + (text[at] if at < end and not edits.gone[at] else "")
        for at in range(start, end + 1)
    )


def _read_request(case: Case, paragraph: Paragraph, request: Request, outcome: Outcome) -> None:
    """A line that says who asks for what: the member may put its name there, or take it away."""
    edits, names, own = case.edits, case.member.names, case.member.code
    start, end = paragraph.span
    puts = [put for put in edits.put_in(start, end) if put.here.strip() and not put.settled]
    if not puts and not edits.is_cut(start, end):
        return
    sent, now = case.frame.text[start:end], _now(case, start, end)
    before, after = names.find(sent), names.find(now)
    gone = not now.strip()
    alike = gone or names.strip(sent) == names.strip(now)
    changed = before ^ after
    # Who offers a new provision is said where its words are; what tells of a row stands in its first cell.
    aside = request.asked is Asked.NEW and (request.provision == case.id or own not in after)
    if not alike or changed != {own} or aside:
        meanings = (Meaning.OPPOSES, Meaning.SUPPORTS, Meaning.FOR_ANOTHER, Meaning.SLIP)
        cause = Cause.LINE if gone else Cause.NAMES if changed - {own} else Cause.NUMBER
        case.ask(cause, meanings, paragraph.span)
        return
    for put in puts:
        put.settled = True
    (outcome.joins if own in after else outcome.leaves).append(request)


def _read_words(case: Case, outcome: Outcome) -> None:
    judge, bracketing = Judge(case), Bracketing(case)
    words: list[str] = []
    for items, start, end in _stretches(case):
        words.append(" " if start in case.frame.spaced else "")
        words.append(bracketing.read(assemble(case, items, start, end, judge.fill)))
    outcome.brackets = bracketing.found
    said = [plain(part) for part in "".join(words).split(MARK)]
    now = next((part for part in said if part), "")
    rest = said[said.index(now) + 1 :]
    outcome.fresh.extend(Fresh(part, split=True) for part in rest if part)
    if now != plain(_standing(case)):
        outcome.words = now


def _standing(case: Case) -> str:
    """The provision's words for this member before this copy."""
    if case.passage.new and not case.passage.offered & case.member.own:
        return ""
    return words_of(case.passage.content, case.member.own)


def _stretches(case: Case) -> list[tuple[list[Item], int, int]]:
    """The words and brackets outside brackets, paragraph by paragraph; options together."""
    found: list[tuple[list[Item], int, int]] = []
    items = case.frame.items
    for paragraph in case.frame.paragraphs:
        if paragraph.sheet.request is not None or paragraph.sheet.option:
            continue
        here = [item for item in items if paragraph.span[0] <= item.span[0] < paragraph.span[1]]
        if here or not items:
            found.append((here, *paragraph.words))
    found.extend(([item], *item.span) for item in items if isinstance(item, Bracket) and item.options)
    return sorted(found, key=lambda stretch: stretch[1])


def _ask_what_is_left(case: Case, outcome: Outcome) -> None:
    """Whatever was written or struck and is nowhere yet is asked about: nothing is lost."""
    for at, put in sorted(case.edits.puts.items()):
        if not put.settled and put.here.strip():
            case.ask(Cause.UNPLACED, (Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.SLIP), (at, at), puts=[put])
    said = (
        outcome.words is not None
        or outcome.deleted
        or case.positions
        or case.questions
        or outcome.brackets
        or outcome.fresh
        or outcome.joins
        or outcome.leaves
        or case.joined
        or case.released
    )
    cut: list[Span] = [p.span for p in case.frame.paragraphs if case.edits.is_cut(*p.span)]
    if cut and not said:
        case.ask(Cause.UNPLACED, (Meaning.DELETES, Meaning.OPPOSES, Meaning.SLIP), (cut[0][0], cut[-1][1]))
