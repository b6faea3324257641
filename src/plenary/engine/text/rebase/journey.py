"""One reading on its way to the new base: each suggestion is settled once, in one of three ways."""

from collections import defaultdict

from rapidfuzz import fuzz, process

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.likeness import LIKENESS, plain_words
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading
from plenary.engine.text.rebase.anchor import find_anchor, stands_after
from plenary.engine.text.rebase.outcome import Fate, Form, Ground, Outcome, Rebased, Suggestion
from plenary.engine.text.rebase.revision import Revision, Stretch, characters
from plenary.engine.text.rebase.words import carry
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

    def _settle(self, form: Form, name: str, fate: Fate, ours: str, *, ground: Ground | None = None) -> None:
        """The outcome of a suggestion about a whole provision."""
        stretch = self.revision.stretch(name)
        before = self.revision.old.by_id[name].text
        theirs = self.revision.text(stretch.after)
        span = Suggestion(form, name, 0, len(self.revision.vocabulary.intern(before)))
        place = next(iter(stretch.tie.new), None)
        self.outcomes.append(
            (self.revision.old.position[name], Outcome(span, fate, place, before, ours, theirs, ground))
        )

    def _carry_words(self, name: str) -> None:
        vocabulary = self.revision.vocabulary
        old = vocabulary.intern(self.revision.old.by_id[name].text)
        for start, end, words in align(old, vocabulary.intern(self.reading.words[name]), vocabulary):
            self._carry_edit(Suggestion(Form.WORDS, name, start, end), words)

    def _carry_edit(self, suggestion: Suggestion, words: str) -> None:
        stretch = self.revision.stretch(suggestion.provision)
        offset = stretch.starts[suggestion.provision]
        edit = suggestion.start + offset, suggestion.end + offset, words
        found = carry(stretch.before, stretch.after, stretch.edits, edit)
        fate, ground = found.fate, None
        if not stretch.tie.new and fate is Fate.CARRIED:
            fate = Fate.CONFLICT
        if fate is Fate.CARRIED:
            self.edits[stretch.tie.old].append((found.start, found.end, found.ours))
        elif fate is Fate.CONFLICT:
            ground = Ground.REVISED if stretch.tie.new else Ground.GONE
        text = self.revision.text
        outcome = Outcome(
            suggestion,
            fate,
            stretch.place(found.start, found.end),
            text(found.before),
            text(found.ours),
            text(found.theirs),
            ground,
        )
        self.outcomes.append((self.revision.old.position[suggestion.provision], outcome))

    def _carry_deletion(self, name: str) -> None:
        stretch = self.revision.stretch(name)
        if not stretch.tie.new:
            self._settle(Form.DELETION, name, Fate.ABSORBED, "")
        elif self.reading.deleted.issuperset(stretch.tie.old):
            if self._same(stretch):
                self.deleted.update(stretch.tie.new)
                self._settle(Form.DELETION, name, Fate.CARRIED, "")
            else:
                self._settle(Form.DELETION, name, Fate.CONFLICT, "", ground=Ground.REVISED)
        else:
            # Merged with provisions that the reading leaves alone: only its own words are to go.
            length = len(self.revision.vocabulary.intern(self.revision.old.by_id[name].text))
            self._carry_edit(Suggestion(Form.DELETION, name, 0, length), "")

    def _carry_retention(self, name: str) -> None:
        stretch = self.revision.stretch(name)
        before = self.revision.old.by_id[name].text
        if not stretch.tie.new:
            self._settle(Form.RETENTION, name, Fate.CONFLICT, before, ground=Ground.GONE)
        elif self._same(stretch):
            self.retained.update(stretch.tie.new)
            self._settle(Form.RETENTION, name, Fate.CARRIED, before)
        else:
            self._settle(Form.RETENTION, name, Fate.CONFLICT, before, ground=Ground.REVISED)

    def _same(self, stretch: Stretch) -> bool:
        """Whether the new base says what the old one said, but for signs and case."""
        return plain_words(self.revision.text(stretch.before)) == plain_words(self.revision.text(stretch.after))

    def _carry_move(self, move: Move) -> None:
        correspondence = self.revision.correspondence
        tie = correspondence.by_old[move.provision]
        before = self.revision.old.by_id[move.provision].text
        parent = correspondence.successor(move.parent)
        if not tie.new:
            self._settle(Form.MOVE, move.provision, Fate.CONFLICT, before, ground=Ground.GONE)
        elif len(tie.old) > 1:
            self._settle(Form.MOVE, move.provision, Fate.CONFLICT, before, ground=Ground.MERGED)
        elif move.parent is not None and parent is None:
            self._settle(Form.MOVE, move.provision, Fate.CONFLICT, before, ground=Ground.HOMELESS)
        else:
            anchor = find_anchor(correspondence, move.after, parent, leaving=tie.new)
            if stands_after(correspondence, tie.new[0], anchor, parent):
                self._settle(Form.MOVE, move.provision, Fate.ABSORBED, before)
            elif tie.new[0] in correspondence.moved:
                self._settle(Form.MOVE, move.provision, Fate.CONFLICT, before, ground=Ground.MOVED)
            else:
                for after, name in zip((anchor, *tie.new), tie.new, strict=False):
                    self.moved.append(Move(name, after, parent))
                self._settle(Form.MOVE, move.provision, Fate.CARRIED, before)

    def _carry_bracket(self, bracket: Bracket) -> None:
        name = bracket.provision
        start, end = token_span(self.revision.old.by_id[name].text, bracket.start, bracket.end)
        stretch = self.revision.stretch(name)
        offset = stretch.starts[name]
        held = stretch.before[start + offset : end + offset]
        found = carry(stretch.before, stretch.after, stretch.edits, (start + offset, end + offset, held))
        untouched = found.before == found.theirs == held and stretch.tie.new
        fate, ground = Fate.CARRIED, None
        if not untouched:
            fate, ground = Fate.CONFLICT, Ground.REVISED if stretch.tie.new else Ground.GONE
        else:
            for part, (left, right) in stretch.bounds.items():
                first, last = max(found.start, left), min(found.end, right)
                if first < last:
                    span = characters(self.revision.new.by_id[part].text, first - left, last - left)
                    self.brackets.append(Bracket(part, *span, bracket.reason))
        text = self.revision.text
        outcome = Outcome(
            Suggestion(Form.BRACKET, name, start, end),
            fate,
            stretch.place(found.start, found.end),
            text(found.before),
            text(held),
            text(found.theirs),
            ground,
        )
        self.outcomes.append((self.revision.old.position[name], outcome))

    def _carry_addition(self, addition: Addition) -> None:
        correspondence = self.revision.correspondence
        if addition.parent in self.homes:
            parent = self.homes[addition.parent]
        else:
            parent = correspondence.successor(addition.parent)
        twin = self._twin(addition)
        fate, ground, place, theirs = Fate.CARRIED, None, None, ""
        if twin is not None:
            place, theirs = twin, self.revision.new.by_id[twin].text
            if plain_words(theirs) == plain_words(addition.text):
                fate = Fate.ABSORBED
            else:
                fate, ground = Fate.CONFLICT, Ground.REVISED
        elif addition.parent is not None and parent is None:
            fate, ground = Fate.CONFLICT, Ground.HOMELESS
        else:
            place = addition.id
            while place in self.revision.new.by_id:
                place += "+"
            if parent in self.anchors:
                anchor = self.anchors[parent]
            else:
                anchor = find_anchor(correspondence, addition.after, parent)
            self.anchors[place] = anchor
            self.added.append(Addition(place, anchor, parent, addition.kind, addition.text, addition.number))
        self.homes[addition.id] = place if fate is not Fate.CONFLICT else None
        suggestion = Suggestion(Form.ADDITION, addition.id, 0, 0)
        outcome = Outcome(suggestion, fate, place, "", addition.text, theirs, ground)
        self.outcomes.append((self.revision.old.position.get(addition.after or "", -1), outcome))

    def _carry_position(self, held: Position) -> None:
        """A position goes where its provision goes. Which slot it is in there the words say: slots are
        counted in the old base."""
        known = held.provision in self.revision.old.by_id
        # The id of a provision that was offered says after which one it stands, if after any: AFTER+1.
        anchor, sign, number = (held.provision, "", "") if known else held.provision.rpartition("+")
        position = self.revision.old.position.get(anchor, -1)
        successor = self.revision.correspondence.successor(anchor) if position >= 0 else None
        place = "" if sign and not anchor else successor
        fate, ground = (Fate.CONFLICT, Ground.GONE) if place is None else (Fate.CARRIED, None)
        if place is not None:
            place += sign + number
            self.positions.append(Position(place, "", held.words, held.stance))
        suggestion = Suggestion(Form.POSITION, held.provision, 0, 0)
        outcome = Outcome(suggestion, fate, place, held.words, held.words, held.words, ground)
        self.outcomes.append((position, outcome))

    def _twin(self, addition: Addition) -> str | None:
        """The provision new in the new base that says what the addition says, or nearly so."""
        words = self.revision.vocabulary.intern(addition.text)
        if not words:
            return None
        found = process.extractOne(words, self.revision.fresh, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        return found[2] if found else None

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
