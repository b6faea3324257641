"""Several members' new provisions and notes in the one reading that supports them."""

from dataclasses import replace

from plenary.engine.text.candidate import Action, Answer, Candidate, Confirmation, Fragment, Origin, Support, apply
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading, Source

BASE = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "Reports", "1"),
        Provision("a1.1", Kind.PARAGRAPH, "Members report⁽¹⁾.", "1", "a1"),
        Provision("n1", Kind.FOOTNOTE, "In writing.", "1", "a1.1"),
        Provision("a1.2", Kind.PARAGRAPH, "Fees are due.", "2", "a1"),
    )
)
EXIT = (
    Addition("+1", "a1.2", None, Kind.ARTICLE, "Exit", "2"),
    Addition("+2", "a1.2", "+1", Kind.PARAGRAPH, "Members may leave.", "1"),
)
GUESTS = (
    Addition("+1", "a1.2", None, Kind.ARTICLE, "Guests", "2"),
    Addition("+2", "a1.2", "+1", Kind.PARAGRAPH, "Guests may speak.", "1"),
)
YEAR = Addition("+1", "a1.2", "a1.2", Kind.FOOTNOTE, "The year of the calendar.", "2")
MEANS = Addition("+1", "a1.2", "a1.2", Kind.FOOTNOTE, "By any means.", "2")
OWN = Reading("C.txt", ("C",))


def supporting(reading: Reading, *others: Reading, provisions: tuple[str, ...] = ()) -> Reading:
    """The reading when a person has confirmed that it supports these others, each in a sentence of its own."""
    asked = [
        Candidate(
            f"s{place}",
            Origin.INSTRUCTION,
            Action.SUPPORT,
            "We support them.",
            "",
            fragment=Fragment(supports=(Support(other.holders[0], provisions),)),
        )
        for place, other in enumerate(others)
    ]
    answers = {one.id: Confirmation("C.txt", one.id, Answer.YES) for one in asked}
    return apply(BASE, reading, asked, answers, others=others)


def test_the_new_provisions_of_two_members_stay_apart_where_a_third_supports_both() -> None:
    one, other = Reading("A.md", ("A",), added=EXIT), Reading("B.md", ("B",), added=GUESTS)
    assert supporting(OWN, one, other).added == (
        *EXIT,
        Addition("+1~2", "a1.2", None, Kind.ARTICLE, "Guests", "2"),
        Addition("+2~2", "a1.2", "+1~2", Kind.PARAGRAPH, "Guests may speak.", "1"),
    )


def test_what_a_reading_adds_already_is_not_added_again() -> None:
    one = Reading("A.md", ("A",), {"a1.2": "Fees⁽²⁾ are due."}, added=(*EXIT, replace(YEAR, id="+3")))
    once = supporting(OWN, one)
    assert once == replace(OWN, words=one.words, added=one.added)
    assert supporting(once, one) == once
    moreover = replace(one, added=(*one.added, Addition("+4", "a1.2", "+1", Kind.PARAGRAPH, "At any time.", "2")))
    assert [addition.text for addition in supporting(once, moreover).added] == [
        *("Exit", "Members may leave.", "The year of the calendar."),
        *("Exit", "Members may leave.", "At any time."),
    ]


def test_each_mark_in_the_words_of_two_members_cites_its_own_note() -> None:
    one = Reading("A.md", ("A",), {"a1.2": "Fees⁽²⁾ are due."}, added=(YEAR,))
    other = Reading("B.md", ("B",), {"a1.1": "Members report⁽¹⁾ all⁽²⁾."}, added=(replace(MEANS, after="a1.1"),))
    both = supporting(OWN, one, other)
    assert both.words == {"a1.2": "Fees⁽²⁾ are due.", "a1.1": "Members report⁽¹⁾ all⁽³⁾."}
    assert both.added == (YEAR, Addition("+1~2", "a1.1", "a1.2", Kind.FOOTNOTE, "By any means.", "3"))
    again = supporting(both, other)
    assert again == both


def test_a_number_that_the_reading_cites_itself_is_not_given_to_another_s_note() -> None:
    mine = replace(OWN, words={"a1.1": "Members report⁽²⁾."})
    other = Reading("B.md", ("B",), {"a1.2": "Fees⁽²⁾ are due⁽*⁾."}, added=(MEANS, replace(YEAR, id="x", number="*")))
    assert supporting(mine, other) == replace(
        OWN,
        words={"a1.1": "Members report⁽²⁾.", "a1.2": "Fees⁽³⁾ are due⁽*⁾."},
        added=(replace(MEANS, number="3"), replace(YEAR, id="x", number="*")),
    )


def test_a_note_goes_with_the_words_that_cite_it_wherever_it_stands() -> None:
    note = replace(YEAR, after="n1", parent="a1.1")
    other = Reading("B.md", ("B",), {"a1.1": "Members report⁽²⁾.", "a1.2": "Fees⁽²⁾ are due."}, added=(note,))
    assert supporting(OWN, other, provisions=("a1.2",)) == replace(
        OWN, words={"a1.2": "Fees⁽²⁾ are due."}, added=(note,)
    )


def test_who_supports_an_edited_option_of_the_base_holds_no_more_of_it_than_who_edits_it() -> None:
    words, source = {"a1.2": "Dues are shared yearly."}, Source("a1.2", "standing//1")
    one = Reading("A.md", ("A",), {**words, "a1.1": "Members may report."}, sources=(source,))
    assert supporting(OWN, one) == replace(OWN, words=one.words, sources=(source,))
    assert supporting(OWN, one, provisions=("a1.2",)) == replace(OWN, words=words, sources=(source,))
    assert supporting(OWN, one, provisions=("a1.1",)) == replace(OWN, words={"a1.1": "Members may report."})
