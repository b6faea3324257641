"""Submissions on a base that carries brackets itself."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.bracketed import unbracket
from plenary.engine.text.layout import lay_out
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import HOLDERS, Instrument, Kind
from plenary.engine.text.reading import Addition, Position, Reading, Stance
from plenary.engine.text.rolling import collate
from plenary.engine.text.touch import Touch
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.bracketing import Bracketed
from plenary.rulemaking.compilation.proofing import proof_sheet
from plenary.rulemaking.compilation.version import compare_files
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output import proofing
from plenary.rulemaking.proof import Answer, Did
from plenary.rulemaking.submission import Submission
from plenary.web.command.entrance import main
from tests.engine.text.bracketed.test_complete import instruments
from tests.engine.text.typesetting import setting_text

BASE = """# A text

## Article 1. Cooperation

1. Members [shall][should] cooperate [, as appropriate,] in all matters of training.

2. Members [may/shall] report each year on what they have done.

3. Members meet once a year.
"""


WITHOUT = "Members{} cooperate, as appropriate, in all matters of training."
OPPOSED = Position("a1.1", "a1.1:1-2", "should", Stance.OPPOSES)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)


def compiled(folder: Path, *texts: str) -> Compilation:
    base = folder / "base.md"
    base.write_text(BASE)
    submissions = []
    for code, text in zip("ABC", texts, strict=False):
        path = folder / f"{code}.md"
        path.write_text(text)
        submissions.append(Submission(path, (code,)))
    return compile_text(base, submissions, membership=Membership())


def shown(compilation: Compilation) -> list[list[str]]:
    return [setting_text(setting) for setting in lay_out(compilation.rolling) if setting.kind == "paragraph"]


def test_an_untouched_copy_of_a_bracketed_base_changes_nothing(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE + "\n")
    assert found.rolling.readings[-1].words == {}
    assert [entry.note for entry in found.register] == ["A.md changes nothing in the base."]
    assert shown(found) == [
        ["Members [shall / should] cooperate[, as appropriate,] in all matters of training."],
        ["Members [may / shall] report each year on what they have done."],
        ["Members meet once a year."],
    ]


def test_words_outside_the_brackets_are_a_suggestion_beside_them(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("each year on", "every two years on"))
    assert shown(found)[1] == ["Members [may / shall] report [each year / every two years (A)] on what they have done."]
    assert found.register[0].all_doubts == ()


def test_a_bracket_that_is_not_as_it_was_issued_is_a_question(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("[shall][should]", "shall"))
    assert found.rolling.readings[-1].words == {}
    assert [doubt.sentence for doubt in found.register[0].all_doubts] == [
        "In Article 1, 1, the brackets of the base were changed from [shall][should] [, as appropriate,] to "
        "[, as appropriate,]; a person must say what is meant."
    ]


@pytest.mark.parametrize(
    ("left", "words", "positions", "shown_words"),
    [
        ("[shall] ", {}, [OPPOSED], "[shall / should]"),
        ("", {"a1.1": WITHOUT.format("")}, [OPPOSED], "[shall / should / ∅ (A)]"),
        ("[should] ", {"a1.1": WITHOUT.format(" should")}, [], "[shall / should (A)]"),
    ],
)
def test_an_alternative_of_the_base_that_is_struck_with_its_signs_is_opposed(
    tmp_path: Path, left: str, words: dict[str, str], positions: list[Position], shown_words: str
) -> None:
    found = compiled(tmp_path, BASE.replace("[shall][should] ", left))
    reading = found.rolling.readings[-1]
    assert (reading.words, reading.positions, found.register[0].all_doubts) == (words, tuple(positions), ())
    assert shown(found)[0][0].startswith(f"Members {shown_words} cooperate[")


def test_what_is_opposed_on_a_bracketed_base_stands_on_the_proof_sheet(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("[shall][should]", "[shall]"))
    sheet = proof_sheet(found.register[0], found.base, Membership(), as_at=MORNING, tongue="en")
    assert [(one.citation, one.answers) for one in sheet.proofs] == [("Article 1, 1", (Answer(Did.OPPOSED, "should"),))]


def test_a_bracket_that_is_struck_with_its_words_deletes_them(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("cooperate [, as appropriate,] in", "cooperate in"))
    assert shown(found)[0] == [
        "Members [shall / should] cooperate[[, as appropriate,] / ∅ (A)] in all matters of training."
    ]
    assert found.register[0].all_doubts == ()


def test_a_new_paragraph_stands_in_a_bracketed_text(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE + "\n4. Meetings are open.\n")
    assert shown(found)[-1] == ["[Meetings are open. (A)]"]


def test_a_bracketed_text_compared_with_itself_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(BASE)
    with pytest.raises(SystemExit) as ended:
        main(["compare", str(tmp_path / "one.md"), str(tmp_path / "two.md")])
    assert (ended.value.code, capsys.readouterr().out) == (Outcome.DONE, "The two texts are the same.\n")
    (tmp_path / "two.md").write_text(BASE.replace("[may/shall]", "shall"))
    entries = compare_files(tmp_path / "one.md", tmp_path / "two.md").comparison.entries
    assert [entry.fate for entry in entries if entry.fate != "same"] == ["edited"]


@pytest.mark.parametrize("words", ["[" * 1_001 + "shall" + "]" * 1_001, "[a]" * 10_001])
def test_a_paragraph_with_more_brackets_than_any_text_has_is_refused(tmp_path: Path, words: str) -> None:
    base = tmp_path / "base.md"
    base.write_text(f"# A text\n\n## Article 1. Cooperation\n\n1. Members {words} cooperate.\n")
    with pytest.raises(Refusal) as refused:
        compile_text(base, (), membership=Membership())
    assert refused.value.sentence == (
        "base.md has more brackets in Article 1, 1 than can be read; set them out in several paragraphs."
    )


@pytest.mark.parametrize(
    ("old", "new", "shown_words"),
    [
        ("[shall][should]", "[shall][should][may]", "Members [shall / should / may (A)] cooperate"),
        ("[shall][should]", "[may][shall][should]", "Members [shall / should / may (A)] cooperate"),
        ("[shall][should]", "[shall][should seek to]", "Members [shall / should [seek to (A)]] cooperate"),
        ("[, as appropriate,]", "[, as far as appropriate,]", "cooperate[, [as far (A)] as appropriate,] in all"),
    ],
)
def test_an_alternative_that_is_new_or_has_other_words_is_a_suggestion(
    tmp_path: Path, old: str, new: str, shown_words: str
) -> None:
    found = compiled(tmp_path, BASE.replace(old, new))
    assert shown_words in shown(found)[0][0]
    assert found.register[0].all_doubts == ()


OPTIONS = """# A text

## Article 1. Fees

Option 1: The fee is one hundred units.

Option 2: The fee is set by the Board.

Option 3: There is no fee.

## Article 2. End

1. Reports are open to all.
"""
LONG = """# A text

## Article 1. Fees

Option 1

1. The fee is one hundred units.

2. The fee is due each year.

Option 2

1. There is no fee.

## Article 2. End

1. Reports are open to all.
"""


def on(folder: Path, base: str, text: str) -> tuple[list[str], list[str]]:
    """What a member proposes on a base, as its text would read, and what is asked about it."""
    (folder / "base.md").write_text(base)
    (folder / "A.md").write_text(text)
    found = compile_text(folder / "base.md", [Submission(folder / "A.md", ("A",))], membership=Membership())
    own = propose(found.rolling.base, found.rolling.readings[-1])
    texts = [provision.text for provision in own.provisions if provision.kind not in HOLDERS | {Kind.TITLE}]
    return texts, [doubt.sentence for doubt in found.register[0].all_doubts if "without" not in doubt.sentence]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("one hundred", "two hundred", "The fee is two hundred units."),
        ("is set by", "is set yearly by", "The fee is set yearly by the Board."),
        ("There is no fee.", "There is no fee.\n\nOption 4: The fee is voluntary.", "The fee is voluntary."),
    ],
)
def test_an_option_that_is_new_or_has_other_words_is_a_suggestion(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert on(tmp_path, OPTIONS, OPTIONS.replace(old, new)) == ([words, "Reports are open to all."], [])


BOTH = OPTIONS.replace("one hundred", "two hundred").replace("is set by", "is set yearly by")


def handed_in(folder: Path, base: str, text: str, issued: Compilation | None = None) -> Compilation:
    (folder / "base.md").write_text(base)
    (folder / "A.md").write_text(text)
    submission = Submission(folder / "A.md", ("A",))
    issue = issued.rolling if issued else None
    return compile_text(folder / "base.md", [submission], membership=Membership(), issued=issue)


def test_who_edits_several_options_of_a_set_suggests_something_of_each(tmp_path: Path) -> None:
    found = handed_in(tmp_path, OPTIONS, BOTH)
    assert [(one.id, dict(one.words)) for one in found.rolling.readings if one.holders] == [
        ("A.md", {"a1.t1": "The fee is two hundred units."}),
        ("A.md/2", {"a1.t1": "The fee is set yearly by the Board."}),
    ]
    shown_words = "[The fee is [[one / two (A)] hundred units / set [yearly (A)] by the Board] / There is no fee]."
    texts = [setting_text(setting) for setting in lay_out(found.rolling) if setting.kind == "text"]
    assert (texts, found.register[0].all_doubts) == ([[shown_words]], ())


@pytest.mark.parametrize(
    ("base", "old", "new", "shown"),
    [
        (
            BASE,
            "[shall][should] cooperate",
            "[shall][should][may] always cooperate",
            (
                (
                    Piece("Members shall"),
                    Piece(" always", Change.INSERTED),
                    Piece(" cooperate, as appropriate, in all matters of training."),
                ),
                (Touch.REWORDED,),
                (Answer(Did.ADDED, "may"),),
            ),
        ),
        (
            OPTIONS,
            "There is no fee.",
            "There is no fee.\n\nOption 4: The fee is voluntary.",
            ((Piece("The fee is one hundred units."),), (), (Answer(Did.ADDED, "The fee is voluntary."),)),
        ),
    ],
)
def test_the_proof_sheet_shows_an_option_that_was_added_beside_the_words_of_the_base_which_stay(
    tmp_path: Path, base: str, old: str, new: str, shown: object
) -> None:
    found = handed_in(tmp_path, base, base.replace(old, new))
    sheet = proof_sheet(found.register[0], found.base, Membership(), as_at=MORNING, tongue="en")
    assert [(one.pieces, one.touches, one.answers) for one in sheet.proofs] == [shown]
    assert [proofing.answered(one) for one in sheet.proofs[0].answers] == [
        f"Option added beside those of the base: “{sheet.proofs[0].answers[0].words}”"
    ]


def test_the_proof_sheet_shows_what_was_done_to_each_option_beside_its_own_words(tmp_path: Path) -> None:
    found = handed_in(tmp_path, OPTIONS, BOTH)
    sheet = proof_sheet(found.register[0], found.base, Membership(), as_at=MORNING, tongue="en")
    assert [(one.base, one.pieces, one.holders) for one in sheet.proofs] == [
        (
            "The fee is one hundred units.",
            (
                Piece("The fee is"),
                Piece(" one", Change.DELETED),
                Piece(" two", Change.INSERTED),
                Piece(" hundred units."),
            ),
            (),
        ),
        (
            "The fee is set by the Board.",
            (Piece("The fee is set"), Piece(" yearly", Change.INSERTED), Piece(" by the Board.")),
            (),
        ),
    ]
    assert sheet.touched == 1


def test_an_option_that_a_file_edits_no_more_goes_when_the_file_is_handed_in_again(tmp_path: Path) -> None:
    issued = handed_in(tmp_path, OPTIONS, BOTH)
    again = handed_in(tmp_path, OPTIONS, OPTIONS.replace("one hundred", "two hundred"), issued)
    assert [one.id for one in again.rolling.readings if one.holders] == ["A.md"]
    assert again.carried == ()


def test_options_that_changed_places_are_a_question(tmp_path: Path) -> None:
    swapped = OPTIONS.replace("The fee is set by the Board", "No fee").replace(
        "There is no fee", "The fee is set by the Board"
    )
    texts, asked = on(tmp_path, OPTIONS, swapped)
    assert texts == ["The fee is one hundred units.", "Reports are open to all."]
    assert len(asked) == 1


def test_what_is_done_to_the_first_option_stands_where_another_is_asked_about(tmp_path: Path) -> None:
    edited = LONG.replace("each year", "every year").replace("There is no fee", "There is no fee for some")
    texts, asked = on(tmp_path, LONG, edited)
    assert texts == ["The fee is one hundred units.", "The fee is due every year.", "Reports are open to all."]
    first = "Option 1 · 1 The fee is one hundred units. · 2 The fee is due {often} year. · Option 2 · 1 There is no fee{end}"
    before, after = first.format(often="each", end="."), first.format(often="every", end=" for some.")
    assert asked == [
        f"In Article 1, unnumbered paragraph 1, the options of the base were changed from “{before}” to “{after}”; a "
        "person must say what is meant."
    ]


def test_a_bracket_without_its_partner_is_a_question(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("[shall][should]", "[shall][should][may"))
    assert [doubt.sentence for doubt in found.register[0].all_doubts] == [
        "In Article 1, 1, the words became “Members [shall][should][may cooperate [, as appropriate,] in all matters of "
        "training.”; a person must say what is meant."
    ]
    assert found.rolling.readings[-1].words == {}


def test_an_option_of_which_the_label_alone_is_left_is_a_question(tmp_path: Path) -> None:
    texts, asked = on(tmp_path, OPTIONS, OPTIONS.replace("Option 2: The fee is set by the Board.", "Option 2:"))
    assert (texts, len(asked)) == (["The fee is one hundred units.", "Reports are open to all."], 1)


def test_an_option_that_was_struck_is_a_question(tmp_path: Path) -> None:
    texts, asked = on(tmp_path, OPTIONS, OPTIONS.replace("Option 2: The fee is set by the Board.\n\n", ""))
    assert texts == ["The fee is one hundred units.", "Reports are open to all."]
    assert asked[-1] == (
        "In Article 1, unnumbered paragraph 1, the options of the base were changed from “Option 1: The fee is one "
        "hundred units. · Option 2: The fee is set by the Board. · Option 3: There is no fee.” to “Option 1: The fee "
        "is one hundred units. · Option 3: There is no fee.”; a person must say what is meant."
    )


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("There is no fee.", "There is no fee for some.", "Option 2 · 1 There is no fee for some."),
        (
            "There is no fee.",
            "There is no fee.\n\n2. Nobody pays.",
            "Option 2 · 1 There is no fee. · 2 bis Nobody pays.",
        ),
    ],
)
def test_what_is_done_to_an_option_of_several_paragraphs_is_a_question_that_holds_every_word(
    tmp_path: Path, old: str, new: str, after: str
) -> None:
    texts, asked = on(tmp_path, LONG, LONG.replace(old, new))
    assert texts == ["The fee is one hundred units.", "The fee is due each year.", "Reports are open to all."]
    first = "Option 1 · 1 The fee is one hundred units. · 2 The fee is due each year. · "
    assert asked[-1:] == [
        f"In Article 1, unnumbered paragraph 1, the options of the base were changed from “{first}Option 2 · 1 There "
        f"is no fee.” to “{first}{after}”; a person must say what is meant."
    ]


def test_the_first_option_of_several_paragraphs_is_the_text_that_is_edited(tmp_path: Path) -> None:
    assert on(tmp_path, LONG, LONG.replace("each year", "every two years")) == (
        ["The fee is one hundred units.", "The fee is due every two years.", "Reports are open to all."],
        [],
    )


def test_options_that_are_all_struck_are_struck(tmp_path: Path) -> None:
    start, end = OPTIONS.index("Option 1"), OPTIONS.index("## Article 2")
    texts, _asked = on(tmp_path, OPTIONS, OPTIONS[:start] + OPTIONS[end:])
    assert texts == ["The fee is one hundred units.", "Reports are open to all."]


def test_a_note_that_was_changed_is_a_question(tmp_path: Path) -> None:
    base = BASE + "\n4. {Placed here for the moment.}\n\n{Placed here by the Chair.}\n"
    _texts, asked = on(tmp_path, base, base.replace("by the Chair", "by the Chair and the Bureau"))
    assert asked == [
        "In Article 1, the words became “{Placed here by the Chair and the Bureau.}”; a person must say what is meant."
    ]


def test_a_paragraph_put_behind_options_stands_behind_them(tmp_path: Path) -> None:
    base = OPTIONS.replace("1. Reports are open to all.", "1. Reports are open to all.\n\n2. Costs are shared by all.")
    moved = base.replace("1. Reports are open to all.\n\n", "").replace(
        "## Article 2", "Reports are open to all.\n\n## Article 2"
    )
    texts, asked = on(tmp_path, base, moved)
    assert texts == ["The fee is one hundred units.", "Reports are open to all.", "Costs are shared by all."]
    assert [sentence for sentence in asked if "options" in sentence] == []


@st.composite
def edited(draw: st.DrawFn) -> tuple[Instrument, Reading]:
    """A bracketed instrument with options, and a reading that writes words anywhere in it, strikes and adds."""
    original = draw(instruments())
    words: dict[str, str] = {}
    added: list[Addition] = []
    deleted: set[str] = set()
    for number, provision in enumerate(original.provisions):
        act = draw(st.sampled_from(["", "", "write", "strike", "add"]))
        own = draw(st.sampled_from(["zz{0}", "[zz{0}]", "/ zz{0}", "Option 4: zz{0}"])).format(number)
        if act == "write":
            at = draw(st.integers(0, len(provision.text)))
            words[provision.id] = f"{provision.text[:at]} {own} {provision.text[at:]}".strip()
        elif act == "strike" and provision.kind is Kind.PARAGRAPH:
            deleted.add(provision.id)
        elif act == "add":
            added.append(Addition(f"+{number}", provision.id, provision.parent, provision.kind, own))
    return original, Reading("A", ("A",), words, deleted=frozenset(deleted), added=tuple(added))


@given(edited())
def test_every_word_written_on_a_bracketed_base_is_suggested_or_asked_about(case: tuple[Instrument, Reading]) -> None:
    original, reading = case
    draft = unbracket(original)
    settled = Bracketed(original, draft, ()).settle(reading, {})
    texts = [text for one in settled.readings for text in (*one.words.values(), *(new.text for new in one.added))]
    said = [*texts, *(doubt.sentence for doubt in settled.doubts)]
    written = " ".join([*reading.words.values(), *(one.text for one in reading.added)])
    assert set(re.findall(r"zz\d", written)) - set(re.findall(r"zz\d", " ".join(said))) == set()
    readings = [*draft.readings, *settled.readings]
    assert len(collate(draft.base, readings).readings) == len(readings)
