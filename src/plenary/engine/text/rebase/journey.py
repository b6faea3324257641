"""One reading on its way to the new base: each suggestion is settled once, in one of three ways."""

from collections import defaultdict
from functools import cached_property

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.likeness import plain_words
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading
from plenary.engine.text.rebase.anchor import find_anchor
from plenary.engine.text.rebase.arrival import find_arrived
from plenary.engine.text.rebase.number import count_anew
from plenary.engine.text.rebase.outcome import Fate, Form, Ground, Outcome, Rebased, Suggestion
from plenary.engine.text.rebase.revision import Revision, Stretch, View, characters
from plenary.engine.text.rebase.twin import find_twins
from plenary.engine.text.rebase.words import carry, is_absorbed
from plenary.engine.text.tokens import token_span


class Journey:
    """Gathers what is carried and the outcome of everything."""

    def __init__(self, revision: Revision, reading: Reading) -> None:
        self.revision = revision
        self.reading = reading
        self.outcomes: list[tuple[int, Outcome]] = []
        self.edits: dict[tuple[str, ...], list[Edit]] = defaultdict(list)
        self.deleted: set[str] = set()
        self.retained: set[str] = set()
        self.moved: list[Move] = []
        self.brackets: list[Bracket] = []
        self.added: list[Addition] = []
        self.positions: list[Position] = []
        self.homes: dict[str | None, str | None] = {}
        self.anchors: dict[str | None, str | None] = {}
        self.beside: dict[tuple[str | None, str | None], str] = {}
        self.twins = find_twins(revision, reading.added)
        self.arrived = find_arrived(revision.correspondence, reading)

    def finish(self) -> Rebased:
        """The reading on the new base, and the outcomes in document order of the old."""
        position = self.revision.old.position
        for name in sorted(self.reading.words, key=position.__getitem__):
            self._carry_words(name)
        for name in sorted(self.reading.deleted, key=position.__getitem__):
            self._carry_deletion(name)
        for name in sorted(self.reading.retained, key=position.__getitem__):
            self._carry_retention(name)
        for move in self.reading.moved:
            self._carry_move(move)
        for bracket in self.reading.brackets:
            self._carry_bracket(bracket)
        for addition in sorted(self.reading.added, key=lambda addition: position.get(addition.after or "", -1)):
            self._carry_addition(addition)
        for stance in self.reading.positions:
            self._carry_position(stance)
        self.outcomes.sort(key=lambda item: item[0])
        reading = Reading(
            self.reading.id,
            self.reading.holders,
            self._words(),
            frozenset(self.deleted),
            frozenset(self.retained),
            tuple(self.added),
            tuple(self.moved),
            tuple(self.brackets),
            tuple(self.positions),
        )
        return Rebased(reading, tuple(outcome for _, outcome in self.outcomes))

    def _settle(
        self, form: Form, name: str, fate: Fate, ours: str, ground: Ground, *, place: str | None = None
    ) -> None:
        """The outcome of a suggestion about a whole provision."""
        stretch = self.revision.stretch(name)
        before = self.revision.old.by_id[name].text
        theirs = self.revision.text(stretch.after) if place is None else self.revision.new.by_id[place].text
        span = Suggestion(form, name, 0, len(self.revision.vocabulary.intern(before)))
        found = place or next(iter(stretch.tie.new), None)
        outcome = Outcome(span, fate, found, before, ours, theirs, ground)
        self.outcomes.append((self.revision.old.position[name], outcome))

    def _carry_words(self, name: str) -> None:
        vocabulary = self.revision.vocabulary
        old, wanted = (
            vocabulary.intern(text) for text in (self.revision.old.by_id[name].text, self.reading.words[name])
        )
        gone = not self.revision.stretch(name).tie.new
        home = self.revision.elsewhere(wanted) if gone else None
        for start, end, words in align(old, wanted, vocabulary):
            suggestion = Suggestion(Form.WORDS, name, start, end)
            if home is not None:
                self._find_elsewhere(suggestion, old[start:end], words, home)
            else:
                self._carry_edit(suggestion, words)

    def _carry_edit(self, suggestion: Suggestion, words: str) -> None:
        stretch = self.revision.stretch(suggestion.provision)
        offset = stretch.starts[suggestion.provision]
        start, end = suggestion.start + offset, suggestion.end + offset
        seen = [(view, self._seen(stretch, view, (start, end, words))) for view in stretch.views]
        has = next((place for place, (view, edit) in enumerate(seen) if is_absorbed(view.old, view.new, edit)), None)
        if has is None and start == end and (home := self.revision.elsewhere(words)) is not None:
            self._find_elsewhere(suggestion, "", words, home)
            return
        # In the widest view least is a revision; what does nothing there is looked at to the letter.
        view, edit = seen[-1] if has is None else seen[has]
        if has is None and view.old[start:end] == edit[2]:
            view, edit = seen[0]
        found = carry(view.old, view.new, view.edits, edit, self.revision.vocabulary, absorbed=has is not None)
        fate, ground = found.fate, Ground.FURTHER if found.further else Ground.UNTOUCHED
        if not stretch.tie.new:
            fate, ground = Fate.CONFLICT if has is None else Fate.ABSORBED, Ground.GONE
        elif fate is Fate.ABSORBED:
            ground = view.ground
        elif fate is Fate.CONFLICT:
            ground = Ground.REVISED
        if fate is Fate.CARRIED:
            self.edits[stretch.tie.old].append((found.start, found.end, words))
        before = stretch.before
        text = self.revision.text
        outcome = Outcome(
            suggestion,
            fate,
            stretch.place(found.start, found.end),
            text(before[found.first : found.last]),
            text(before[found.first : start] + words + before[end : found.last]),
            text(stretch.after[found.start : found.end]),
            ground,
        )
        self.outcomes.append((self.revision.old.position[suggestion.provision], outcome))

    def _seen(self, stretch: Stretch, view: View, edit: Edit) -> Edit:
        """An edit of a stretch in a view. Its words are seen where they stand: a number is one after its word."""
        start, end, words = edit
        whole = self.revision.seen(stretch.before[:start] + words + stretch.before[end:], view.ground)
        return start, end, whole[start : start + len(words)]

    def _find_elsewhere(self, suggestion: Suggestion, before: str, words: str, home: str) -> None:
        """The outcome of words that another provision of the new base says."""
        text = self.revision.text
        theirs = self.revision.new.by_id[home].text
        outcome = Outcome(suggestion, Fate.ABSORBED, home, text(before), text(words), theirs, Ground.ELSEWHERE)
        self.outcomes.append((self.revision.old.position[suggestion.provision], outcome))

    def _carry_deletion(self, name: str) -> None:
        stretch = self.revision.stretch(name)
        if not stretch.tie.new:
            self._settle(Form.DELETION, name, Fate.ABSORBED, "", Ground.GONE)
        elif stretch.before and not stretch.after:
            self._settle(Form.DELETION, name, Fate.ABSORBED, "", Ground.ADOPTED)
        elif self.reading.deleted.issuperset(stretch.tie.old):
            if self._same(stretch):
                self.deleted.update(stretch.tie.new)
                self._settle(Form.DELETION, name, Fate.CARRIED, "", Ground.UNTOUCHED)
            else:
                self._settle(Form.DELETION, name, Fate.CONFLICT, "", Ground.REVISED)
        else:
            # Merged with provisions that the reading leaves alone: only its own words are to go.
            length = len(self.revision.vocabulary.intern(self.revision.old.by_id[name].text))
            self._carry_edit(Suggestion(Form.DELETION, name, 0, length), "")

    def _carry_retention(self, name: str) -> None:
        stretch = self.revision.stretch(name)
        before = self.revision.old.by_id[name].text
        if not stretch.tie.new:
            self._settle(Form.RETENTION, name, Fate.CONFLICT, before, Ground.GONE)
        elif self._same(stretch):
            self.retained.update(stretch.tie.new)
            self._settle(Form.RETENTION, name, Fate.CARRIED, before, Ground.UNTOUCHED)
        else:
            self._settle(Form.RETENTION, name, Fate.CONFLICT, before, Ground.REVISED)

    def _same(self, stretch: Stretch) -> bool:
        """Whether the new base says what the old one said, but for signs, case and the numbers of references."""
        text, view = self.revision.text, stretch.views[-1]
        return plain_words(text(view.old)) == plain_words(text(view.new))

    def _unchanged(self, name: str) -> bool:
        """Whether a provision stands in the new base to the letter, so that places in it are the same."""
        there = self.revision.new.by_id.get(name)
        return there is not None and there.text == self.revision.old.by_id[name].text

    def _carry_move(self, move: Move) -> None:
        correspondence = self.revision.correspondence
        tie = correspondence.by_old[move.provision]
        before = self.revision.old.by_id[move.provision].text
        hindrance = self._hinder(move)
        if hindrance is None:
            parent = correspondence.successor(move.parent)
            anchor = find_anchor(correspondence, move.after, parent, leaving=tie.new, moving=self._moving)
            for after, name in zip((anchor, *tie.new), tie.new, strict=False):
                self.moved.append(Move(name, after, parent))
            self._settle(Form.MOVE, move.provision, Fate.CARRIED, before, Ground.UNTOUCHED)
        elif hindrance is Ground.GONE:
            wanted = self.reading.words.get(move.provision, before)
            home = self.revision.elsewhere(self.revision.vocabulary.intern(wanted))
            fate, ground = (Fate.CONFLICT, Ground.GONE) if home is None else (Fate.ABSORBED, Ground.ELSEWHERE)
            self._settle(Form.MOVE, move.provision, fate, before, ground, place=home)
        else:
            fate = Fate.ABSORBED if hindrance is Ground.ADOPTED else Fate.CONFLICT
            self._settle(Form.MOVE, move.provision, fate, before, hindrance)

    def _hinder(self, move: Move) -> Ground | None:
        """Why a move is not carried; None for one that is."""
        correspondence = self.revision.correspondence
        tie = correspondence.by_old[move.provision]
        if not tie.new:
            return Ground.GONE
        if len(tie.old) > 1:
            return Ground.MERGED
        if move.parent is not None and correspondence.successor(move.parent) is None:
            return Ground.HOMELESS
        if move.provision in self.arrived:
            return Ground.ADOPTED
        return Ground.MOVED if tie.new[0] in correspondence.moved else None

    @cached_property
    def _moving(self) -> dict[str, str | None]:
        """What will hold each new provision that a carried move of the reading moves."""
        correspondence = self.revision.correspondence
        return {
            name: correspondence.successor(move.parent)
            for move in self.reading.moved
            if self._hinder(move) is None
            for name in correspondence.by_old[move.provision].new
        }

    def _carry_bracket(self, bracket: Bracket) -> None:
        name = bracket.provision
        start, end = token_span(self.revision.old.by_id[name].text, bracket.start, bracket.end)
        stretch = self.revision.stretch(name)
        offset = stretch.starts[name]
        first, last = start + offset, end + offset
        view = stretch.views[-1]
        edit = first, last, view.old[first:last]
        found = carry(view.old, view.new, view.edits, edit, self.revision.vocabulary, absorbed=False)
        carried = stretch.tie.new and found.fate is Fate.CARRIED and not found.further
        if carried and self._unchanged(name):
            fate, ground = Fate.CARRIED, Ground.UNTOUCHED
            self.brackets.append(bracket)
        elif carried:
            fate, ground = Fate.CARRIED, Ground.UNTOUCHED
            for part, (left, right) in stretch.bounds.items():
                begin, stop = max(found.start, left), min(found.end, right)
                if begin < stop:
                    span = characters(self.revision.new.by_id[part].text, begin - left, stop - left)
                    self.brackets.append(Bracket(part, *span, bracket.reason))
        else:
            fate, ground = Fate.CONFLICT, Ground.REVISED if stretch.tie.new else Ground.GONE
        text = self.revision.text
        outcome = Outcome(
            Suggestion(Form.BRACKET, name, start, end),
            fate,
            stretch.place(found.start, found.end),
            text(stretch.before[found.first : found.last]),
            text(stretch.before[first:last]),
            text(stretch.after[found.start : found.end]),
            ground,
        )
        self.outcomes.append((self.revision.old.position[name], outcome))

    def _carry_addition(self, addition: Addition) -> None:
        correspondence = self.revision.correspondence
        if addition.parent in self.homes:
            parent = self.homes[addition.parent]
        else:
            parent = correspondence.successor(addition.parent)
        twin = self.twins.get(addition.id)
        place = twin or self.revision.elsewhere(self.revision.vocabulary.intern(addition.text))
        theirs = self.revision.new.by_id[place].text if place is not None else ""
        if twin is not None:
            fate, ground = self._compare(addition.text, theirs)
            if self.revision.new.by_id[twin].parent == parent:
                self.beside[addition.after, parent] = twin
        elif place is not None:
            fate, ground = Fate.ABSORBED, Ground.ELSEWHERE
        elif addition.parent is not None and parent is None:
            fate, ground = Fate.CONFLICT, Ground.HOMELESS
        else:
            fate, ground = Fate.CARRIED, Ground.UNTOUCHED
            place = addition.id
            while place in self.revision.new.by_id:
                place += "+"
            anchor, behind = self._seat(addition, parent)
            self.anchors[place] = anchor
            number = count_anew(correspondence, addition, anchor, parent)
            self.added.append(Addition(place, anchor, parent, addition.kind, addition.text, number, behind))
        self.homes[addition.id] = place
        suggestion = Suggestion(Form.ADDITION, addition.id, 0, 0)
        outcome = Outcome(suggestion, fate, place, "", addition.text, theirs, ground)
        self.outcomes.append((self.revision.old.position.get(addition.after or "", -1), outcome))

    def _seat(self, addition: Addition, parent: str | None) -> tuple[str | None, str | None]:
        """What an addition follows in the new base, and what is moved there that it stands behind: where the new base
        has that there already, it follows it."""
        old, new = self.revision.old, self.revision.new
        behind = self.revision.correspondence.successor(addition.behind)
        if addition.behind is None or behind is None:
            return self._anchor(addition.after, parent), None
        if not self.arrived.isdisjoint([addition.behind, *(holder.id for holder in old.ancestors(addition.behind))]):
            return self._anchor(addition.behind, parent), None
        moved = {move.provision for move in self.moved}
        goes = not moved.isdisjoint([behind, *(holder.id for holder in new.ancestors(behind))])
        return self._anchor(addition.after, parent), behind if goes else None

    def _anchor(self, after: str | None, parent: str | None) -> str | None:
        """What an addition follows in the new base: what its holder there follows, where that is an addition too;
        what the addition before it was absorbed as; or what its own predecessor became."""
        if parent in self.anchors:
            return self.anchors[parent]
        twin = self.beside.get((after, parent))
        return find_anchor(self.revision.correspondence, after, parent) if twin is None else twin

    def _compare(self, ours: str, theirs: str) -> tuple[Fate, Ground]:
        """What becomes of a provision offered that the new base has, in these words or nearly."""
        revision = self.revision
        wanted, there = revision.vocabulary.intern(ours), revision.vocabulary.intern(theirs)
        if not wanted or wanted == there:
            return Fate.ABSORBED, Ground.ADOPTED
        typed = revision.typed(wanted)
        if plain_words(revision.text(typed)) == plain_words(revision.text(revision.typed(there))):
            return Fate.ABSORBED, Ground.TYPED
        if plain_words(revision.text(revision.renumbered(typed))) == plain_words(revision.text(revision.typed(there))):
            return Fate.ABSORBED, Ground.RENUMBERED
        return Fate.CONFLICT, Ground.REVISED

    def _carry_position(self, held: Position) -> None:
        """A position goes where its provision goes. Where that was revised the words say which slot it is on:
        slots are counted in the old base."""
        known = held.provision in self.revision.old.by_id
        # The id of a provision that was offered says after which one it stands, if after any: AFTER+1.
        anchor, sign, number = (held.provision, "", "") if known else held.provision.rpartition("+")
        position = self.revision.old.position.get(anchor, -1)
        successor = self.revision.correspondence.successor(anchor) if position >= 0 else None
        place = "" if sign and not anchor else successor
        fate, ground = (Fate.CONFLICT, Ground.GONE) if place is None else (Fate.CARRIED, Ground.UNTOUCHED)
        if place is not None:
            place += sign + number
            same = place == held.provision and (not known or self._unchanged(place))
            self.positions.append(Position(place, held.slot if same else "", held.words, held.stance))
        suggestion = Suggestion(Form.POSITION, held.provision, 0, 0)
        outcome = Outcome(suggestion, fate, place, held.words, held.words, held.words, ground)
        self.outcomes.append((position, outcome))

    def _words(self) -> dict[str, str]:
        """The new texts of what the carried edits touch."""
        words: dict[str, str] = {}
        for olds, edits in self.edits.items():
            stretch = self.revision.stretch(olds[0])
            for name, text in _distribute(stretch, sorted(edits, key=lambda edit: edit[:2])).items():
                words[name] = self.revision.text(text)
        return {name: words[name] for name in sorted(words, key=self.revision.new.position.__getitem__)}


def _distribute(stretch: Stretch, edits: list[Edit]) -> dict[str, str]:
    """The edited text of each new provision of a stretch that an edit touches, interned.

    An edit across two provisions puts its words into the first; an insertion between two goes to the end
    of the first.
    """
    texts: dict[str, str] = {}
    pending = edits
    for name, (start, end) in stretch.bounds.items():
        parts: list[str] = []
        at = start
        rest: list[Edit] = []
        touched = False
        for left, right, words in pending:
            if left > end or (left == end and right > end):
                rest.append((left, right, words))
                continue
            touched = True
            parts.extend((stretch.after[at:left], words))
            at = min(right, end)
            if right > end:
                rest.append((end, right, ""))
        if touched:
            texts[name] = "".join((*parts, stretch.after[at:end]))
        pending = rest
    return texts
