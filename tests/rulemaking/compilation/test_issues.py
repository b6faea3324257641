"""One issue after another: what a member handed in and confirmed is in its text until it withdraws or replaces it."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.issuing import issue
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.output.word import render
from plenary.rulemaking.submission import attribute
from tests.web.command.returned import edit, reword

NAMES = {"ARA": "Arandia", "BOR": "Borland", "KES": "Kestria"}
WINDS = {"ARA": "north", "BOR": "south"}
MEMBERS = Membership(tuple(Member(code, False, {"en": name}) for code, name in NAMES.items()))
RECORDS = ("blue", "green", "red", "white", "black", "grey", "brown", "pink")
BASE = "# A text[^1]\n\n## Article 1. Records\n\n" + "".join(
    f"{number}. The {colour} record is kept by the Office.\n\n" for number, colour in enumerate(RECORDS, 1)
)
NOTE = "\n[^1]: Of the first session.\n"
ASKED, TRACKED, RETURNED = ({"ARA": (1, 2), "BOR": (3, 4)}, {"ARA": (5,), "BOR": (6,)}, {"ARA": 7, "BOR": 8})
"""The paragraphs that a member's letter, its copy of the base and its copy of the issue change: no two the same."""


def request(code: str, number: int) -> str:
    return f'In Article 1, paragraph {number}, replace "Office" by "Office of the {WINDS[code]}".'


def support(code: str) -> str:
    return f"We support the proposal of {NAMES[code]}."


SENTENCES = [request(code, number) for code, numbers in ASKED.items() for number in numbers]
SENTENCES += [support(code) for code in ASKED]


@dataclass(frozen=True)
class Files:
    """What a member hands in for one issue: ``letter`` has the sentences in its letter with a person's answer on each,
    ``copy`` whether its copy of the base changes its paragraph, ``returned`` that it edits the issued text."""

    letter: Mapping[str, Answer | None] = field(default_factory=dict)
    copy: bool | None = None
    returned: bool = False


def letters(sentences: list[str]) -> st.SearchStrategy[dict[str, Answer | None]]:
    answers = st.sampled_from([Answer.YES, Answer.YES, Answer.NO, None])
    return st.dictionaries(st.sampled_from(sentences), answers, max_size=2)


ISSUES = st.lists(
    st.fixed_dictionaries(
        {
            code: st.builds(
                Files,
                letters([request(code, number) for number in ASKED[code]]),
                st.sampled_from([None, True, True, False]),
                st.booleans(),
            )
            for code in ASKED
        }
        | {"KES": st.builds(Files, letters([support(code) for code in ASKED]))}
    ),
    min_size=2,
    max_size=4,
)


@given(ISSUES)
@settings(max_examples=8, deadline=None, phases=[Phase.generate])
def test_what_a_member_handed_in_and_confirmed_is_in_its_text_until_it_withdraws_or_replaces_it(
    issues: list[dict[str, Files]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course = _Course(Path(folder))
        for files in issues:
            course.go_on(files)


class _Course:
    """The issues one after another, with what each member's text has to hold: its numbers of paragraphs, and those that
    were supported with each member's text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: Compilation | None = None
        self.held: dict[str, set[int]] = {code: set() for code in NAMES}
        self.supported: dict[str, set[int]] = {}
        (folder / "base.md").write_text(BASE + NOTE)

    def go_on(self, files: Mapping[str, Files]) -> None:
        issued = self.last.rolling if self.last else None
        given_in = [f"{code}={path}" for code, own in files.items() for path in self._written(code, own)]
        submissions = attribute(given_in, MEMBERS, {})
        said = [
            Confirmation(one.name, ids()[sentence], answer)
            for one in submissions
            if one.path.suffix == ".txt"
            for sentence, answer in files[one.behalf[0]].letter.items()
            if answer is not None
        ]
        found = compile_text(
            self.folder / "base.md", submissions, membership=MEMBERS, issued=issued, confirmations=said
        )
        entries = {(one.submission.behalf[0], one.submission.path.suffix): one for one in found.register}
        for code in ASKED:
            self._expect(code, files[code], entries)
        for sentence, answer in files["KES"].letter.items():
            self._expect_support(sentence, answer, entries)
        self.held["KES"] = set().union(*self.supported.values())
        assert {code: paragraphs(found.rolling, code) for code in NAMES} == self.held
        assert strays(found.rolling) == []
        self.last = found

    def _written(self, code: str, own: Files) -> list[Path]:
        (self.folder / code).mkdir(exist_ok=True)
        letter, copy, answer = (self.folder / code / name for name in ("message.txt", "Document1.md", "answer.docx"))
        if own.letter:
            letter.write_text("\n\n".join(own.letter) + "\n")
        if own.copy is not None:
            copy.write_text(tracked(code) if own.copy else BASE + NOTE)
        if self._returns(code, own) and self.last is not None:
            answer.write_bytes(edited(self.last, code))
        said = ((letter, bool(own.letter)), (copy, own.copy is not None), (answer, self._returns(code, own)))
        return [path for path, is_there in said if is_there]

    def _returns(self, code: str, own: Files) -> bool:
        """Whether a copy of the issue comes back: once, for its words stand in one run only before that."""
        return own.returned and self.last is not None and not any(RETURNED[code] in held for held in self.held.values())

    def _expect(self, code: str, own: Files, entries: Mapping[tuple[str, str], Entry]) -> None:
        held = self.held[code]
        for number in ASKED[code]:
            answer = own.letter.get(request(code, number))
            held.update({number} if answer is Answer.YES else ())
            held.difference_update({number} if answer is Answer.NO else ())
        held.update(TRACKED[code] if own.copy else ())
        held.update({RETURNED[code]} if self._returns(code, own) else ())
        if own.copy is not None:
            # Its own copy of the base takes the place of the one before, and names what leaves the text with that.
            gone = " ".join(doubt.sentence for doubt in entries[code, ".md"].doubts)
            held.difference_update(number for number in [*held] if re.search(rf"Article 1, {number}\b", gone))

    def _expect_support(self, sentence: str, answer: Answer | None, entries: Mapping[tuple[str, str], Entry]) -> None:
        code = next(code for code in ASKED if support(code) == sentence)
        if ids()[sentence] not in entries["KES", ".txt"].confirmed:
            return
        if answer is Answer.NO:
            self.supported.pop(code, None)
        else:
            self.supported.setdefault(code, set(self.held[code]))


def number_of(name: str) -> int:
    return int(name.rpartition(".")[2])


@cache
def ids() -> dict[str, str]:
    """By each sentence of the letters, its candidate."""
    with tempfile.TemporaryDirectory() as folder:
        base, letter = Path(folder, "base.md"), Path(folder, "message.txt")
        base.write_text(BASE + NOTE)
        letter.write_text("\n\n".join(SENTENCES) + "\n")
        found = compile_text(base, attribute([f"KES={letter}"], MEMBERS, {}), membership=MEMBERS)
    return {one.sentence: one.id for one in found.register[0].candidates}


def tracked(code: str) -> str:
    """The member's copy of the base: a note of its own in its paragraph."""
    (number,) = TRACKED[code]
    said = f"{RECORDS[number - 1]} record {{++of the {WINDS[code]}[^2]++}}"
    return (
        BASE.replace(f"{RECORDS[number - 1]} record", said) + NOTE + f"\n[^2]: {{++As the {WINDS[code]} has it.++}}\n"
    )


def edited(compilation: Compilation, code: str) -> bytes:
    sent = render(issue(compilation, MEMBERS, as_at=datetime(2026, 11, 30, 12, tzinfo=UTC)))
    colour = RECORDS[RETURNED[code] - 1]
    return edit(sent, lambda root: reword(root, colour, {f"The {colour}": f"The {WINDS[code]} {colour}"}))


def paragraphs(rolling: RollingText, code: str) -> set[int]:
    """The numbers of those that a member's readings change."""
    return {number_of(name) for one in rolling.readings if code in one.holders for name in one.words}


def strays(rolling: RollingText) -> list[str]:
    """The marks that cite another note than the one that was written for them."""
    found = []
    for reading in rolling.readings:
        notes = {one.number.translate(str.maketrans("23456789", "²³⁴⁵⁶⁷⁸⁹")): one.text for one in reading.added}
        for words in reading.words.values():
            found += [
                one[0]
                for one in re.finditer(r"of the (\w+)⁽(.)⁾", words)
                if notes.get(one[2]) != f"As the {one[1]} has it."
            ]
    return found
