"""Footnotes of the base that became characters in a file that can carry none."""

import pytest

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.note_scope import noted
from plenary.engine.text.provision import Instrument, Kind, Provision

MEET, GIVE, WORK = (
    "The Board meets once a year⁽²⁾ in Geneva.",
    "Members give to the budget.⁽³⁾",
    "They began in 2030⁽⁴⁾.",
)
FIELD = "Members work in one field⁽¹⁾, as they see fit."
WORDS = {
    "1": "As the glossary has it.",
    "2": "The year of the calendar.",
    "3": "According to the scale.",
    "4": "When it was new.",
}
BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, FIELD, "1"),
        Provision("p2", Kind.PARAGRAPH, MEET, "2"),
        Provision("p3", Kind.PARAGRAPH, GIVE, "3"),
        Provision("p4", Kind.PARAGRAPH, WORK, "4"),
        *(Provision(f"n{number}", Kind.FOOTNOTE, words, number, f"p{number}") for number, words in WORDS.items()),
    )
)
NUMBERS = {"⁽¹⁾": "1", "⁽²⁾": "2", "⁽³⁾": "3", "⁽⁴⁾": "4"}


def typed(form: str, *texts: str) -> list[str]:
    """The paragraphs with their marks in a form, such as ``[{}]``."""
    lines = []
    for number, text in enumerate(texts, 1):
        for mark, own in NUMBERS.items():
            text = text.replace(mark, form.format(own))
        lines.append(f"{number}. {text}")
    return lines


def suggested(*lines: str | Block) -> dict[str, object]:
    """What a file of these paragraphs suggests, and what was read as a mark or note of the base."""
    listed = [one if isinstance(one, Block) else Block((Piece(one),)) for one in lines]
    blocks = [
        Block(one.pieces, place=f"paragraph {place}", change=one.change, shape=one.shape, note=one.note)
        for place, one in enumerate(listed, 1)
    ]
    found = noted(BASE, blocks)
    reading = interpret(BASE, found.blocks if found else blocks, id="K", holders=("K",)).reading
    said: dict[str, object] = {**reading.words, **dict.fromkeys(sorted(reading.deleted), "–")}
    said |= {one.text: one.kind for one in reading.added}
    said |= {"untold": found.untold} if found and found.untold else {}
    return said | ({"signs": " ".join(found.signs)} if found and found.signs else {})


TEXTS = (FIELD, MEET, GIVE, WORK)
TWICE = MEET.replace("once", "twice")


@pytest.mark.parametrize(
    ("form", "signs"),
    [
        ("[{}]", "[1] [2] [3] [4]"),
        (" [{}]", "[1] [2] [3] [4]"),
        ("[^{}]", "[^1] [^2] [^3] [^4]"),
        ("({})", "(1) (2) (3) (4)"),
        ("（{}）", "（1） （2） （3） （4）"),
        ("{}", "1 2 3 4"),
    ],
)
def test_what_is_typed_at_the_place_of_a_mark_is_the_mark(form: str, signs: str) -> None:
    assert suggested(*typed(form, FIELD, TWICE, GIVE, WORK)) == {"p2": TWICE, "signs": signs}


def test_a_raised_figure_one_in_a_circle_and_one_of_another_script_are_signs_of_a_mark() -> None:
    lines = ["1. Members work in one field¹, as they see fit.", "2. The Board meets once a year② in Geneva."]
    lines += ["3. Members give to the budget.[٣]", "4. They began in 2030⁽⁴⁾.".replace("⁽⁴⁾", "⁴")]
    assert suggested(*lines) == {"signs": "¹ ② [٣] ⁴"}


@pytest.mark.parametrize("form", ["[{}] {}", "({}) {}", "{} {}", "{}. {}", "[^{}]: {}", "{}\t{}"])
def test_a_paragraph_with_the_words_of_a_note_is_the_note(form: str) -> None:
    notes = [form.format(number, words) for number, words in WORDS.items()]
    assert suggested(*typed("[{}]", FIELD, TWICE, GIVE, WORK), "________", *notes) == {
        "p2": TWICE,
        "signs": "[1] [2] [3] [4]",
    }


def test_notes_without_their_numbers_and_in_the_midst_of_a_text_are_notes() -> None:
    one, two, three, four = typed("{}", *TEXTS)
    lines = (one, two, "—————", WORDS["1"], f"2 {WORDS['2']}", "", three, four, "—————", f"3 {WORDS['3']}")
    assert suggested(*lines) == {"signs": "1 2 3 4"}


def test_a_note_in_other_words_is_suggested_as_that_note() -> None:
    lines = typed("[{}]", *TEXTS)
    notes = [f"[{number}] {words}" for number, words in WORDS.items()]
    alike = "The year of the calendar or the budget."
    assert suggested(*lines, *notes[:1], f"[2] {alike}", *notes[2:]) == {"n2": alike, "signs": "[1] [2] [3] [4]"}
    assert suggested(*lines, *notes[:1], "[2] Whenever that is.", *notes[2:], "[5] Another.") == {
        "p2": MEET.replace("²", "⁵"),
        "n2": "–",
        "Whenever that is.": Kind.FOOTNOTE,
        "signs": "[1] [2] [3] [4]",
        "untold": ("[5] Another.",),
    }


def test_words_that_no_sign_of_the_text_cites_are_no_note() -> None:
    assert suggested(*typed("", *TEXTS), "[2] Whenever that is.") == {"Whenever that is.": Kind.PARAGRAPH}
    assert suggested(*typed("({})", *TEXTS), "(2) Whenever that is.") == {
        "Whenever that is.": Kind.SUBPARAGRAPH,
        "signs": "(1) (2) (3) (4)",
    }
    one, _two, three, four = typed("[{}]", *TEXTS)
    assert suggested(one, three, four, "[2] The year of the calendar or the budget.") == {
        "p2": "–",
        "n2": "The year of the calendar or the budget.",
        "signs": "[1] [3] [4]",
    }


def test_a_paragraph_more_like_another_provision_than_a_note_is_no_note() -> None:
    lines = typed("[{}]", *TEXTS)
    assert suggested(*lines[:3], "[4] They began in 2031.") == {
        "p4": "They began in 2031⁽⁴⁾.",
        "signs": "[1] [2] [3]",
    }


def test_signs_elsewhere_or_with_another_number_are_somebodys_own() -> None:
    lines = ["1. Members work in 1 field, as they see[1] fit.", "2. The Board meets once a year[7] in Geneva."]
    lines += ["3. Members 3 give to the budget.", "4. They began in 2030."]
    assert suggested(*lines) == {
        "p1": "Members work in 1 field⁽¹⁾, as they see1 fit.",
        "p2": "The Board meets once a year⁽²⁾7 in Geneva.",
        "p3": "Members 3 give to the budget.⁽³⁾",
    }


def test_a_sign_stays_with_its_words_where_those_before_or_behind_it_are_others() -> None:
    one, two, three, four = typed("[{}]", FIELD, MEET.replace("once a year", "once in two months"), GIVE, WORK)
    assert suggested(one, two, three.replace("[3]", ", gladly[3]"), four.replace("[4].", "[4] or before.")) == {
        "p2": "The Board meets once in two months⁽²⁾ in Geneva.",
        "p3": "Members give to the budget., gladly⁽³⁾",
        "p4": "They began in 2030⁽⁴⁾ or before.",
        "signs": "[1] [2] [3] [4]",
    }


def test_a_figure_is_a_sign_behind_a_figure_only_where_others_are_signs_too() -> None:
    lines = typed("", FIELD, MEET, GIVE)
    assert suggested(*lines, "4. They began in 20304.") == {"p4": "They began in 20304⁽⁴⁾."}
    assert suggested(*typed("{}", *TEXTS)) == {"signs": "1 2 3 4"}


def test_a_figure_apart_is_a_sign_only_between_the_words_of_the_base() -> None:
    lines = typed(" {}", FIELD, MEET.replace("in Geneva", "days"), GIVE, WORK)
    assert suggested(*lines) == {
        "p2": "The Board meets once a year⁽²⁾ 2 days.",
        "signs": "1 3 4",
    }


def test_a_sign_that_is_struck_strikes_the_mark_and_a_note_that_is_struck_the_note() -> None:
    one, _two, three, four = typed("[{}]", *TEXTS)
    struck = Block((Piece("2. The Board meets once a year"), Piece("[2]", Change.DELETED), Piece(" in Geneva.")))
    note = Block((Piece(f"[2] {WORDS['2']}", Change.DELETED),), change=Change.DELETED)
    assert suggested(one, struck, three, four, note) == {
        "p2": "The Board meets once a year in Geneva.",
        "n2": "–",
        "signs": "[1] [2] [3] [4]",
    }


def test_tracked_changes_of_a_note_that_became_a_paragraph_are_those_of_the_note() -> None:
    note = Block((Piece("[2] The year of the "), Piece("calendar", Change.DELETED), Piece("budget", Change.INSERTED)))
    note = Block((*note.pieces, Piece(".")))
    assert suggested(*typed("[{}]", *TEXTS), note) == {"n2": "The year of the budget.", "signs": "[1] [2] [3] [4]"}


def test_a_sign_may_stand_in_several_runs_and_in_a_paragraph_that_was_split() -> None:
    one, _two, three, four = typed("{}", *TEXTS)
    torn = Block((Piece("2. The Board meets once a year"), Piece("["), Piece("2"), Piece("]"), Piece(" in Geneva.")))
    assert suggested(one, torn, three, four) == {"signs": "1 [2] 3 4"}
