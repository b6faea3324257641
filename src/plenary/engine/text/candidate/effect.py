"""What an operation comes to on the base: a fragment of a reading, or the reason why it is not known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plenary.engine.text.candidate.addition import additions, is_unclear
from plenary.engine.text.candidate.candidate import NOTHING, Action, Doubt, Edit, Fragment, Sought, Support
from plenary.engine.text.candidate.clause import Operation
from plenary.engine.text.candidate.excision import excise, run_together
from plenary.engine.text.candidate.locate import Found, fold, locate, locate_all
from plenary.engine.text.candidate.own_number import of_new, without
from plenary.engine.text.candidate.reference import Level, Reference
from plenary.engine.text.candidate.resolve import articles, is_next, resolve, same, subtree
from plenary.engine.text.numbering import Number, readings
from plenary.engine.text.provision import CONTAINERS, Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Move

_PAIR = 2
_CLOSING = ",.;:!?)]。，；：、！？）؛،؟"
_STOPS = (".", ";", ":", "!", "?", "؛", "؟")
_SHORTENED = re.compile(r"(?<!\w)(?:etc|al|др|пр|проч|т\.\s?[дпе]|(?:\w\.\s?)+\w|\W*\.)\.$", re.IGNORECASE)
"""Words at whose end the full stop is a part of the last: ``etc.``, ``и т. д.``, ``...``."""
_TERMINAL = re.compile(r"\s*(?:[.;:,。；：，؛،]|[;,؛]\s+(?:and|or|et|ou|y|o|и|или|و|أو))?\s*$")
_KINDS = {
    Level.ANNEX: Kind.ANNEX,
    Level.PART: Kind.PART,
    Level.CHAPTER: Kind.CHAPTER,
    Level.SECTION: Kind.SECTION,
    Level.ARTICLE: Kind.ARTICLE,
    Level.PREAMBLE: Kind.PREAMBULAR,
    Level.OPERATIVE: Kind.PARAGRAPH,
    Level.PARAGRAPH: Kind.PARAGRAPH,
    Level.SUBPARAGRAPH: Kind.SUBPARAGRAPH,
    Level.FOOTNOTE: Kind.FOOTNOTE,
}


@dataclass(frozen=True, slots=True)
class Effect:
    """``provisions`` are those spoken of, also where the fragment is not known."""

    action: Action
    provisions: tuple[str, ...] = ()
    fragment: Fragment = NOTHING
    doubts: tuple[Doubt, ...] = ()


def effect(base: Instrument, operation: Operation, context: Sequence[str], key: str, *, headed: bool = False) -> Effect:
    """What an operation comes to. ``context`` are the provisions last spoken of, ``headed`` that a heading says what
    it is about; ``key`` begins the ids of provisions that it adds."""
    return _Reader(base, operation, tuple(context), key, headed).read()


@dataclass
class _Reader:
    base: Instrument
    operation: Operation
    context: tuple[str, ...]
    key: str
    headed: bool
    doubts: list[Doubt] = field(default_factory=list)
    exempt: frozenset[str] = frozenset()
    """Where what is asked throughout is not asked."""

    def read(self) -> Effect:
        operation = self.operation
        self.doubts += operation.doubts
        targets = self.targets()
        if not self.exempts(targets):
            return self.effect(Action.UNREAD, targets, NOTHING)
        if Doubt.NEGATED in self.doubts or operation.action is Action.UNREAD:
            return self.effect(Action.UNREAD, targets, NOTHING)
        if (operation.narrowed and self.whole()) or self.noted():
            self.doubts.append(Doubt.NOT_READ)
            return self.effect(Action.UNREAD, targets, NOTHING)
        match operation.action:
            case Action.REPLACE:
                return self.replaced(targets)
            case Action.DELETE:
                return self.deleted(targets)
            case Action.INSERT:
                return self.inserted(targets)
            case Action.REWORD:
                return self.reworded(targets)
            case Action.MOVE:
                return self.moved()
            case Action.BRACKET:
                return self.bracketed(targets)
            case Action.SUPPORT if operation.members or not operation.original:
                return self.supported(targets)
            case Action.RETAIN if Doubt.ACCEPTED in self.doubts and operation.members and not operation.original:
                return self.supported(targets)
            case _:
                return self.retained(targets)

    def effect(self, action: Action, provisions: Sequence[str], fragment: Fragment) -> Effect:
        doubts = self.doubts + ([Doubt.NOT_READ] if fragment == NOTHING and not self.doubts else [])
        return Effect(action, tuple(provisions), fragment, tuple(dict.fromkeys(doubts)))

    def resolved(self, references: Sequence[Reference]) -> list[str]:
        found: list[str] = []
        for one in references:
            resolution = resolve(self.base, one, self.context)
            found += resolution.provisions
            if resolution.doubt:
                self.doubts.append(resolution.doubt)
        return found

    def exempts(self, targets: list[str]) -> bool:
        """Whether it is known where what is asked throughout is not asked: "except in Article 4"."""
        context, known = self.context, len(self.doubts)
        self.context = tuple(targets)
        named = self.resolved(self.operation.exempt)
        self.exempt = frozenset(one for name in named for one in subtree(self.base, name))
        self.context = context
        return len(self.doubts) == known

    def targets(self) -> list[str]:
        """The provisions named, each looked for in those named before it; what holds another is where that is, and is
        not meant itself: "In Article 2, delete paragraph 2"."""
        context, found = self.context, list[str]()
        for one in self.operation.targets:
            named = self.resolved([one])
            self.context = tuple(named) or self.context
            found = [held for held in found if not set(subtree(self.base, held)) & set(named)] + named
        self.context = context
        if self.operation.in_row and (found or not self.operation.targets):
            found = self.rows(found)
        return list(dict.fromkeys(found))

    def rows(self, within: list[str]) -> list[str]:
        """The row that is called by the words of one of its cells, or the last of the only table."""
        inside = {one for held in within for one in subtree(self.base, held)} or self.base.by_id.keys()
        name = fold(self.operation.row).strip()
        if name:
            kind, called = Kind.ROW, [one.parent for one in self.base.provisions if fold(one.text) == name]
        else:
            kind, called = Kind.TABLE, [*self.base.by_id]
        found = [one.id for one in self.base.provisions if one.kind is kind and one.id in inside and one.id in called]
        if len(found) != 1:
            self.doubts.append(Doubt.PROVISION_SEVERAL if found else Doubt.PROVISION_UNKNOWN)
            return []
        held = [one.id for one in self.base.provisions if one.parent == found[0]]
        return found if name else held[-1:]

    def noted(self) -> bool:
        """Whether something is asked of a footnote as a whole, which goes with its mark in the words."""
        operation = self.operation
        named = [*operation.targets, operation.past, operation.ahead, operation.number]
        whole = self.whole() or operation.past or operation.ahead or operation.number
        return bool(whole) and any(one.steps[-1].level is Level.FOOTNOTE for one in named if one)

    def whole(self) -> bool:
        """Whether it is a provision as a whole that something is done to, or put into."""
        operation = self.operation
        anchored = operation.after or operation.before or operation.added is not None
        match operation.action:
            case Action.REPLACE:
                return len(operation.words) < _PAIR
            case Action.INSERT:
                return not anchored
            case Action.REWORD:
                return True
            case _:
                return not operation.words

    def scope(self, targets: Sequence[str]) -> list[str]:
        """Where words are looked for: the provisions named with all they hold, or those last spoken of."""
        if self.operation.throughout and not targets:
            return [one.id for one in self.base.provisions]
        named = targets or self.context
        if self.operation.title:
            return list(named)
        inside = list(dict.fromkeys(one for held in named for one in subtree(self.base, held)))
        if not self.operation.table:
            return inside
        return self.cells(inside) or ([] if targets else self.cells(self.base.by_id)) or inside

    def cells(self, inside: Iterable[str]) -> list[str]:
        return [one for one in inside if self.base.by_id[one].kind is Kind.CELL]

    def places(self, words: str, targets: Sequence[str]) -> list[Found]:
        """Where words stand: one place, or every place where the sentence says so; none with a doubt."""
        if (self.operation.targets or self.operation.in_row) and not targets:
            return []
        found = self.search(words, self.scope(targets))
        if not (found or targets or self.headed or self.operation.table or self.operation.title):
            # Nothing is named, and what was spoken of last, not in a heading, does not have the words.
            everywhere = self.search(words, [])
            found = everywhere if len(everywhere) == 1 else []
        if len(found) > 1 and not self.operation.throughout:
            # "In paragraphs 2 and 3": once in each.
            each = [self.search(words, self.scope([one])) for one in targets]
            if not targets or self.doubts or any(len(one) != 1 for one in each):
                self.doubts.append(Doubt.WORDS_SEVERAL)
                return []
        self.doubts += [] if found else [Doubt.WORDS_NOT_FOUND]
        return found

    def search(self, words: str, scope: Sequence[str]) -> list[Found]:
        within = scope or [one.id for one in self.base.provisions]
        every = locate_all if self.operation.throughout else locate
        found = every(self.base, words, within)
        asked = [one for one in found if one.provision not in self.exempt]
        return [one for one in asked if self.operation.action is Action.INSERT or self.anchored(one)]

    def anchored(self, found: Found) -> bool:
        text = self.base.by_id[found.provision].text
        after, before = self.operation.after.strip(), self.operation.before.strip()
        return text[: found.start].rstrip().endswith(after) and text[found.end :].lstrip().startswith(before)

    def replaced(self, targets: list[str]) -> Effect:
        words = self.operation.words
        if len(words) == 1 and targets:
            return self.reworded(targets)
        if len(words) < 2 or len(words) % 2:
            return self.effect(Action.UNREAD, targets, NOTHING)
        edits: list[Edit] = []
        for old, new in zip(words[::2], words[1::2], strict=True):
            for one in self.places(old, targets):
                text = self.base.by_id[one.provision].text
                capital = text[one.start].isupper() and not old[:1].isupper()
                put = new if old.rstrip().endswith(_STOPS) else _unstopped(new, text[one.end :])
                edits.append(Edit(one.provision, one.start, one.end, put[:1].upper() + put[1:] if capital else put))
        return self.edited(Action.REPLACE, targets, edits)

    def edited(self, action: Action, targets: Sequence[str], edits: list[Edit]) -> Effect:
        touched = targets or list(dict.fromkeys(one.provision for one in edits))
        return self.effect(action, touched, Fragment(edits=tuple(sorted(edits))))

    def deleted(self, targets: list[str]) -> Effect:
        operation = self.operation
        if operation.words:
            found = [one for words in operation.words for one in self.places(words, targets)]
            return self.edited(Action.DELETE, targets, list(self.cuts(found)))
        if operation.part or operation.title or operation.after or operation.before or not targets:
            self.doubts += [] if targets or self.doubts else [Doubt.PROVISION_UNSAID]
            return self.effect(Action.UNREAD, targets, NOTHING)
        if Doubt.PROVISION_SEVERAL in self.doubts:
            return self.effect(Action.DELETE, targets, NOTHING)
        gone = tuple(dict.fromkeys(one for held in targets for one in subtree(self.base, held)))
        return self.effect(Action.DELETE, targets, Fragment(deleted=gone))

    def cuts(self, found: Sequence[Found]) -> Iterator[Edit]:
        """Words taken out; those of one list go together."""
        held: dict[str, list[tuple[int, int]]] = {}
        for one in found:
            held.setdefault(one.provision, []).append((one.start, one.end))
        for provision, spans in held.items():
            text = self.base.by_id[provision].text
            yield from (Edit(provision, *excise(text, *span), "") for span in run_together(text, spans))

    def reworded(self, targets: list[str]) -> Effect:
        if len(self.operation.words) != 1 or len(targets) != 1 or self.operation.part:
            self.doubts += [] if targets or self.doubts else [Doubt.PROVISION_UNSAID]
            return self.effect(Action.UNREAD, targets, NOTHING)
        said = self.sayings(targets[0])
        if len(said) != 1:
            return self.effect(Action.UNREAD, targets, NOTHING)
        own = (self.base.by_id[one].number for one in (said[0], targets[0]))
        words = without(self.operation.words[0].strip(), own)
        if words is None:
            return self.effect(Action.UNREAD, targets, NOTHING)
        edit = Edit(said[0], 0, len(self.base.by_id[said[0]].text), words)
        return self.effect(Action.REWORD, targets, Fragment(edits=(edit,)))

    def sayings(self, target: str) -> list[str]:
        """The provisions that say what a provision says: those in a container, without their headings."""
        inside = [self.base.by_id[one] for one in subtree(self.base, target)]
        if inside[0].kind not in CONTAINERS or self.operation.title:
            return [target]
        return [one.id for one in inside if one.kind not in CONTAINERS]

    def inserted(self, targets: list[str]) -> Effect:
        operation = self.operation
        if len(operation.words) != 1:
            return self.effect(Action.UNREAD, targets, NOTHING)
        added = operation.added is not None or operation.past is not None or operation.ahead is not None
        if added and not (operation.after or operation.before):
            return self.added(targets)
        anchor = operation.after or operation.before
        if anchor:
            found = self.places(anchor, targets)
            return self.edited(Action.INSERT, targets, [self.put(one) for one in found])
        if len(targets) != 1 or not (operation.end or operation.start) or self.doubts:
            self.doubts += [] if self.doubts else [Doubt.PLACE_UNSAID]
            return self.effect(Action.INSERT, targets, NOTHING)
        # The notes of an article stand behind its words.
        said = [one for one in self.sayings(targets[0]) if self.base.by_id[one].kind is not Kind.FOOTNOTE] or targets
        place = said[0] if operation.start else said[-1]
        if self.base.by_id[place].kind is Kind.CELL and place not in targets:
            self.doubts.append(Doubt.PLACE_UNSAID)
            return self.effect(Action.INSERT, targets, NOTHING)
        at = 0 if operation.start else self.last(self.base.by_id[place].text)
        whole = Found(place, at, at)
        return self.edited(Action.INSERT, targets, [self.put(whole)])

    def last(self, text: str) -> int:
        """Where words added at the end go: before the full stop, unless they are a sentence of their own."""
        words = self.operation.words[0].strip()
        if words[:1].isupper() or words[-1:] in ".;。；؛":
            return len(text)
        found = _TERMINAL.search(text)
        return found.start() if found else len(text)

    def put(self, found: Found) -> Edit:
        """The new words after, or before, a place, with the spaces they need."""
        text, words = self.base.by_id[found.provision].text, self.operation.words[0].strip()
        at = found.start if self.operation.before and not self.operation.after else found.end
        before, after = text[:at], text[at:]
        words = words if _parts(before, words, after) else _unstopped(words, after)
        if before and not before.endswith((" ", "(")) and words[:1] not in _CLOSING and not _han(before[-1]):
            words = " " + words
        if after and after[0] not in _CLOSING and not after[0].isspace() and not _han(after[0]):
            words += " "
        return Edit(found.provision, at, at, words)

    def added(self, targets: list[str]) -> Effect:
        """A new provision: after or before the one named, or at the end of what is to hold it."""
        operation = self.operation
        anchor = operation.past or operation.ahead
        level = operation.added or (anchor.steps[-1].level if anchor else Level.PARAGRAPH)
        split = of_new(operation.words[0].strip(), operation.number, level, _KINDS[level])
        if split is None:
            return self.effect(Action.UNREAD, targets, NOTHING)
        number, words = split
        beside = self.resolved([anchor]) if anchor else self.predecessor(targets, number)
        if len(beside) != 1 or self.doubts:
            self.doubts += [] if self.doubts else [Doubt.PROVISION_UNSAID]
            return self.effect(Action.ADD, targets, NOTHING)
        own = self.base.by_id[beside[0]]
        kind = _KINDS[level]
        if operation.by_number and not self.counts_on(own, kind, number):
            self.doubts.append(Doubt.PLACE_UNSAID)
            return self.effect(Action.ADD, targets, NOTHING)
        if is_unclear(kind, words):
            return self.effect(Action.ADD, targets, NOTHING)
        wider = own.kind in CONTAINERS or (own.kind, kind) == (Kind.PARAGRAPH, Kind.SUBPARAGRAPH)
        inside = wider and kind not in CONTAINERS and not anchor
        parent = own.id if inside else own.parent
        made = additions(self.key, self.beside(own.id), parent, kind, _written(number), words)
        return self.effect(Action.ADD, tuple(targets) or (own.id,), Fragment(added=made))

    def counts_on(self, before: Provision, kind: Kind, number: Reference | None) -> bool:
        """Whether a new provision of the number is the next one after another, and there is none of that number."""
        wanted = number.steps[-1].numbers[0][0] if number and number.steps[-1].numbers else None
        if wanted is None or before.kind is not kind:
            return False
        beside = [one for one in self.base.provisions if (one.kind, one.parent) == (kind, before.parent)]
        taken = any(same(wanted, own) for one in beside for own in readings(one.number))
        return not taken and any(is_next(wanted, own) for own in readings(before.number))

    def beside(self, named: str) -> str | None:
        """What a provision put beside the one named comes after, in document order."""
        if not self.operation.ahead:
            return subtree(self.base, named)[-1]
        place = self.base.position[named]
        return self.base.provisions[place - 1].id if place else None

    def predecessor(self, targets: list[str], number: Reference | None) -> list[str]:
        """What a new provision follows that only its own number places: 5 for 5 bis and for 6."""
        if number is not None and len(number.steps) > 1:
            targets = [*targets, *self.resolved([replace(number, steps=number.steps[:-1])])]
        wide = number is not None and _KINDS[number.steps[-1].level] in CONTAINERS
        within = targets or ([] if wide else sorted(articles(self.base, self.context)))
        if number is None or (targets and self.operation.end and not self.operation.by_number):
            return within[:1]
        step = number.steps[-1]
        kinds = {_KINDS[step.level], Kind.TEXT} if step.level is Level.PARAGRAPH else {_KINDS[step.level]}
        inside = {one for held in within for one in subtree(self.base, held)}
        before: dict[str | None, str] = {}
        for one in self.base.provisions:
            known = one.id in inside or not within
            if known and one.kind in kinds and step.numbers and _precedes(one.number, step.numbers[0][0]):
                before[one.parent] = one.id
        if len(before) > 1:
            self.doubts.append(Doubt.PROVISION_SEVERAL)
        return list(before.values()) or within[:1]

    def moved(self) -> Effect:
        """The first provision named goes after, before, or to the end of the other."""
        operation = self.operation
        anchor = operation.past or operation.ahead
        ids = [self.resolved([one]) for one in operation.targets]
        if anchor:
            # "Move paragraph 3 of Article 2 after paragraph 1": paragraph 1 of the same article.
            self.context = tuple(ids[0]) if ids and ids[0] else self.context
            ids.append(self.resolved([anchor]))
        if len(ids) != 2 or any(len(one) != 1 for one in ids):
            self.doubts += [] if self.doubts else [Doubt.PROVISION_UNSAID]
            return self.effect(Action.UNREAD, [one for found in ids for one in found], NOTHING)
        own, other = ids[0][0], self.base.by_id[ids[1][0]]
        after = self.beside(other.id)
        if after in subtree(self.base, own):
            # A provision cannot follow itself or stand in itself.
            self.doubts.append(Doubt.PLACE_UNSAID)
            return self.effect(Action.UNREAD, [own, other.id], NOTHING)
        parent = other.id if other.kind in CONTAINERS and not anchor else other.parent
        return self.effect(Action.MOVE, [own, other.id], Fragment(moved=(Move(own, after, parent),)))

    def retained(self, targets: list[str]) -> Effect:
        if not targets:
            self.doubts += [] if self.doubts else [Doubt.PROVISION_UNSAID]
            return self.effect(Action.RETAIN, targets, NOTHING)
        if self.operation.words or self.operation.part or self.operation.title:
            self.doubts.append(Doubt.NOT_READ)
        if Doubt.PROVISION_SEVERAL in self.doubts:
            return self.effect(Action.RETAIN, targets, NOTHING)
        kept = tuple(dict.fromkeys(one for held in targets for one in subtree(self.base, held)))
        return self.effect(Action.RETAIN, targets, Fragment(retained=kept))

    def supported(self, targets: list[str]) -> Effect:
        if not self.operation.members:
            self.doubts.append(Doubt.MEMBER_UNKNOWN)
        sought = () if self.operation.in_row else tuple(self.sought())
        if (self.operation.targets or self.operation.in_row) and not (targets or sought):
            # Who supports something that is not found does not support everything.
            return self.effect(Action.SUPPORT, targets, NOTHING)
        supports = tuple(Support(member, tuple(targets), sought) for member in self.operation.members)
        return self.effect(Action.SUPPORT, targets, Fragment(supports=supports))

    def sought(self) -> Iterator[Sought]:
        """The provisions named that the base does not have."""
        context = self.context
        for one in self.operation.targets:
            found = resolve(self.base, one, context)
            if found.doubt is Doubt.PROVISION_UNKNOWN:
                yield Sought(one, context)
            context = found.provisions or context

    def bracketed(self, targets: list[str]) -> Effect:
        if self.operation.words:
            found = [one for words in self.operation.words for one in self.places(words, targets)]
            brackets = [Bracket(one.provision, one.start, one.end) for one in found]
        else:
            ids = dict.fromkeys(one for held in targets for one in subtree(self.base, held))
            brackets = [Bracket(held, 0, len(self.base.by_id[held].text)) for held in ids if self.base.by_id[held].text]
            self.doubts += [Doubt.NOT_READ] if self.operation.part or self.operation.title else []
        touched = targets or list(dict.fromkeys(one.provision for one in brackets))
        return self.effect(Action.BRACKET, touched, Fragment(brackets=tuple(brackets)))


def _han(sign: str) -> bool:
    return "\u2e80" <= sign <= "\uffef"


def _unstopped(words: str, after: str) -> str:
    """New words without a full stop that only ends the request they are quoted in, where the text goes on. That of an
    abbreviation belongs to it."""
    goes_on = after.strip()
    if not goes_on or (_SHORTENED.search(words) and not goes_on.startswith(".")):
        return words
    return words.removesuffix(".")


def _parts(before: str, words: str, after: str) -> bool:
    """Whether new words stand between two sentences, or before the first, as one of their own."""
    small = words[:1].islower()
    if not before.strip():
        return not small
    return before.rstrip().endswith(_STOPS) and not (small and after.lstrip()[:1].islower())


def _written(number: Reference | None) -> str:
    """The number of a new provision as it is shown: with its word where it is a container."""
    if number is None or not number.steps[-1].numbers:
        return ""
    if _KINDS[number.steps[-1].level] in CONTAINERS:
        return number.written.strip()[:1].upper() + number.written.strip()[1:]
    return number.steps[-1].numbers[0][0].bare


def _precedes(shown: str, number: Number) -> bool:
    return any((own.value, own.rank) < (number.value, number.rank) for own in readings(shown)[:1])
