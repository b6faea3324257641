"""All that a copy says, put together: the member's whole new reading, standing proposals included."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.note_mark import cited_numbers
from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.placement import find_gap, find_homes, find_line, straighten
from plenary.engine.text.provision import CONTAINERS, Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Reason, Source
from plenary.engine.text.rolling import extract
from plenary.engine.text.round_two.answer import Cause, Meaning, Question
from plenary.engine.text.round_two.attachment import Attachment
from plenary.engine.text.round_two.case import Case, Member
from plenary.engine.text.round_two.emptiness import emptied, without_emptied
from plenary.engine.text.round_two.order import displaced, end_of
from plenary.engine.text.round_two.provision import Fresh, Outcome
from plenary.engine.text.round_two.row import WrittenRow
from plenary.engine.text.round_two.sheet import Asked, Request, Sheet
from plenary.engine.text.round_two.support import cited_notes, supported_rows
from plenary.engine.text.round_two.writing import Writer, Writing, split_number
from plenary.engine.text.tokens import lead, token_span, tokenise
from plenary.engine.text.typography import fold, plain


class Settlement:
    """``absent`` are provisions before the first or after the last one that the copy holds."""

    def __init__(
        self,
        rolling: RollingText,
        standing: Reading,
        member: Member,
        sent: Mapping[str, Sequence[Sheet]],
        outcomes: Mapping[str, Outcome],
        attached: Attachment,
    ) -> None:
        self.rolling = rolling
        self.base = rolling.base
        self.standing = standing
        self.member = member
        self.sent = sent
        self.outcomes = outcomes
        self.attached = attached
        self.questions: list[Question] = []
        self.absent: list[str] = []
        self.untracked: list[str] = []
        self.elsewhere: set[str] = set()
        self.words = dict(standing.words)
        self.deleted = set(standing.deleted)
        self.retained = set(standing.retained)
        self.moved = list(standing.moved)
        self.brackets = list(standing.brackets)
        self.sources = list(standing.sources)
        self.place = rolling.position
        self.anchors = rolling.gaps
        self.own = {a.id: a for a in extract(rolling, standing.id).added} if member.own else {}
        self.fresh: list[tuple[int, Addition]] = []

    def settle(self) -> Reading:
        """The reading; the standing one itself where nothing was said."""
        before = dict(self.own)
        written = self._take_moves()
        self._ask_missing()
        self._read_order()
        for provision, words in [*supported_rows(self.rolling, self.own, self.outcomes)]:
            self._support(provision, words)
        for name, outcome in self.outcomes.items():
            self._take(name, outcome)
        self._write(written)
        for provision, words in [*cited_notes(self.rolling, self.own, self.outcomes, self._newly_cited(before))]:
            self._support(provision, words)
        kept = {addition.parent for _, addition in self.fresh}
        self.own = without_emptied(self.own, before, kept)
        self.deleted |= emptied(self.base, self.deleted, self.standing.deleted, kept)
        self._add_notes()
        positions = self._positions()
        changed = self.own != before or self.fresh
        reading = replace(
            self.standing,
            words=self.words,
            deleted=frozenset(self.deleted),
            retained=frozenset(self.retained),
            added=self._added() if changed else self.standing.added,
            moved=tuple(self.moved),
            brackets=tuple(self.brackets),
            positions=positions,
            sources=tuple(source for source in self.sources if source.provision in self.words),
        )
        return self.standing if reading == self.standing else reading

    # One provision

    def _take(self, name: str, outcome: Outcome) -> None:
        passage = self.rolling.by_id[name]
        if outcome.deleted:
            self.deleted.add(name)
            self.words.pop(name, None)
        elif outcome.words is not None and passage.new:
            self._offer(passage, outcome)
        elif outcome.words is not None:
            self.deleted.discard(name)
            self.words[name] = outcome.words
            if outcome.words == passage.provision.text:
                del self.words[name]
            self._take_sources(name, outcome.case)
        joined = [self._bracket(name, held, reason) for held, reason in outcome.case.joined]
        self.brackets = list(dict.fromkeys([*self.brackets, *outcome.brackets, *joined]))
        for held, reason in outcome.case.released:
            released = self._bracket(name, held, reason)
            self.brackets = [own for own in self.brackets if not self._same(own, released)]
        for request in outcome.joins:
            self._join(request)
        for request in outcome.leaves:
            self._leave(request, outcome)

    def _take_sources(self, name: str, case: Case) -> None:
        """The options of the base's own that the member's words there come from, without those that it chose."""
        bits = self.rolling.bits
        edited = (Source(name, reading) for reading, bit in bits.items() if bit & case.edited)
        chosen = [Source(name, reading) for reading, bit in bits.items() if bit & case.chosen]
        known = dict.fromkeys([*self.sources, *edited])
        self.sources = [source for source in known if source not in chosen]

    def _offer(self, passage: Passage, outcome: Outcome) -> None:
        """A new provision that the member supports, rewrites or no longer wants."""
        provision, text = passage.provision, outcome.words or ""
        known = self.own.get(provision.id)
        if not text and (known is None or provision.kind is not Kind.CELL):
            self.own.pop(provision.id, None)
        elif known is not None:
            self.own[provision.id] = replace(known, text=text)
        elif provision.parent in self.anchors and provision.parent not in self.own:
            outcome.case.positions.clear()
            meanings = (Meaning.SUPPORTS, Meaning.SUGGESTS, Meaning.SLIP)
            own = [paragraph for paragraph in outcome.case.frame.paragraphs if paragraph.sheet.request is None]
            cause = self.member.beside(self.rolling.by_id[provision.parent].offered) or Cause.PARENT
            if cause not in {question.cause for question in outcome.case.questions}:
                outcome.case.ask(cause, meanings, (0, own[-1].span[1]))
        else:
            self._support(provision, text)

    def _support(self, provision: Provision, text: str) -> None:
        """Offers a new provision of others with these words."""
        after = self.anchors[provision.id]
        self.own[provision.id] = Addition(provision.id, after, provision.parent, provision.kind, text, provision.number)

    def _bracket(self, name: str, held: str, reason: str) -> Bracket:
        """The bracket with this id (``PROVISION:START-END``, in tokens) over characters of the base."""
        text = self.base.by_id[name].text
        start, _, end = held.rpartition(":")[2].partition("-")
        tokens = tokenise(text)
        at = len(text) - len(lead(text))
        first, last = (at + len("".join(tokens[: int(place)])) for place in (start, end))
        words = text[max(first, 0) : last]
        return Bracket(name, last - len(words.lstrip()), last, Reason(reason))

    def _same(self, one: Bracket, other: Bracket) -> bool:
        if (one.provision, one.reason) != (other.provision, other.reason):
            return False
        text = self.base.by_id[one.provision].text
        return token_span(text, one.start, one.end) == token_span(text, other.start, other.end)

    def _join(self, request: Request) -> None:
        name = request.provision
        if request.asked is Asked.DELETION:
            self.deleted.update((name, *request.along))
        elif request.asked is Asked.RETENTION:
            self.retained.add(name)
        elif request.asked is Asked.MOVE:
            place = self.rolling.by_id[name].moved[request.place]
            self.moved = list(dict.fromkeys([*self.moved, Move(name, place.after, place.parent)]))

    def _leave(self, request: Request, outcome: Outcome) -> None:
        name, passage = request.provision, self.rolling.by_id[request.provision]
        asked = {Asked.DELETION: passage.deleted, Asked.RETENTION: passage.retained}
        mask = asked[request.asked] if request.asked in asked else passage.moved[request.place].mask
        if not mask & self.member.own:
            cause = self.member.beside(mask) or Cause.JOINT
            outcome.case.ask(cause, (Meaning.WITHDRAWS, Meaning.SLIP), (0, len(outcome.case.frame.text)), puts=())
        elif request.asked is Asked.DELETION:
            self.deleted.difference_update((name, *request.along))
        elif request.asked is Asked.RETENTION:
            self.retained.discard(name)
        else:
            place = passage.moved[request.place]
            self.moved = [move for move in self.moved if move != Move(name, place.after, place.parent)]

    # Provisions that stand elsewhere, or nowhere

    def _take_moves(self) -> list[tuple[str, Fresh, str | None]]:
        """The paragraphs that were written, each with what was put right before it; those that are a provision of the
        base put elsewhere become moves."""
        gone = {
            fold(sheets[0].text): name
            for name, sheets in self.sent.items()
            if len(sheets) == 1
            and name in self.base.by_id
            and (name not in self.outcomes or self.outcomes[name].deleted)
            and fold(sheets[0].text)
        }
        written: list[tuple[str, Fresh, str | None]] = []
        for name, outcome in self.outcomes.items():
            last: str | None = None
            for fresh in outcome.fresh:
                moved = gone.pop(fold(fresh.text), None)
                if moved is None:
                    written.append((name, fresh, last))
                    continue
                if moved in self.outcomes:
                    self.outcomes[moved].deleted = False
                self._move(moved, self._beside(name, fresh)[0])
                last = moved
        return written

    def _move(self, name: str, after: str | None) -> None:
        parent = self.base.by_id[name].parent
        if after is not None:
            line = [*find_line(self.base, {move.provision: move for move in self.moved}, after)]
            if parent is not None and parent not in line:
                parent = after if self.base.by_id[after].kind in CONTAINERS else next(iter(line[1:]), None)
        self._shift(Move(name, after, parent))

    def _shift(self, move: Move) -> None:
        others = [other for other in self.moved if other.provision != move.provision]
        self.moved = [*others, straighten(self.base, others, move)]

    def _ask_missing(self) -> None:
        """Provisions between others that are there were struck or left out; at either end they are out of scope."""
        order = [name for name in self.place if any(sheet.text.strip() for sheet in self.sent.get(name, ()))]
        there = [name in self.outcomes or any(move.provision == name for move in self.moved) for name in order]
        first = there.index(True) if True in there else len(order)
        last = len(order) - there[::-1].index(True) if True in there else 0
        run: list[str] = []
        for place, name in enumerate(order):
            if there[place] or not first <= place < last:
                self.absent.extend([] if there[place] else [name])
                self._ask_run(run)
                run = []
            else:
                run.append(name)

    def _ask_run(self, run: Sequence[str]) -> None:
        if run:
            sent = " ".join(" ".join(sheet.text.split()) for name in run for sheet in self.sent[name])
            meanings = (Meaning.DELETES, Meaning.OPPOSES, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
            self.questions.append(Question(run[0], Cause.MISSING, meanings, before=sent, further=tuple(run[1:])))

    def _read_order(self) -> None:
        """Provisions that came back in another order."""
        came = [name for name in self.attached.chunks if name in self.place]
        for found in displaced(self.rolling, came, self.attached.rows.moved):
            name, table = found.provision, found.table
            self.elsewhere.add(name)
            nowhere = found.sent != name and table not in self.base.by_id
            if self.rolling.by_id[name].new or nowhere:
                meanings = (Meaning.MOVES, Meaning.SLIP)
                self.questions.append(Question(name, Cause.SEVERAL, meanings, before=self.sent[found.sent][0].text))
            elif table is None:
                self._move(name, found.after)
            else:
                self._shift(Move(name, found.after, table))

    # Provisions that the member wrote

    def _beside(self, name: str, fresh: Fresh) -> tuple[str | None, str | None]:
        """The base provision after which a paragraph stands, and the provision right before it."""
        place = self.place[name] - fresh.before
        beside = self.rolling.passages[place].provision.id if place >= 0 else None
        after = self.anchors.get(beside, beside) if beside is not None else None
        return after, beside

    def _write(self, written: Sequence[tuple[str, Fresh, str | None]]) -> None:
        sent = Instrument(tuple(passage.provision for passage in self.rolling.passages))
        writer = Writer(sent, self.base, {*sent.by_id, *(addition.id for addition in self.standing.added)}, self.own)
        for row in self.attached.rows.written:
            self._write_row(row, writer)
        homes = find_homes(self.base, self.moved)
        for name, fresh, last in written:
            text = self._words(name, fresh)
            if text:
                after, beside = self._beside(name, fresh)
                place = self.place[name] - fresh.before
                writer.add(Writing(text, after, beside), place)
                unit = last or (homes[after] if after is not None else None)
                if unit is not None and (unit == last or unit in self.elsewhere):
                    made = {addition.id: addition for _, addition in writer.additions}
                    writer.additions[-1] = place, self._put_behind(writer.additions[-1][1], made, unit, homes)
        self.fresh = writer.additions

    def _put_behind(
        self, addition: Addition, made: Mapping[str, Addition], unit: str, homes: Mapping[str, str | None]
    ) -> Addition:
        """A paragraph that was written behind one that the copy puts elsewhere stands there, unless that holds it; one
        that another of ``made`` holds stands where that does."""
        holder = made.get(addition.parent or "")
        if holder is not None:
            return replace(addition, after=holder.after, behind=holder.behind)
        if addition.parent in self.base.by_id and unit in find_line(self.base, {}, addition.parent):
            return addition
        moves = {move.provision: move for move in self.moved}
        beside = addition.parent == self.base.by_id[unit].parent
        parent = moves[unit].parent if beside else addition.parent
        return replace(addition, after=find_gap(moves, homes, unit), parent=parent, behind=self._end(unit))

    def _write_row(self, row: WrittenRow, writer: Writer) -> None:
        """A row with its cells, also those without words. It is asked about where it says that it is another's, and
        where it stands in a table of another's that the member does not support."""
        above = next((name for name in row.above if name not in self.elsewhere), row.table)
        beside = self._end(above) if above != row.table else above
        moved = {move.provision for move in self.moved} & self.elsewhere & set(row.above[:1])
        said = [self._unsigned(plain(cell.accepted)) for cell in row.cells]
        cause = next((cause for _, cause in said if cause is not None), None)
        words = tuple(text for cell in row.cells if (text := " ".join(cell.accepted.split())))
        if row.table not in self.base.by_id and row.table not in self.own:
            meanings = (Meaning.ADDS, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
            question = Question("", Cause.UNPLACED, meanings, after=" ".join(words), words=words)
            self.questions.append(replace(question, place=row.cells[0].place))
        elif cause is not None:
            self._ask_written(above, cause, words, row.cells[0].place)
        else:
            ends = [self._end(name) for name in moved]
            behind = next((self.anchors.get(end, end) for end in ends), None)
            made = Addition("", self.anchors.get(beside, beside), row.table, Kind.ROW, "", behind=behind)
            writer.add_row(made, [text for text, _ in said], self.place[beside])
            if any(cell.rejected.strip() for cell in row.cells):
                self.untracked.append(above)

    def _end(self, name: str) -> str:
        """The last provision that this one holds."""
        return self.rolling.passages[end_of(self.rolling, name)].provision.id

    def _words(self, name: str, fresh: Fresh) -> str:
        """The words of a paragraph without the brackets and the name that say whose it is."""
        number, words = split_number(fresh.text)
        words, cause = self._unsigned(words)
        if cause is not None:
            self._ask_written(name, cause, (" ".join(fresh.text.split()),), self.outcomes[name].case.place)
            return ""
        return f"{number.shown}\t{words}" if number else words

    def _unsigned(self, words: str) -> tuple[str, Cause | None]:
        """Words without the brackets and the name that say whose they are; why they are asked about where they are
        somebody else's, or have brackets among them."""
        if words[:1] == "[" and words[-1:] == "]" and not re.search(r"[\[\]]", words[1:-1]):
            words = words[1:-1]
        words, signed = self.member.names.signed(words)
        if signed - {self.member.code}:
            return words, Cause.NAMES
        return words, Cause.SIGNS if re.search(r"[\[\]]", words) else None

    def _ask_written(self, name: str, cause: Cause, words: tuple[str, ...], place: str) -> None:
        meanings = (Meaning.ADDS, Meaning.FOR_ANOTHER, Meaning.SLIP)
        self.questions.append(Question(name, cause, meanings, after=" ".join(words), words=words, place=place))

    def _newly_cited(self, before: Mapping[str, Addition]) -> set[str]:
        """The numbers of notes that the words cite which the copy makes the member's own; those of notes that it adds
        are its own count."""
        words = [text for name, text in self.words.items() if text != self.standing.words.get(name)]
        offered = [addition.text for name, addition in self.own.items() if addition != before.get(name)]
        cited = cited_numbers([*words, *offered, *(addition.text for _, addition in self.fresh)])
        return cited - {block.note for _, block in self.attached.notes}

    def _add_notes(self) -> None:
        """Footnotes that the copy adds belong to the provision that cites them."""
        taken = {*self.place, *self.own, *(addition.id for _, addition in self.fresh)}
        for owner, block in self.attached.notes:
            text = block.accepted.strip()
            if not text or owner not in self.place:
                continue
            after = self.anchors.get(owner, owner)
            count = 1
            while (made := f"{after or ''}+note{count}") in taken:
                count += 1
            taken.add(made)
            parent = owner if owner in self.base.by_id or owner in self.own else None
            note = Addition(made, after, parent, Kind.FOOTNOTE, " ".join(text.split()), block.note)
            self.fresh.append((self.place[owner], note))

    def _added(self) -> tuple[Addition, ...]:
        """Every addition of the reading in the order of the text."""
        known = [(self.place[name], self._held(addition)) for name, addition in self.own.items()]
        return tuple(addition for _, addition in sorted([*known, *self.fresh], key=lambda item: item[0]))

    def _held(self, addition: Addition) -> Addition:
        """An addition held by the nearest provision that is still wanted."""
        parent = addition.parent
        while parent is not None and parent in self.anchors and parent not in self.own:
            parent = self.rolling.by_id[parent].provision.parent
        return replace(addition, parent=parent)

    def _positions(self) -> tuple[Position, ...]:
        """Those that stand, and those that the copy takes instead or besides."""
        taken = [position for outcome in self.outcomes.values() for position in outcome.case.positions]
        said = {(position.provision, position.slot, position.words) for position in taken}
        kept = (p for p in self.standing.positions if (p.provision, p.slot, p.words) not in said)
        return (*kept, *taken)
