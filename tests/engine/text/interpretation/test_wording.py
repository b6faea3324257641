import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.interpretation.result import Class
from plenary.engine.text.interpretation.wording import Run, compare, text_of

TYPOGRAPHIC, NUMBERING, WORDING = Class.TYPOGRAPHIC, Class.NUMBERING, Class.WORDING


@pytest.mark.parametrize(
    ("base", "found", "words", "runs"),
    [
        ("the same", "the same", "the same", []),
        ("a “pool”", 'a "pool"', "a “pool”", [(TYPOGRAPHIC, "“", '"'), (TYPOGRAPHIC, "”", '"')]),
        ("le droit : oui", "le droit\u00a0: oui", "le droit : oui", [(TYPOGRAPHIC, ":", "\u00a0:")]),
        ("« oui »", "“oui”", "« oui »", [(TYPOGRAPHIC, "« oui »", "“oui”")]),
        ("years 2020–2030", "years 2020-2030", "years 2020–2030", [(TYPOGRAPHIC, "–", "-")]),
        ("and so on…", "and so on...", "and so on…", [(TYPOGRAPHIC, "…", "...")]),
        (
            "المادة ٧ العضوية",
            "المـادة 7 العُضوية",
            "المادة ٧ العضوية",
            [(TYPOGRAPHIC, "المادة ٧ العضوية", "المـادة 7 العُضوية")],
        ),
        ("合作，发展", "合作,发展", "合作，发展", [(TYPOGRAPHIC, "，", ",")]),
        ("found⁽¹⁾ here", "found⁽²⁾ here", "found⁽¹⁾ here", [(NUMBERING, "⁽¹⁾", "⁽²⁾")]),
        ("shall share", "should share", "should share", [(WORDING, "shall", "should")]),
        ("the Party", "the party", "the party", [(WORDING, "Party", "party")]),
        ("a, b", "a; b", "a; b", [(WORDING, ",", ";")]),
        ("may be so", "maybe so", "maybe so", [(WORDING, "may be", "maybe")]),
        (
            "a “pool” is",
            'a "pool" was',
            "a “pool” was",
            [(TYPOGRAPHIC, "“", '"'), (TYPOGRAPHIC, "”", '"'), (WORDING, "is", "was")],
        ),
        ("with measures, if any.", "with measures .", "with measures.", [(WORDING, ", if any", "")]),
        ("a non-state body", "a state body", "a state body", [(WORDING, "non-state", "state")]),
        ("", "new", "new", [(WORDING, "", "new")]),
        ("gone", "", "", [(WORDING, "gone", "")]),
    ],
)
def test_differences_are_classed_and_only_wording_enters_the_words(base, found, words, runs):
    wording = compare(base, found)
    assert (text_of(wording.words), list(wording.runs)) == (words, [Run(*run) for run in runs])


_TEXTS = st.lists(st.sampled_from(["shall", "share", "“a”", '"a"', ",", ";", "–", "-", "…", "⁽¹⁾", "⁽²⁾"])).map(
    " ".join
)


@given(_TEXTS)
def test_a_text_against_itself_has_no_difference(text):
    assert (text_of(compare(text, text).words), compare(text, text).runs) == (text, ())


@given(_TEXTS, _TEXTS)
def test_the_words_against_the_base_again_differ_in_wording_only(base, found):
    words = text_of(compare(base, found).words)
    assert text_of(compare(base, words).words) == words
