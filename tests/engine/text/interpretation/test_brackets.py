import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.interpretation.brackets import read_brackets
from plenary.engine.text.interpretation.result import Notice
from plenary.engine.text.interpretation.wording import compare, text_of

BASE = "Members shall take appropriate measures, where practicable."


def read(base, found):
    bracketed = read_brackets(base, compare(base, found).words)
    return text_of(bracketed.words), [base[start:end] for start, end in bracketed.spans], bracketed.notice


@pytest.mark.parametrize(
    ("found", "words", "held", "notice"),
    [
        (BASE, BASE, [], None),
        ("Members shall take [appropriate] measures, where practicable.", BASE, ["appropriate"], None),
        (
            "Members shall take [ appropriate ] measures[, where practicable].",
            BASE,
            ["appropriate", ", where practicable"],
            None,
        ),
        ("[Members shall take appropriate measures, where practicable.]", BASE, [BASE], None),
        (
            "Members shall take [appropriate [measures], where practicable].",
            BASE,
            ["appropriate measures, where practicable", "measures"],
            None,
        ),
        (
            "Members shall take appropriate measures [and plans], where practicable.",
            "Members shall take appropriate measures and plans, where practicable.",
            [],
            None,
        ),
        (
            "[All] Members shall take appropriate measures, where practicable.",
            "All Members shall take appropriate measures, where practicable.",
            [],
            None,
        ),
        (
            "Members [shall quickly take] appropriate measures, where practicable.",
            "Members shall quickly take appropriate measures, where practicable.",
            ["shall take"],
            None,
        ),
        ("Members [shall][should] take appropriate measures, where practicable.", None, [], Notice.ALTERNATIVES),
        ("Members [shall / should] take appropriate measures, where practicable.", None, [], Notice.ALTERNATIVES),
        ("Members shall take [appropriate measures, where practicable.", None, [], Notice.UNBALANCED),
        ("Members shall take appropriate] measures, where practicable.", None, [], Notice.UNBALANCED),
    ],
)
def test_brackets_of_a_member_are_understood_or_left(found, words, held, notice):
    assert read(BASE, found) == (words or found, held, notice)


@pytest.mark.parametrize(
    ("base", "found", "held"),
    [
        ("各方应当酌情合作。", "各方应当[酌情]合作。", ["酌情"]),
        ("各方不迟于年底合作。", "各方[不]迟于年底合作。", ["不"]),
        ("各方应每年共享工具。", "各方[应每]年共享工具。", ["应每"]),
        ("各方应当促进可持续发展。", "各方应当[促进可持]续发展。", ["促进可持"]),
        ("It is unfair to all.", "It is [un]fair to all.", ["un"]),
        ("It is unfair to all.", "It is un[fair to] all.", ["fair to"]),
    ],
)
def test_brackets_hold_a_part_of_a_word(base, found, held):
    assert read(base, found) == (base, held, None)


def test_brackets_of_the_base_are_words_of_the_base():
    assert read("Members [shall] take part", "Members [shall] take [full] part") == (
        "Members [shall] take full part",
        [],
        None,
    )


def test_a_deleted_word_leaves_no_space_behind():
    assert read("one two three", "one [three]") == ("one three", ["three"], None)


@given(st.text(alphabet="ab []/", max_size=30), st.text(alphabet="ab []/", max_size=30))
def test_no_word_is_lost_and_only_brackets_go(base, found):
    wording = compare(base, found)
    words = text_of(read_brackets(base, wording.words).words)
    assert [sign for sign in words if sign in "ab/"] == [sign for sign in text_of(wording.words) if sign in "ab/"]


def test_a_bracket_beside_those_of_the_base_holds_an_alternative():
    found = "The fee is [100][200][300]."
    assert read("The fee is [100][200].", found) == (found, [], Notice.ALTERNATIVES)
    found = "The fee is [300] [100][200]."
    assert read("The fee is [100][200].", found)[0] == found
