"""Names that a member writes behind an alternative, or takes away."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Reading, Reason
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Question, Return
from tests.engine.text.round_two.copies import answer
from tests.engine.text.round_two.text import (
    BASE,
    BOR,
    DES,
    NEW,
    ORDER,
    P1,
    P2,
    ROLLING,
    bor,
    opposes,
    retains,
    says,
    supports,
)

THEIRS = Addition("p3+1", "p3", "a1", Kind.PARAGRAPH, "The register is public.", "3 bis")
SHOULD = P1.replace("shall", "should")


@pytest.mark.parametrize(
    "signed",
    [
        "– Borland, Celandia]",
        "– Borland, CEL]",
        "– Celandia, Borland]",
        "– Borland + CEL]",
        "– Borland and Celandia]",
        "– Borland [CEL]]",
        "– Borland (CEL)]",
    ],
)
def test_a_member_that_adds_its_name_in_any_sensible_form_supports_the_alternative(signed: str) -> None:
    assert answer(ROLLING, ("– Borland] report", f"{signed} report")) == says(
        {"p1": SHOULD}, supports("p1", "p1:1-2", "should")
    )


@pytest.mark.parametrize(
    "signed", ["[shall – CEL", "[shall (Celandia)", "[shall [CEL]", "[shall + CEL", "[shall Celandia"]
)
def test_a_name_behind_the_words_of_the_base_retains_them(signed: str) -> None:
    assert answer(ROLLING, ("[shall", signed)) == says({}, retains("p1", "p1:1-2", "shall"))


def test_a_name_behind_a_bracket_with_one_alternative_supports_that() -> None:
    assert answer(ROLLING, ("time, – Desh]", "time, – Desh][CEL]")) == says(
        {"p2": P2.replace("may", "may, in good time,")}, supports("p2", "p2:3-3", ", in good time,")
    )


def test_a_name_behind_a_bracket_with_several_alternatives_is_asked_about() -> None:
    found = answer(ROLLING, ("– Borland] report", "– Borland][CEL] report"))
    before = "1 Members [shall / should – Borland] report every year[, in writing, / no text – Desh] to the Assembly."
    assert found == Return(
        NEW,
        questions=(
            Question(
                "p1",
                Cause.SEVERAL,
                (Meaning.SUPPORTS, Meaning.CAN_ACCEPT, Meaning.SUGGESTS, Meaning.FOR_ANOTHER),
                before,
                before.replace("Borland]", "Borland][CEL]"),
                ("[CEL]",),
                "p1:1-2",
                "paragraph 4",
            ),
        ),
    )


def test_a_member_that_takes_its_name_away_withdraws() -> None:
    assert answer(ROLLING, ("[four / three – Borland]", "[four / three]"), member="BOR") == bor({"p2": ""})


def test_a_member_that_puts_its_name_elsewhere_goes_there() -> None:
    found = answer(ROLLING, ("[four / three – Borland]", "[four – Borland / three]"), member="BOR")
    assert found == bor({"p2": ""}, retains("p2", "p2:7-8", "four"))


def test_a_member_whose_name_stands_in_two_places_is_asked_which_it_means() -> None:
    found = answer(ROLLING, ("[four / three", "[four – Borland / three"), member="BOR")
    assert (found.reading, [question.cause for question in found.questions]) == (BOR, [Cause.SEVERAL])


@pytest.mark.parametrize(
    "signed",
    [
        "– Desh] report",
        "– Borland, Arandia] report",
        "] report",
        "– Borland][DES] report",
        "– Borland and others] report",
    ],
)
def test_what_is_done_to_the_names_of_others_is_asked_and_never_applied(signed: str) -> None:
    found = answer(ROLLING, (" – Borland] report", f" {signed}" if signed[0] == "–" else signed))
    assert found.reading == NEW
    assert [question.cause for question in found.questions] in ([Cause.NAMES], [Cause.UNPLACED])
    assert signed.removesuffix(" report").strip(" ]") in found.questions[0].after


def test_a_name_taken_off_a_joint_submission_is_asked_about() -> None:
    joint = Reading("joint", ("ARA", "CEL"), {"p1": SHOULD})
    rolling = collate(BASE, [joint], order=ORDER)
    found = answer(rolling, ("– Arandia, Celandia]", "– Arandia]"))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.JOINT])
    struck = answer(rolling, (" / should – Arandia, Celandia", ""))
    assert struck.reading == replace(NEW, positions=(retains("p1", "p1:1-2", "shall"),))
    assert [question.cause for question in struck.questions] == [Cause.JOINT]


def test_of_several_submissions_the_last_is_the_one_that_a_copy_replaces() -> None:
    later = Reading("later", ("BOR",), {"p2": P2.replace("weeks", "days")})
    rolling = collate(BASE, [BOR, DES, later], order=ORDER)
    assert answer(rolling, ("[weeks / days – Borland]", "[weeks / days]"), member="BOR").reading == replace(
        later, words={}
    )
    assert answer(rolling, ("[shall / should – Borland]", "[shall / should]"), member="BOR").reading == later


def test_two_joint_submissions_that_are_struck_in_one_place_are_asked_about_once() -> None:
    readings = [
        Reading("one", ("ARA", "CEL"), {"p1": SHOULD}),
        Reading("two", ("CEL", "DES"), {"p1": SHOULD[:7] + " may" + SHOULD[14:]}),
    ]
    rolling = collate(BASE, readings, order=ORDER)
    found = answer(rolling, ("[shall / should – Arandia, Celandia / may – Celandia, Desh]", "[shall]"))
    assert (found.reading.positions, [question.cause for question in found.questions]) == (
        (retains("p1", "p1:1-2", "shall"),),
        [Cause.JOINT],
    )


def test_names_taken_away_behind_no_text_are_asked_about_and_decide_nothing() -> None:
    rolling = collate(
        Instrument((Provision("p1", Kind.PARAGRAPH, "Members shall share all data.", "1"),)),
        [Reading("bor", ("BOR",), {"p1": "Members shall share data."})],
        order=("BOR", "CEL"),
    )
    found = answer(rolling, ("all / no text – Borland]", "all / no text]"))
    assert (found.reading, found.positions) == (Reading("CEL", ("CEL",)), ())
    assert [(one.cause, one.before, one.after) for one in found.questions] == [
        (
            Cause.NAMES,
            "1 Members shall share [all / no text – Borland] data.",
            "1 Members shall share [all / no text] data.",
        )
    ]


@pytest.mark.parametrize("name", ["Celandia", "– Celandia"])
def test_a_name_typed_at_the_end_of_the_words_and_not_among_the_names_supports_them(name: str) -> None:
    assert answer(ROLLING, ("three", f"three {name}")) == says(
        {"p2": P2.replace("four", "three")}, supports("p2", "p2:7-8", "three")
    )


def test_new_words_among_the_names_support_nothing_until_the_question_is_answered() -> None:
    found = answer(ROLLING, ("three – Borland]", "three – Borland; two or one – CEL]"))
    before = "2 The Assembly may[, in good time, – Desh] ask for more within [four / three – Borland] weeks."
    assert found == Return(
        NEW,
        questions=(
            Question(
                "p2",
                Cause.UNPLACED,
                (Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.SLIP),
                before,
                before.replace("Borland]", "Borland; two or one – CEL]"),
                ("; two or one – CEL",),
                "p2:7-8",
                "paragraph 5",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("sent", "left", "words"),
    [
        ("three – Borland]", "three – Borland, FRA]", ", FRA"),
        ("three – Borland]", "three – Borland / two – FRA]", "/ two – FRA"),
        ("a register – Desh: linked]", "a register – Desh: linked / a list – FRA]", "/ a list – FRA"),
    ],
)
def test_a_code_that_is_nobodys_is_asked_about(sent: str, left: str, words: str) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.cause, one.words) for one in found.questions] == [(Cause.STRANGER, (words,))]
    assert left in found.questions[0].after


def test_a_word_in_capitals_behind_no_dash_is_a_word() -> None:
    assert answer(ROLLING, ("three – Borland]", "three – Borland / two FRA]")) == says(
        {"p2": P2.replace("four", "two FRA")}
    )


@pytest.mark.parametrize("name", ["CEL:", "Celandia： ", "CEL : "])
def test_a_name_and_a_colon_before_words_sign_them(name: str) -> None:
    assert answer(ROLLING, ("three", f"{name}three")) == says(
        {"p2": P2.replace("four", "three")}, supports("p2", "p2:7-8", "three")
    )
    assert answer(ROLLING, ("[four", f"[{name}four")) == says({}, retains("p2", "p2:7-8", "four"))
    assert answer(ROLLING, ("[The register", f"[{name}The register")) == says(
        {}, supports("p3+1", "p3+1:0-0", "The register is public."), added=(THEIRS,)
    )
    assert answer(ROLLING, ("[a register", f"[{name}a register")) == says(
        brackets=(Bracket("p3", 22, 32, Reason.LINKED),)
    )
    assert answer(ROLLING, ("every year", f"[{name}every year]")) == says(brackets=(Bracket("p1", 21, 31),))


def test_a_name_and_a_colon_before_other_words_sign_these() -> None:
    assert answer(ROLLING, ("[four", "[CEL: two")) == says({"p2": P2.replace("four", "two")})
    assert answer(ROLLING, ("[four", "[CEL: about four")) == says({"p2": P2.replace("four", "about four")})
    assert answer(ROLLING, ("[four / three – Borland]", "[CEL: four]")) == says(
        {}, opposes("p2", "p2:7-8", "three"), retains("p2", "p2:7-8", "four")
    )


def test_a_name_before_the_words_that_it_signs_already_says_nothing_new() -> None:
    assert answer(ROLLING, ("three", "BOR: three"), member="BOR") == Return(BOR)


def test_names_of_others_before_words_are_asked_about_like_those_behind_them() -> None:
    found = answer(ROLLING, ("[four", "[CEL, DES: four"))
    assert found.reading == replace(NEW, positions=(retains("p2", "p2:7-8", "four"),))
    assert [question.cause for question in found.questions] == [Cause.NAMES]


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("[four / three – Borland]", "CEL: [four / three – Borland]"),
        ("[four / three – Borland]", "[four / three – Borland] CEL: two"),
        ("every year", "CEL: every year"),
    ],
)
def test_a_name_and_a_colon_outside_brackets_are_asked_about(sent: str, left: str) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.NAMES])
    assert left in found.questions[0].after


@pytest.mark.parametrize("signed", ["in full – Celandia", "in full + CEL", "in full (CEL)", "in full (Celandia)"])
def test_a_name_behind_words_that_a_member_puts_among_others_is_none_of_them(signed: str) -> None:
    assert answer(ROLLING, ("more within", f"more {signed} within")) == says({"p2": P2.replace("more", "more in full")})
    assert answer(ROLLING, ("is asked", f"is asked {signed}")) == says({"p4": "Nothing else is asked in full."})
    assert answer(ROLLING, ("asked.", f"asked. It is so {signed}.")) == says(
        {"p4": "Nothing else is asked. It is so in full."}
    )
    assert answer(ROLLING, ("is public", f"is public {signed}")) == says(
        added=(replace(THEIRS, text="The register is public in full."),)
    )


def test_a_name_among_words_that_says_who_that_is_or_who_else_is_meant_is_a_word() -> None:
    for words in ("to Celandia (CEL)", "in full (Borland)"):
        assert answer(ROLLING, ("more within", f"more {words} within")) == says(
            {"p2": P2.replace("more", f"more {words}")}
        )


def test_a_name_alone_before_the_sign_that_ends_an_alternative_supports_it() -> None:
    assert answer(ROLLING, ("is public", "is public – CEL")) == says(
        {}, supports("p3+1", "p3+1:0-0", "The register is public."), added=(THEIRS,)
    )


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("more within", "more in full – Borland within"),
        ("is public", "is public in full – Borland"),
        ("is public", "is – CEL public"),
        ("is public", "is CEL: fully public"),
    ],
)
def test_a_name_among_words_that_may_sign_others_is_asked_about(sent: str, left: str) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.NAMES])
    assert left in found.questions[0].after


def test_a_name_and_a_colon_behind_words_of_an_alternative_leave_the_space_before_what_they_sign() -> None:
    assert answer(ROLLING, ("[four", "[four CEL: or five")).reading.words == {"p2": P2.replace("four", "four or five")}


def test_words_that_were_struck_for_a_name_stay_until_the_question_is_answered() -> None:
    for sent in ("[four / three – Borland]", "every year", "within [four / three – Borland] weeks"):
        found = answer(ROLLING, (sent, "DES: at any time"))
        assert (found.reading.words, [question.cause for question in found.questions]) == ({}, [Cause.NAMES])


@pytest.mark.parametrize(
    ("sent", "left", "cause"),
    [
        ("is public", "is secret – DES", Cause.NAMES),
        ("register is", "list – BOR is", Cause.NAMES),
        ("is public", "is CEL: secret", Cause.NAMES),
        ("The register is public", "The list [of all", Cause.SIGNS),
        ("is public", "is [DES: secret] now", Cause.SIGNS),
        ("in good time", "in [due time", Cause.SIGNS),
    ],
)
def test_words_that_were_struck_beside_others_of_an_alternative_stay_until_the_question_is_answered(
    sent: str, left: str, cause: Cause
) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, found.positions, [one.cause for one in found.questions]) == (NEW, (), [cause])
    assert left in found.questions[0].after


def test_words_that_were_struck_behind_others_that_are_asked_about_stay_too() -> None:
    found = answer(ROLLING, ("register is", "register is [of"), (" public", ""))
    assert (found.reading, [one.cause for one in found.questions]) == (NEW, [Cause.SIGNS])


@pytest.mark.parametrize("words", ["[CEL: fully]", "[Celandia: fully]", "[fully – CEL]", "[fully (Celandia)]"])
def test_words_in_brackets_with_its_own_name_among_those_of_anothers_new_paragraph_are_a_members_suggestion(
    words: str,
) -> None:
    assert answer(ROLLING, ("is public", f"is {words} public")) == says(
        added=(replace(THEIRS, text="The register is fully public."),)
    )
    assert answer(ROLLING, ("The register is", f"The [CEL: open] register is {words}")) == says(
        added=(replace(THEIRS, text="The open register is fully public."),)
    )


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ("is public", "is public [CEL: to all]"),
        ("[The register", "[[CEL: Now] The register"),
        ("is public", "is [CEL: secret]"),
        ("is public", "is [DES: fully] public"),
        ("is public", "is [CEL, DES: fully] public"),
        ("is public", "is [fully] public"),
        ("is public", "is [CEL: fully / freely] public"),
        ("is public", "is [CEL: fully – DES] public"),
        ("is public", "is [CEL: fully – XYZ] public"),
        ("is public", "is [CEL: no text] public"),
        ("good time", "good [CEL: and due] time"),
    ],
)
def test_words_in_brackets_in_an_alternative_that_may_be_more_than_a_members_own_are_asked_about(
    sent: str, left: str
) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, found.positions, [one.cause for one in found.questions]) == (NEW, (), [Cause.SIGNS])
    assert left in found.questions[0].after


def test_what_a_file_says_of_a_further_option_stands_beside_the_answer_of_its_member() -> None:
    first = Reading("cel.docx", ("CEL",), {"p1": P1.replace("every year", "each year")})
    further = Reading("cel.docx/2", ("CEL",), {"p1": P1.replace("every year", "twice a year")})
    rolling = collate(BASE, [first, further], order=ORDER)
    found = answer(rolling, ("within four weeks", "within two weeks"))
    assert found == Return(replace(first, words={**first.words, "p2": P2.replace("four", "two")}))


@pytest.mark.parametrize(
    ("sent", "left", "words", "meant"),
    [
        ("three – Borland]", "three – Borland, Celanda]", ", Celanda", "Celandia"),
        ("three – Borland]", "three – Borland / two – Celanda]", "/ two – Celanda", "Celandia"),
        ("three – Borland]", "three – Borland / two – Desh, Celanda]", "/ two – Desh, Celanda", "Celandia"),
        ("three – Borland]", "three – Borland, CEX]", ", CEX", "CEL"),
        ("[four", "[four – Celanda", "– Celanda", "Celandia"),
        ("[four", "[four – CEX", "– CEX", "CEL"),
        ("[four", "[five – Celanda", "five – Celanda", "Celandia"),
    ],
)
def test_a_slip_in_a_name_is_asked_about_with_the_name_that_may_be_meant(
    sent: str, left: str, words: str, meant: str
) -> None:
    found = answer(ROLLING, (sent, left))
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.cause, one.words, one.meant) for one in found.questions] == [(Cause.STRANGER, (words,), meant)]


def test_words_that_are_no_slip_for_one_name_are_words() -> None:
    assert answer(ROLLING, ("three – Borland]", "three – Borland / two – or one]")) == says(
        {"p2": P2.replace("four", "two – or one")}
    )


def test_a_slip_in_a_name_behind_words_that_the_base_brackets_is_asked_about() -> None:
    rolling = collate(BASE, [Reading("base", (), brackets=(Bracket("p3", 22, 32),))], order=ORDER)
    found = answer(rolling, ("[a register]", "[a register – Celanda]"))
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.cause, one.words, one.meant) for one in found.questions] == [
        (Cause.STRANGER, ("– Celanda",), "Celandia")
    ]
