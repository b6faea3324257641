"""Footnotes that became characters in a file that counts them anew, because its member added one or dropped one."""

import pytest

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.note_scope import noted
from plenary.engine.text.provision import Instrument, Kind, Provision

MEET, GIVE, WORK = (
    "The Board meets once a year in Geneva.⁽¹⁾",
    "Members give⁽²⁾ to the common budget.",
    "They work together, as they did in 2015 [2015].⁽³⁾",
)
OPEN = "The Board is open to (1) Members and (2) others, see [2]."
NOTES = ("The year of the calendar.", "According to the scale.", "When it was new.")
BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, MEET, "1"),
        Provision("n1", Kind.FOOTNOTE, NOTES[0], "1", "p1"),
        Provision("p2", Kind.PARAGRAPH, GIVE, "2"),
        Provision("n2", Kind.FOOTNOTE, NOTES[1], "2", "p2"),
        Provision("p3", Kind.PARAGRAPH, OPEN, "3"),
        Provision("p4", Kind.PARAGRAPH, WORK, "4"),
        Provision("n3", Kind.FOOTNOTE, NOTES[2], "3", "p4"),
    )
)
STYLES = {
    "[{}]": "[{}] {}",
    "[^{}]": "[^{}]: {}",
    "({})": "({}) {}",
    " ({})": "({}) {}",
    "（注{}）": "（注{}） {}",
    "［注{}］": "［注{}］{}",
    " (note {})": "Note {}. {}",
    "{}": "{} {}",
    "[{0}]": "{}. {}",
}
RAISED = str.maketrans("12345", "¹²³⁴⁵")
CIRCLED = str.maketrans("12345", "①②③④⑤")


def read(*lines: str, base: Instrument = BASE) -> dict[str, object]:
    """What a file of these paragraphs suggests, and what could not be told in it."""
    blocks = [Block((Piece(line),), place=f"paragraph {place}") for place, line in enumerate(lines, 1)]
    found = noted(base, blocks)
    assert found is not None
    reading = interpret(base, found.blocks, id="K", holders=("K",)).reading
    said: dict[str, object] = {**reading.words, **dict.fromkeys(sorted(reading.deleted), "–")}
    said |= {one.text: (one.kind, one.number, one.after) for one in reading.added}
    return said | ({"untold": found.untold} if found.untold else {}) | {"recounted": found.recounted}


def copy(form: str, *, meet: str = "", give: str = "", opened: str = "", work: str = "") -> list[str]:
    """The paragraphs with these numbers for marks, in a form such as ``[{}]``."""
    signs = [form.format(number) if number else "" for number in (meet, give, opened, work)]
    return [
        f"1. The Board meets once a year in Geneva.{signs[0]}",
        f"2. Members give{signs[1]} to the common budget.",
        f"3. The Board is open to (1) Members and (2) others, see [2].{signs[2]}",
        f"4. They work together, as they did in 2015 [2015].{signs[3]}",
    ]


NEW = {"p3": f"{OPEN}⁽⁴⁾", "Or the public.": (Kind.FOOTNOTE, "4", "p3"), "recounted": True}
DROPPED = {"p2": GIVE.replace("⁽²⁾", ""), "n2": "–", "recounted": True}


@pytest.mark.parametrize(("form", "note"), STYLES.items())
def test_a_note_that_a_member_adds_is_its_own_and_those_behind_it_stay_those_of_the_base(form: str, note: str) -> None:
    notes = [NOTES[0], NOTES[1], "Or the public.", NOTES[2]]
    lines = copy(form, meet="1", give="2", opened="3", work="4")
    assert read(*lines, "______", *(note.format(number, words) for number, words in enumerate(notes, 1))) == NEW


@pytest.mark.parametrize(("form", "note"), STYLES.items())
def test_a_note_that_a_member_drops_is_deleted_and_those_behind_it_stay(form: str, note: str) -> None:
    lines = copy(form, meet="1", work="2")
    assert read(*lines, note.format(1, NOTES[0]), note.format(2, NOTES[2])) == DROPPED


@pytest.mark.parametrize("figures", [RAISED, CIRCLED, str.maketrans({str(n): "*" * n for n in range(1, 5)})])
def test_raised_figures_figures_in_circles_and_stars_count_notes_too(figures: dict[int, str]) -> None:
    lines = [
        line.replace("\0", number.translate(figures))
        for line, number in zip(copy("\0", meet="1", give="1", opened="1", work="1"), ("1", "2", "3", "4"), strict=True)
    ]
    notes = [NOTES[0], NOTES[1], "Or the public.", NOTES[2]]
    listed = [f"{str(number).translate(figures)} {words}" for number, words in enumerate(notes, 1)]
    assert read(*lines, *listed) == NEW
    lines = copy("\0", meet="1", work="1")
    lines[0] = lines[0].replace("\0", "1".translate(figures))
    lines[3] = lines[3].replace("\0", "2".translate(figures))
    dropped = [f"{'1'.translate(figures)} {NOTES[0]}", f"{'2'.translate(figures)} {NOTES[2]}"]
    assert read(*lines, *dropped) == DROPPED | {"recounted": True}


def test_a_sign_before_the_stop_is_the_mark_behind_it_and_one_behind_the_mark_before_it() -> None:
    lines = copy("({})", meet="1", give="2", work="3")
    lines[0] = "1. The Board meets once a year in Geneva (1)."
    lines[3] = "4. They work together, as they did in 2015 [2015](3)."
    assert read(*lines) == {"recounted": False}
    before = Instrument(
        (Provision("p", Kind.TEXT, "Members share⁽¹⁾, and give."), Provision("n", Kind.FOOTNOTE, "N.", "1"))
    )
    found = noted(before, [Block((Piece("Members share,[1] and give."),))])
    assert found is not None
    assert [block.accepted for block in found.blocks] == ["Members share⁽¹⁾, and give.", "N."]


def test_a_new_first_note_and_several_on_one_provision_are_told_by_their_order() -> None:
    lines = ["1. The Board(1) meets once a year in Geneva.(2)(3)", *copy("({})", give="4", work="5")[1:]]
    notes = ["Or its bureau.", NOTES[0], "Or wherever it is.", NOTES[1], NOTES[2]]
    assert read(*lines, *(f"({number}) {words}" for number, words in enumerate(notes, 1))) == {
        "p1": "The Board⁽⁴⁾ meets once a year in Geneva.⁽¹⁾⁽⁵⁾",
        "Or its bureau.": (Kind.FOOTNOTE, "4", "p1"),
        "Or wherever it is.": (Kind.FOOTNOTE, "5", "p1"),
        "recounted": True,
    }


@pytest.mark.parametrize("rule", [[], ["________"]])
def test_notes_below_each_page_are_notes_whether_the_base_has_them_or_not(rule: list[str]) -> None:
    lines = copy("[{}]", meet="1", give="3", work="4")
    lines[0] = lines[0].replace("Board", "Board[2]").replace("[2]", "[1]", 1).replace("Geneva.[1]", "Geneva.[2]")
    pages = [lines[0], *rule, "[1] Or its bureau.", f"[2] {NOTES[0]}", "", lines[1], *rule, f"[3] {NOTES[1]}"]
    assert read(*pages, *lines[2:], *rule, f"[4] {NOTES[2]}") == {
        "p1": "The Board⁽⁴⁾ meets once a year in Geneva.⁽¹⁾",
        "Or its bureau.": (Kind.FOOTNOTE, "4", "p1"),
        "recounted": True,
    }


def test_a_page_with_a_new_note_alone_below_a_rule_has_that_note() -> None:
    lines = copy("[{}]", meet="1", give="2", opened="3", work="4")
    pages = [*lines[:2], "________", *LISTED[:2], lines[2], "________", "[3] Or the public.", lines[3]]
    assert read(*pages, "________", f"[4] {NOTES[2]}") == NEW


def test_a_sign_that_a_member_sets_elsewhere_is_the_mark_of_its_note() -> None:
    notes = [f"[{number}] {words}" for number, words in enumerate(NOTES, 1)]
    lines = copy("[{}]", meet="1", opened="2", work="3")
    assert read(*lines, *notes) == {
        "p2": GIVE.replace("⁽²⁾", ""),
        "p3": f"{OPEN}⁽²⁾",
        "recounted": False,
    }


LISTED = [f"[{number}] {words}" for number, words in enumerate(NOTES, 1)]
ROUND = [f"({number}) {words}" for number, words in enumerate(NOTES, 1)]
BARE = [f"{number} {words}" for number, words in enumerate(NOTES, 1)]
OF_BASE = {"meet": "1", "give": "2", "work": "3"}


@pytest.mark.parametrize(("form", "notes"), [("[{}]", LISTED), ("({})", ROUND), ("{}", BARE), ("[{}]", [])])
def test_a_sign_without_its_note_is_no_word_and_asked_about(form: str, notes: list[str]) -> None:
    lines = copy(form, **OF_BASE)
    lines[3] += f" All of them, gladly.{form.format(4)} Always."
    assert read(*lines, *notes) == {
        "p4": f"{WORK} All of them, gladly. Always.",
        "untold": (f"All of them, gladly.{form.format(4)}",),
        "recounted": False,
    }


def test_a_note_without_its_sign_is_no_provision_and_asked_about() -> None:
    assert read(*copy("[{}]", **OF_BASE), *LISTED, "[4] Or the public.") == {
        "untold": ("[4] Or the public.",),
        "recounted": False,
    }
    assert read(*copy("({})", **OF_BASE), *ROUND, "(4) Or the public.") == {
        "untold": ("(4) Or the public.",),
        "recounted": False,
    }


def test_a_note_whose_sign_may_be_either_of_two_is_asked_about_with_both() -> None:
    lines = copy("[{}]", **OF_BASE)
    lines[2] = lines[2].replace("others,", "others[4],") + "[4]"
    sentence = "The Board is open to (1) Members and (2) others[4], see [2].[4]"
    assert read(*lines, *LISTED, "[4] Or the public.") == {
        "untold": (sentence, "[4] Or the public."),
        "recounted": False,
    }


def test_of_two_that_may_be_a_sign_that_one_is_which_is_in_the_order_of_the_others() -> None:
    lines = copy("[{}]", meet="1", give="2", opened="3", work="4")
    lines[0] = lines[0].replace("once", "once[3]")
    notes = [*LISTED[:2], "[3] Or the public.", f"[4] {NOTES[2]}"]
    assert read(*lines, *notes) == {
        **NEW,
        "p1": "The Board meets once⁽⁴⁾ a year in Geneva.⁽¹⁾",
        "Or the public.": (Kind.FOOTNOTE, "4", "p1"),
    }


def test_a_note_of_the_base_that_is_cited_once_more_is_that_note() -> None:
    lines = copy("[{}]", **OF_BASE, opened="1")
    assert read(*lines, *LISTED) == {"p3": f"{OPEN}⁽¹⁾", "recounted": False}
    lines = copy("({})", **OF_BASE, opened="1")
    untold = "The Board is open to (1) Members and (2) others, see [2].(1)"
    assert read(*lines, *ROUND) == {"untold": (untold,), "recounted": False}


def test_enumerations_years_citations_and_values_are_words() -> None:
    lines = copy("({})", **OF_BASE)
    lines[2] = "3. The Board is open to (1) Members, (2) others and (3) guests, see [2] and 5(2)(1)."
    assert read(*lines, *ROUND) == {
        "p3": "The Board is open to (1) Members, (2) others and (3) guests, see [2] and 5(2)(1).",
        "recounted": False,
    }
    lines = copy("[{}]", **OF_BASE)
    lines[3] = lines[3].replace("together", "together[2016]").replace("did in", "did [9] times, or[40], in")
    assert read(*lines, *LISTED) == {
        "p4": "They work together2016, as they did 9 times, or40, in 2015 [2015].⁽³⁾",
        "recounted": False,
    }
    lines = copy("{}", **OF_BASE)
    lines[1] = "2. Members give2 to the common budget for CO2 and H2O."
    assert read(*lines, *BARE) == {"p2": "Members give⁽²⁾ to the common budget for CO2 and H2O.", "recounted": False}


def test_signs_that_count_anew_without_any_notes_are_told_by_their_places() -> None:
    assert read(*copy("[{}]", meet="1", give="2", opened="3", work="4")) == {
        "untold": ("The Board is open to (1) Members and (2) others, see [2].[3]",),
        "recounted": True,
    }
    assert read(*copy("[{}]", meet="1", work="2")) == {"recounted": True}
    assert read(*copy("[{}]", opened="1", work="2")) == {
        "untold": ("The Board is open to (1) Members and (2) others, see [2].[1]",),
        "recounted": True,
    }
    assert read(*copy("[{}]", meet="7", work="9")) == {
        "p1": "The Board meets once a year in Geneva.⁽¹⁾7",
        "p4": f"{WORK}9",
        "recounted": False,
    }


@pytest.mark.parametrize("form", ["[{}]", " [{}]", " ({})", "（注{}）", "{}"])
def test_signs_that_count_anew_and_stand_apart_or_are_bare_are_told_without_notes_too(form: str) -> None:
    sentence = f"The Board is open to (1) Members and (2) others, see [2].{form.format(3)}"
    assert read(*copy(form, meet="1", give="2", opened="3", work="4")) == {"untold": (sentence,), "recounted": True}
    assert read(*copy(form, meet="1", work="2")) == {"recounted": True}


def test_stars_stand_for_marks_without_notes_too() -> None:
    lines = copy("{}", meet="*", give="*", work="*")
    assert read(*lines) == {"recounted": False}
    lines = copy("{}", meet="*", give="**", work="***")
    assert read(*lines) == {"recounted": False}
    assert read(*lines, f"* {NOTES[0]}") == {"recounted": False}
    lines[2] += "****"
    assert read(*lines, f"* {NOTES[0]}", f"** {NOTES[1]}", f"*** {NOTES[2]}") == {
        "untold": ("The Board is open to (1) Members and (2) others, see [2].****",),
        "recounted": False,
    }


def test_signs_of_one_note_that_have_two_numbers_are_not_counted_anew() -> None:
    twice = Instrument(
        (
            Provision("p1", Kind.PARAGRAPH, "Members share⁽¹⁾ all of their tools.", "1"),
            Provision("n1", Kind.FOOTNOTE, "With whom they choose.", "1", "p1"),
            Provision("p2", Kind.PARAGRAPH, "The Office keeps⁽¹⁾ a list of tools.", "2"),
        )
    )
    lines = ("1. Members share[2] all of their tools.", "2. The Office keeps[3] a list of tools.")
    assert read(*lines, base=twice) == {
        "p1": "Members share⁽¹⁾2 all of their tools.",
        "p2": "The Office keeps⁽¹⁾3 a list of tools.",
        "recounted": False,
    }


def test_a_citation_of_the_base_at_the_place_of_a_mark_is_no_sign() -> None:
    base = Instrument(
        (
            Provision("p1", Kind.PARAGRAPH, "Members share what they have, see⁽¹⁾ [1].", "1"),
            Provision("n1", Kind.FOOTNOTE, "With whom they choose.", "1", "p1"),
            Provision("p2", Kind.PARAGRAPH, "The Office keeps a list of tools.", "2"),
        )
    )
    lines = ("1. Members share what they have, see [1].", "2. The Office keeps a list of tools.")
    assert read(*lines, base=base) == {"recounted": False}
    assert read(lines[0].replace(" [1]", "[1] [1]"), lines[1], base=base) == {"recounted": False}


def test_a_sign_before_a_stop_in_tracked_changes_stays_where_it_is() -> None:
    base = Instrument(
        (Provision("p", Kind.TEXT, "Members share, and give.⁽¹⁾"), Provision("n", Kind.FOOTNOTE, "N.", "1"))
    )
    pieces = (Piece("Members share, and "), Piece("freely ", Change.INSERTED), Piece("give[1]."))
    found = noted(base, [Block(pieces)])
    assert found is not None
    assert [block.accepted for block in found.blocks] == ["Members share, and freely give⁽¹⁾.", "N."]


def test_a_copy_without_signs_and_notes_drops_none() -> None:
    assert read(*copy("")) == {"recounted": False}
    assert read(*copy(""), "5. Members may leave (4) later.", "[1] Whatever.") == {
        "Members may leave (4) later.": (Kind.PARAGRAPH, "5", "n3"),
        "Whatever.": (Kind.SUBPARAGRAPH, "[1]", "n3"),
        "recounted": False,
    }


def test_a_note_that_may_have_lost_its_paragraph_or_its_sign_is_not_dropped() -> None:
    assert read(*copy("[{}]", meet="1", work="3"), LISTED[0], LISTED[2]) == {"recounted": False}
    assert read(*copy("[{}]", meet="1", work="2"), LISTED[0]) == {
        "untold": ("They work together, as they did in 2015 [2015].[2]",),
        "recounted": False,
    }


def test_a_note_on_a_base_without_any_is_its_members_if_its_sign_stands_in_the_words() -> None:
    base = Instrument(tuple(Provision(f"p{n}", Kind.PARAGRAPH, f"Members share part {n}.", str(n)) for n in (1, 2, 3)))
    lines = [f"{n}. Members share part {n}." for n in (1, 2, 3)]
    assert read(*lines[:2], f"{lines[2]}[1]", "", "[1] Or all of it.", base=base) == {
        "p3": "Members share part 3.⁽¹⁾",
        "Or all of it.": (Kind.FOOTNOTE, "1", "p3"),
        "recounted": True,
    }
    blocks = [Block((Piece(line),)) for line in lines]
    assert noted(base, [*blocks, Block((Piece("[1] Or all of it."),))]) is None
    assert noted(base, [*blocks, Block((Piece("(1) Or all of it."),))]) is None
