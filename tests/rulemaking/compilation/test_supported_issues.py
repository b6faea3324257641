"""One issue after another: copies in which footnotes became characters, and a letter that supports them and asks for
something itself in the same provisions. What was said yes to stands, or the answer is refused for a reason that holds."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

NAMES = {"ARA": "Arandia", "BOR": "Borland", "KES": "Kestria"}
MEMBERS = Membership(tuple(Member(code, False, {"en": name}) for code, name in NAMES.items()))
COLOURS = {1: "blue", 2: "green", 3: "red"}
CITED = {1: "record⁽¹⁾ is", 2: "Office⁽²⁾ and", 3: "year.⁽³⁾"}
NOTES = {1: "Of the first session.", 2: "Wherever it has its seat.", 3: "That of the calendar."}
CHANGES = {"ARA": ("Office", "Bureau"), "BOR": ("town", "city"), "each": ("each year", "each month")}
"""What each member's copy changes, and what the letter asks for itself; its ``clash`` is where the first member's is."""
CLASH = ("Office", "Board")

Saying = frozenset[tuple[int, str]]
"""Paragraphs with whose change stands in them."""


def paragraph(number: int, said: Saying = frozenset()) -> str:
    """A paragraph with the changes in it, and its mark."""
    text = f"The {COLOURS[number]} record is kept by the Office and stays in the town where Members gather each year."
    marked = text.replace(CITED[number].replace(mark(number), ""), CITED[number])
    for own, (old, new) in {**CHANGES, "clash": CLASH}.items():
        marked = marked.replace(old, new) if (number, own) in said else marked
    return marked


def mark(number: int) -> str:
    return f"⁽{'⁰¹²³'[number]}⁾"


def base() -> str:
    lines = (f"{number}. {paragraph(number).replace(mark(number), f'[^{number}]')}" for number in COLOURS)
    notes = (f"[^{number}]: {words}" for number, words in NOTES.items())
    return "\n\n".join(("# A text", "## Article 1. Records", *lines, *notes, ""))


@dataclass(frozen=True)
class Copy:
    """A copy of the base in plain text that changes some paragraphs, its marks in a ``form``, with the notes or not."""

    changed: frozenset[int]
    form: str
    noted: bool

    def said(self, code: str) -> Saying:
        return frozenset((number, code) for number in self.changed)

    def text(self, code: str) -> str:
        lines = (
            f"{number}. {paragraph(number, self.said(code)).replace(mark(number), self.form.format(*typed(number)))}"
            for number in COLOURS
        )
        notes = (f"{self.form.format(*typed(number))} {words}" for number, words in NOTES.items())
        return "\n\n".join(("A text", "Article 1. Records", *lines, *(notes if self.noted and self.form else ()), ""))


def typed(number: int) -> tuple[int, str]:
    return number, "⁰¹²³"[number]


@dataclass(frozen=True)
class Asked:
    """A sentence of the letter: of whom it supports what, part by part, or what it asks for itself."""

    sentence: str
    supports: tuple[tuple[str, frozenset[int]], ...] = ()
    own: Saying = frozenset()


def on(number: int) -> str:
    return f"Article 1, paragraph {number}"


SENTENCES = [
    *(Asked(f"We support the proposal of {NAMES[code]}.", ((code, frozenset(COLOURS)),)) for code in ("ARA", "BOR")),
    *(Asked(f"We support {NAMES['ARA']} on {on(one)}.", (("ARA", frozenset({one})),)) for one in COLOURS),
    *(
        Asked(
            f"We support the proposal of Arandia on {on(one)}, and that of Borland on {on(other)}.",
            (("ARA", frozenset({one})), ("BOR", frozenset({other}))),
        )
        for one, other in ((1, 2), (2, 2), (3, 1))
    ),
    *(
        Asked(
            f'In {on(one)}, replace "{CHANGES["each"][0]}" by "{CHANGES["each"][1]}".', own=frozenset({(one, "each")})
        )
        for one in COLOURS
    ),
    *(
        Asked(f'In {on(one)}, replace "{CLASH[0]}" by "{CLASH[1]}".', own=frozenset({(one, "clash")}))
        for one in COLOURS
    ),
]

COPIES = st.builds(
    Copy,
    st.frozensets(st.sampled_from(list(COLOURS)), min_size=1),
    st.sampled_from(["[{0}]", "({0})", "{0}", "{1}", "[^{0}]", ""]),
    st.booleans(),
)
LETTERS = st.dictionaries(
    st.sampled_from(range(len(SENTENCES))),
    st.sampled_from([Answer.YES, Answer.YES, Answer.YES, Answer.NO, None]),
    max_size=3,
)
ISSUES = st.lists(
    st.tuples(st.none() | COPIES, st.none() | COPIES, LETTERS),
    min_size=1,
    max_size=4,
)


@given(ISSUES)
@settings(max_examples=10, deadline=None, phases=[Phase.generate])
def test_what_was_said_yes_to_stands_or_is_refused_for_a_reason_that_holds(
    issues: list[tuple[Copy | None, Copy | None, dict[int, Answer | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course = _Course(Path(folder))
        for first, second, letter in issues:
            course.go_on({"ARA": first, "BOR": second}, {SENTENCES[one]: answer for one, answer in letter.items()})


class _Course:
    """The issues one after another, with what has to stand: of each copy, and by each candidate of the letter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: Compilation | None = None
        self.copies: dict[str, Saying] = {}
        self.letter: dict[str, Saying] = {}
        self.changed_since: set[str] = set()
        """The candidates that support a text which is another by now."""
        (folder / "base.md").write_text(base())

    def go_on(self, copies: Mapping[str, Copy | None], letter: Mapping[Asked, Answer | None]) -> None:
        files = []
        for code, copy in copies.items():
            if copy is not None:
                files.append(self._written(f"{code}.txt", copy.text(code)))
        if letter:
            files.append(self._written("KES.txt", "\n\n".join(one.sentence for one in letter) + "\n"))
        answers = [
            Confirmation("KES.txt", name, answer)
            for one, answer in letter.items()
            for name in ids()[one.sentence]
            if answer is not None
        ]
        found = compile_text(
            self.folder / "base.md",
            [Submission(path, (path.stem,)) for path in files],
            membership=MEMBERS,
            issued=self.last.rolling if self.last else None,
            confirmations=answers,
        )
        entries = {entry.submission.name: entry for entry in found.register}
        for code, copy in copies.items():
            if copy is not None:
                self._expect_copy(code, copy, entries[f"{code}.txt"])
        if letter:
            self._expect_letter(letter, entries["KES.txt"])
        held = {**self.copies, "KES": frozenset().union(*self.letter.values())}
        said = {code: words(found, code) for code in NAMES}
        assert said == {code: expected(held.get(code, frozenset())) for code in NAMES}
        self.last = found

    def _written(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def _expect_copy(self, code: str, copy: Copy, entry: Entry) -> None:
        """A copy takes the place of the one before, and names what leaves the text with that. It adds nothing."""
        said = copy.said(code)
        gone = self.copies.get(code, frozenset()) - said
        told = " ".join(doubt.sentence for doubt in entry.all_doubts)
        assert [number for number, _own in gone if f"Article 1, {number}" not in told] == []
        assert [one for reading in entry.readings for one in reading.added] == []
        assert entry.candidates == ()
        if self.copies.get(code, said) != said:
            self.changed_since.update(name for name in self.letter if supported_by(name) == code)
        self.copies[code] = said

    def _expect_letter(self, letter: Mapping[Asked, Answer | None], entry: Entry) -> None:
        """Requests come before support, and each in the order of the answers."""
        parts = [
            (name, answer, *part)
            for one, answer in letter.items()
            if answer is not None
            for name, part in zip(ids()[one.sentence], contents(one), strict=True)
        ]
        for name, answer, code, own in sorted(parts, key=lambda part: bool(part[2])):
            there = frozenset((n, who) for n, who in self.copies.get(code, frozenset()) if (n, who) in own)
            wanted = there if code else own
            if name in entry.confirmed and answer is Answer.NO:
                self.letter.pop(name, None)
                self.changed_since.discard(name)
            elif name in entry.confirmed:
                assert wanted or name in self.letter
                self.letter.setdefault(name, wanted)
            elif answer is Answer.NO:
                now = {own for one in letter for own in ids()[one.sentence]}
                assert name in self.changed_since or self.letter.keys() - now
            else:
                assert not wanted or self._clashes(wanted)

    def _clashes(self, wanted: Saying) -> bool:
        """Whether something else is said already at one of the places."""
        others = {"ARA": "clash", "clash": "ARA"}
        held = frozenset().union(*self.letter.values())
        return any((number, others.get(own, "")) in held for number, own in wanted)


def contents(one: Asked) -> Sequence[tuple[str, Saying]]:
    """Of each candidate of a sentence, whom it supports and what that may be."""
    if not one.supports:
        return [("", one.own)]
    return [(code, frozenset((number, code) for number in numbers)) for code, numbers in one.supports]


def supported_by(name: str) -> str:
    return next(
        code
        for one in SENTENCES
        for own, (code, _said) in zip(ids()[one.sentence], contents(one), strict=True)
        if own == name
    )


@cache
def ids() -> dict[str, tuple[str, ...]]:
    """By each sentence of the letters, its candidates."""
    with tempfile.TemporaryDirectory() as folder:
        text, letter = Path(folder, "base.md"), Path(folder, "KES.txt")
        text.write_text(base())
        letter.write_text("\n\n".join(one.sentence for one in SENTENCES) + "\n")
        found = compile_text(text, [Submission(letter, ("KES",))], membership=MEMBERS)
    names: dict[str, tuple[str, ...]] = {}
    for one in found.register[0].candidates:
        names[one.sentence] = (*names.get(one.sentence, ()), one.id)
    return names


def words(found: Compilation, code: str) -> dict[str, str]:
    """What a member's readings say of each provision, and what else they do."""
    said: dict[str, str] = {}
    for reading in found.rolling.readings:
        if code in reading.holders:
            said |= reading.words
            said |= dict.fromkeys(reading.deleted, "deleted")
            said |= {one.id: one.text for one in reading.added}
    return said


def expected(said: Saying) -> dict[str, str]:
    return {f"a1.{number}": paragraph(number, said) for number in COLOURS if any(one == number for one, _own in said)}
