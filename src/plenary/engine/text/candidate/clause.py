"""A sentence as operations: what is asked, of which words, where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from plenary.engine.text.candidate.candidate import Action, Doubt
from plenary.engine.text.candidate.lexicon import VERBS, Words, bare
from plenary.engine.text.candidate.own_number import level_of, numbered
from plenary.engine.text.candidate.reference import MARK, NOTE, Level, Reference, narrows, noun, references
from plenary.engine.text.candidate.sentence import QUOTED, Sentence
from plenary.engine.text.candidate.share import Named, shares

_PAIR = 2
_FOOTNOTE = re.compile(rf"(?:{NOTE})(?!\W*\d)", re.IGNORECASE)
"""A footnote that is not one by its number."""
_TO_NAME = re.compile(
    r"[\s,،]*(?:(?:in|for|of|from|to|à|aux?|dans|des?|du|en|del?|al?|в|во|для|في|من)\s+)?"
    r"(?:(?:the|la|les?|el|los|las)\s+|l['’]\s?)?",
    re.IGNORECASE,
)
"""What may stand between "except" and a provision: ``except in the``, ``à l'exception de l'``."""


@dataclass(frozen=True, slots=True)
class Operation:
    """``words`` are the quotations that are no anchors, in order; ``after`` and ``before`` those that are.
    ``added`` is the rank of a new provision, ``number`` the reference that numbers it. ``end`` and
    ``start`` say at which end, ``past`` and ``ahead`` after or before which provision. ``narrowed``: something
    smaller than the provisions named is spoken of, and nobody knows which. ``row`` is what a row of a table is called
    by. ``by_number``: that a provision is put in is said by nothing but the number before its words. ``exempt`` are
    those in which what is asked throughout is not asked."""

    action: Action
    words: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    targets: tuple[Reference, ...] = ()
    past: Reference | None = None
    ahead: Reference | None = None
    added: Level | None = None
    number: Reference | None = None
    end: bool = False
    start: bool = False
    throughout: bool = False
    exempt: tuple[Reference, ...] = ()
    original: bool = False
    members: tuple[str, ...] = ()
    by_number: bool = False
    tabled: bool = False
    row: str = ""
    last_row: bool = False
    table: bool = False
    part: bool = False
    title: bool = False
    narrowed: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def in_row(self) -> bool:
        """Whether a row of a table is spoken of."""
        return bool(self.row) or self.last_row


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation, a reference, a member's name or a verb in the masked sentence."""

    start: int
    end: int
    quote: str | None = None
    reference: Reference | None = None
    member: str | None = None


def operations(sentence: Sentence, words: Words, members: Mapping[str, str]) -> tuple[Operation, ...]:
    """What a sentence asks, clause by clause; none where it has no verb that asks. A clause that says no
    place has that of the clause before it."""
    text = bare(sentence.masked)
    marks = _marks(text, sentence, members)
    text, marks, exempt = _exempted(text, marks, words)
    verbs = [one for one in words["verb"].finditer(text) if not _inside(one.start(), marks)]
    found: list[Operation] = []
    apiece = False
    for place, (start, end) in enumerate(_segments(text, verbs, marks, words)):
        clause = _Clause(text[start:end], start, [one for one in marks if start <= one.start < end], words)
        operation = replace(clause.read(verbs[place]), exempt=exempt)
        if found and not operation.targets and not operation.throughout:
            operation = replace(operation, targets=found[-1].targets, throughout=found[-1].throughout)
        operation = replace(operation, narrowed=clause.narrowed(operation))
        told = any(one.member is not None and start <= one.start < verbs[place].start() for one in marks)
        for share in clause.shared(operation, verbs[place], apiece=apiece):
            found = _join(found, _doubted(share, text, words, told=told))
        apiece = clause.names_apiece()
    announced = None if verbs else _Clause(text, 0, marks, words).announced()
    if announced:
        found.append(_doubted(announced, text, words, told=any(one.member is not None for one in marks)))
    return tuple(found)


def _exempted(text: str, marks: list[_Mark], words: Words) -> tuple[str, list[_Mark], tuple[Reference, ...]]:
    """A sentence that asks one thing throughout without what excepts provisions from it, and those: ``throughout,
    replace “a” by “b”, except in Article 4``. What excepts anything else stays in the sentence, as a negation."""
    if not words["throughout"].search(text) or sum(1 for _ in words["verb"].finditer(text)) != 1:
        return text, marks, ()
    for said in words["exception"].finditer(text):
        end, found = said.end(), list[_Mark]()
        for mark in (one for one in marks if one.start >= said.end() and one.reference is not None):
            between = text[end : mark.start]
            if not _TO_NAME.fullmatch(words["joint"].sub(" ", between, count=1) if found else between):
                break
            end, found = mark.end, [*found, mark]
        behind = text[end:].lstrip()
        closed = not behind.strip(" .;。") or (behind[0] in ",،" and words["verb"].match(behind[1:].lstrip()))
        if found and closed:
            blank = " " * (end - said.start())
            left = [one for one in marks if one not in found]
            references = tuple(one.reference for one in found if one.reference is not None)
            return f"{text[: said.start()]}{blank}{text[end:]}", left, references
    return text, marks, ()


def _doubted(operation: Operation, text: str, words: Words, *, told: bool) -> Operation:
    """The operation with what its sentence leaves in doubt; ``told``: it names a member that may ask for it."""
    doubts = []
    if words["negation"].search(text):
        doubts.append(Doubt.NEGATED)
    elif words["hedge"].search(text):
        doubts.append(Doubt.QUALIFIED)
    if told and operation.action not in _OF_MEMBERS:
        doubts.append(Doubt.REPORTED)
    if text.rstrip().endswith(("?", "؟", "？")):
        doubts.append(Doubt.QUESTION)
    return replace(operation, doubts=(*operation.doubts, *doubts))


_OF_MEMBERS = frozenset({Action.SUPPORT, Action.RETAIN, Action.UNREAD})
"""Acts in which a member is named whose text is meant."""

_READS = ((Action.REPLACE, Action.REWORD), (Action.INSERT, Action.REWORD), (Action.REWORD, Action.REWORD))


def _join(found: list[Operation], operation: Operation) -> list[Operation]:
    """``amend paragraph 3 to read: …``, ``add a paragraph to read: …`` and ``delete the brackets`` are one act each."""
    last = found[-1] if found else None
    acts = (last.action, operation.action) if last and not last.words else None
    if last and acts in _READS:
        action = Action.INSERT if last.action is Action.INSERT else Action.REWORD
        return [*found[:-1], replace(last, action=action, words=operation.words)]
    if acts == (Action.DELETE, Action.BRACKET):
        return [*found[:-1], replace(operation, action=Action.UNREAD, doubts=(Doubt.NOT_READ,))]
    return [*found, operation]


def _inside(place: int, marks: list[_Mark]) -> bool:
    return any(one.start <= place < one.end for one in marks)


def _marks(text: str, sentence: Sentence, members: Mapping[str, str]) -> list[_Mark]:
    marks = [_Mark(*one.span(), quote=sentence.quotes[int(one[1])]) for one in QUOTED.finditer(text)]
    marks += [_Mark(one.start, one.end, reference=one) for one in references(text)]
    if members:
        marks += [_Mark(*one.span(), member=members[one[0]]) for one in _names(tuple(members)).finditer(text)]
    return sorted(marks, key=lambda one: one.start)


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> "re.Pattern[str]":
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    # Chinese sets no space around a name.
    return re.compile(rf"(?:(?<!\w)|(?<=[\u2e80-\uffff]))(?:{longest_first})(?:(?!\w)|(?=[\u2e80-\uffff]))")


def _segments(text: str, verbs: list["re.Match[str]"], marks: list[_Mark], words: Words) -> list[tuple[int, int]]:
    """The span of each verb's clause."""
    cuts = [0]
    for before, after in pairwise(verbs):
        marked = next((one.end for one in marks if before.end() <= one.start < after.start()), before.end())
        places = list(words["separator"].finditer(text, marked, after.start()))
        begun = [one.start() for one in places if words["begins"].match(text, one.end(), after.end())]
        cuts.append(begun[0] if begun else places[-1].start() if places else after.start())
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True)) if verbs else []


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    offset: int
    marks: list[_Mark]
    words: Words

    def read(self, verb: "re.Match[str]") -> Operation:
        action = VERBS[str(verb.lastgroup)]
        operation = Operation(
            action,
            end=self.says("end"),
            start=self.says("start"),
            throughout=self.says("throughout"),
            original=self.says("original"),
            tabled=self.says("proposal"),
            last_row=self.says("table") and self.says("last_row"),
            table=self.says("table"),
            part=self.says("part"),
            title=self.says("title"),
            members=tuple(dict.fromkeys(one.member for one in self.marks if one.member is not None)),
        )
        doubts = []
        if verb.lastgroup == "accept":
            doubts.append(Doubt.ACCEPTED)
        if self.says("counted_table"):
            # Tables of a text have no numbers that are known.
            doubts.append(Doubt.NOT_READ)
        previous = self.offset
        for mark in self.marks:
            start, end = mark.start - self.offset, mark.end - self.offset
            gap = self.text[self.gap(previous, verb, mark) : start]
            operation = self.take(operation, mark, (gap, self.text[start:end], self.text[end:]))
            previous = mark.end
        if self.words["swap"].search(self.text) and len(operation.words) == 2:
            operation = replace(operation, words=operation.words[::-1])
        if action is Action.INSERT and operation.added is None and self.brings(operation):
            operation = replace(operation, added=noun(QUOTED.sub("", self.rest())))
            beside = operation.past or operation.ahead or operation.after or operation.before
            # "Add to the table: “4. Big.”" puts in no paragraph 4.
            tabular = self.says("table") or self.says("row")
            if operation.added is None and not (beside or tabular) and len(operation.words) == 1:
                operation = replace(operation, added=level_of(operation.words[0]), by_number=True)
        if action is Action.REPLACE and not operation.words:
            operation = self.unquoted(operation, verb)
        if action is Action.REWORD and self.corrects(verb):
            operation = replace(operation, action=Action.REPLACE)
        bare_text = QUOTED.sub("", self.text)
        if action is Action.INSERT and (_FOOTNOTE.search(bare_text) or self.words["new_row"].search(bare_text)):
            # A new note has its mark in the words, and its own words elsewhere; a new row has several cells.
            operation = replace(operation, action=Action.UNREAD)
        # French calls a row by the word for a line of text.
        part = operation.part and not operation.in_row
        return replace(operation, part=part, doubts=(*operation.doubts, *doubts))

    def announced(self) -> Operation | None:
        """``New paragraph 4 of Article 3: “…”``, which has no verb: a provision that is called new, and its words."""
        operation = Operation(Action.INSERT, by_number=True)
        previous, gap = 0, ""
        for mark in self.marks:
            gap = self.text[previous : mark.start]
            around = (gap, self.text[mark.start : mark.end], self.text[mark.end :])
            operation, previous = self.take(operation, mark, around), mark.end
        said = self.words["new"].sub("", gap) + self.text[previous:]
        ends = len(operation.words) == 1 and self.marks[-1].quote is not None and not re.search(r"\w", said)
        return operation if ends and operation.number is not None else None

    def shared(self, operation: Operation, verb: "re.Match[str]", *, apiece: bool) -> Iterator[Operation]:
        """The operation; where it supports several members' texts, one for each share in that. ``apiece``: what it has
        of the clause before it is said there of one member's text."""
        if operation.action not in _OF_MEMBERS or not operation.members:
            yield operation
            return
        named: list[Named] = []
        end = self.offset
        for mark in self.marks:
            if mark.quote is None:
                gap = self.text[end - self.offset : mark.start - self.offset]
                named.append(Named(gap, mark.end <= verb.start(), mark.member or "", mark.reference))
                end = mark.end
        own = [one.reference for one in named if one.reference]
        found = shares(named, respective=self.says("respective"))
        if not found or (apiece and not own) or (len(found) > 1 and [*operation.targets] != own):
            yield replace(operation, action=Action.UNREAD, doubts=(*operation.doubts, Doubt.SHARE_UNSAID))
            return
        for share in found if len(found) > 1 else ():
            doubts = (Doubt.REPORTED,) if share.reported else ()
            said = replace(operation, members=share.members, targets=share.references)
            yield replace(said, doubts=(*operation.doubts, *doubts))
        if len(found) == 1:
            yield operation

    def names_apiece(self) -> bool:
        """Whether a provision is named behind a member: what is said of it may be said of that one's text only."""
        members = [mark.start for mark in self.marks if mark.member is not None]
        return bool(members) and any(mark.reference is not None and mark.start > members[0] for mark in self.marks)

    def brings(self, operation: Operation) -> bool:
        """Whether a provision is put in rather than words: it is called new, or has its number with it."""
        return self.says("new") or any(numbered(words) for words in operation.words)

    def corrects(self, verb: "re.Match[str]") -> bool:
        """Whether words are corrected: ``“ten” should read “twenty”``."""
        quoted = [mark for mark in self.marks if mark.quote is not None]
        return len(quoted) == _PAIR and quoted[0].end <= verb.start() <= verb.end() <= quoted[1].start

    def says(self, name: str) -> bool:
        return bool(self.words[name].search(self.text))

    def gap(self, previous: int, verb: "re.Match[str]", mark: _Mark) -> int:
        """Where the words that say what a mark is for begin: after the mark or the verb before it."""
        begun = max(previous, verb.end()) if verb.end() <= mark.start else previous
        return begun - self.offset

    def take(self, operation: Operation, mark: _Mark, around: tuple[str, str, str]) -> Operation:
        """The operation with a mark in its role, by the words before it, its own, and those behind it."""
        gap, own, rest = around
        after = bool(self.words["after"].search(gap)) or self.follows("after", rest)
        before = bool(self.words["before"].search(gap)) or self.follows("before", rest)
        if mark.quote is not None:
            if self.words["row_before"].search(gap) or self.words["row_behind"].match(rest):
                return replace(operation, row=mark.quote)
            if after and not operation.after:
                return replace(operation, after=mark.quote)
            if before and not operation.before:
                return replace(operation, before=mark.quote)
            return replace(operation, words=(*operation.words, mark.quote))
        if mark.reference is None:
            return operation
        new = self.words["new"]
        if operation.action is Action.INSERT and (
            self.words["introduced"].search(gap) or new.search(own) or self.renewed(rest)
        ):
            return replace(operation, number=mark.reference, added=mark.reference.steps[-1].level)
        if after:
            return replace(operation, past=mark.reference)
        if before:
            return replace(operation, ahead=mark.reference)
        return replace(operation, targets=(*operation.targets, mark.reference))

    def renewed(self, rest: str) -> bool:
        """Whether a reference is called new behind it, and not another one that follows."""
        rest = rest.lstrip(" (（")
        found = self.words["new"].match(rest)
        # 新增 is a verb that begins with "new".
        if found is None or self.words["verb"].match(rest):
            return False
        said = rest[found.end() :].lstrip(" 的")
        return not any(one.start == 0 for one in references(said))

    def follows(self, name: str, rest: str) -> bool:
        """Chinese says after and before behind the words."""
        return self.words.lang == "zh" and bool(
            re.match(rf"(?:一词|一语|字样|等字)?(?:{self.words[name].pattern})", rest)
        )

    def rest(self, mark: str = " ") -> str:
        """The clause without its references; ``mark`` stands where they stood."""
        text = self.text
        for one in reversed(self.marks):
            if one.reference is not None:
                text = text[: one.start - self.offset] + mark + text[one.end - self.offset :]
        return text

    def narrowed(self, operation: Operation) -> bool:
        """Whether the clause speaks of less than its targets, in words that are no reference."""
        said = QUOTED.sub("", self.rest(MARK))
        if operation.action in (Action.REPLACE, Action.REWORD):
            # "… by the following paragraph: …": what comes is no part of what goes.
            said = re.sub(rf"\w+\W+{self.words['new'].pattern}\W*\w*", " ", said, flags=re.IGNORECASE)
        return any(narrows(said, one.steps[-1].level, self.words.lang) for one in operation.targets)

    def unquoted(self, operation: Operation, verb: "re.Match[str]") -> Operation:
        """``replace shall by should``, without quotation marks."""
        start = verb.end() - self.offset
        end = next((one.start - self.offset for one in self.marks if one.start >= verb.end()), len(self.text))
        said = self.words["trailing"].sub("", self.text[start:end])
        by = self.words["by"].search(said)
        old, new = (said[: by.start()].strip(), said[by.end() :].strip(" .;:,。")) if by else ("", "")
        if not (old and new):
            return operation
        return replace(operation, words=(old, new), doubts=(*operation.doubts, Doubt.UNQUOTED))
