"""Words of an alternative that are struck, edited, or written over; alternatives that are added."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Position, Reading, Source, Stance
from plenary.engine.text.rolling import collate, update
from plenary.engine.text.round_two import Cause, Meaning, Question, Return
from tests.engine.text.round_two.copies import answer, returned, seen, send
from tests.engine.text.round_two.text import BOR, NEW, ORDER, P1, P2, ROLLING, bor, opposes, retains, says, supports

SHOULD = P1.replace("shall", "should")
SOON = P2.replace("may", "may, in good time,")


def within(weeks: str) -> dict[str, str]:
    return {"p2": P2.replace("four", weeks)}


def test_striking_an_alternative_is_opposition_and_never_removal() -> None:
    assert answer(ROLLING, ("[, in good time, – Desh]", "")) == says({}, opposes("p2", "p2:3-3", ", in good time,"))


@pytest.mark.parametrize("left", ["[shall]", "shall"])
def test_where_the_base_alone_is_left_it_is_retained_and_the_others_opposed(left: str) -> None:
    assert answer(ROLLING, ("[shall / should – Borland]", left)) == says(
        {}, opposes("p1", "p1:1-2", "should"), retains("p1", "p1:1-2", "shall")
    )


@pytest.mark.parametrize("left", ["[should – Borland]", "should", "[should]", "[should – Borland, CEL]"])
def test_where_one_alternative_is_left_it_is_supported_and_the_base_opposed(left: str) -> None:
    assert answer(ROLLING, ("[shall / should – Borland]", left)) == says(
        {"p1": SHOULD}, opposes("p1", "p1:1-2", "shall"), supports("p1", "p1:1-2", "should")
    )


def test_where_no_text_alone_is_left_it_is_supported() -> None:
    assert answer(ROLLING, ("[, in writing, / no text – Desh]", "[no text – Desh]")) == says(
        {"p1": P1.replace(", in writing,", "")},
        opposes("p1", "p1:5-9", ", in writing,"),
        supports("p1", "p1:5-9", ""),
    )


@pytest.mark.parametrize("left", ["", "[]"])
def test_where_nothing_is_left_the_words_of_the_base_are_to_go(left: str) -> None:
    assert answer(ROLLING, (" [shall / should – Borland]", f" {left}" if left else "")) == says(
        {"p1": P1.replace(" shall", "")}, opposes("p1", "p1:1-2", "should")
    )


def test_a_dropped_bracket_around_one_alternative_supports_it() -> None:
    assert answer(ROLLING, ("[, in good time, – Desh]", ", in good time,")) == says(
        {"p2": SOON}, supports("p2", "p2:3-3", ", in good time,")
    )


@pytest.mark.parametrize(
    "left",
    [
        "[four / three – Borland / two – CEL]",
        "[four / three – Borland / two]",
        "[two / four / three – Borland]",
        "[four / two / three – Borland]",
        "[four / CEL: two / three – Borland]",
        "[two / three – Borland]",
    ],
)
def test_new_words_in_a_bracket_are_a_suggestion(left: str) -> None:
    assert answer(ROLLING, ("[four / three – Borland]", left)) == says(within("two"))


@pytest.mark.parametrize("left", ["[four / two]", "[four / two – CEL]", "[four / / two – CEL]"])
def test_words_instead_of_anothers_with_its_name_oppose_these(left: str) -> None:
    assert answer(ROLLING, ("[four / three – Borland]", left)) == says(within("two"), opposes("p2", "p2:7-8", "three"))


def test_words_instead_of_a_whole_bracket_are_a_suggestion_and_oppose_the_others() -> None:
    assert answer(ROLLING, ("[shall / should – Borland]", "must")) == says(
        {"p1": P1.replace("shall", "must")}, opposes("p1", "p1:1-2", "should")
    )


@pytest.mark.parametrize(
    ("left", "weeks"),
    [
        ("[about four / three – Borland]", "about four"),
        ("[four / about three – Borland]", "about three"),
        ("[four / about three – Borland, CEL]", "about three"),
        ("[four or so / three – Borland]", "four or so"),
    ],
)
def test_an_edited_alternative_is_a_suggestion_of_who_edited_it(left: str, weeks: str) -> None:
    assert answer(ROLLING, ("[four / three – Borland]", left)) == says(within(weeks))


def test_words_written_over_anothers_under_its_name_are_for_an_officer() -> None:
    before = "2 The Assembly may[, in good time, – Desh] ask for more within [four / three – Borland] weeks."
    assert answer(ROLLING, ("[four / three – Borland]", "[four / two – Borland]")) == Return(
        NEW,
        questions=(
            Question(
                "p2",
                Cause.WORDS,
                (Meaning.SUGGESTS, Meaning.OPPOSES, Meaning.FOR_ANOTHER, Meaning.SLIP),
                before,
                before.replace("three", "two"),
                ("two",),
                "p2:7-8",
                "paragraph 5",
            ),
        ),
    )


def test_words_written_over_an_alternative_of_the_base_itself_which_nobody_holds_are_a_suggestion() -> None:
    base = "It enters into force after ten ratifications."
    offered = Reading("base brackets", (), {"p1": base.replace("ten", "twenty")})
    rolling = collate(Instrument((Provision("p1", Kind.PARAGRAPH, base, "1"),)), [offered], order=ORDER)
    for number in ("ten", "twenty"):
        assert answer(rolling, (number, "thirty")) == says({"p1": base.replace("ten", "thirty")})


ONCE = "The Board meets once a year."
OPTION = Reading("option 2", (), {"p1": "The Board meets twice a year and reports to all."})
SOURCE = Source("p1", "option 2")
OFTEN = Reading("CEL", ("CEL",), {"p1": "The Board meets often a year and reports to all."}, sources=(SOURCE,))
BOARD = Instrument((Provision("p1", Kind.PARAGRAPH, ONCE, "1"),))
TWO = collate(BOARD, [OPTION], order=ORDER)
"""``The Board meets [once / twice] a year [and reports to all].``"""


def test_words_of_an_option_of_the_base_that_a_member_edits_stay_the_bases() -> None:
    words = {"p1": ONCE.replace("once", "at least twice")}
    assert answer(TWO, ("twice", "at least twice")) == says(words, sources=(SOURCE,))
    words = {"p1": ONCE.replace("year", "year and reports in writing to all")}
    assert answer(TWO, ("reports", "reports in writing")) == says(words, sources=(SOURCE,))


def test_an_option_of_the_base_that_a_member_signs_or_writes_over_is_not_edited() -> None:
    assert answer(TWO, ("twice", "twice – CEL")) == says(
        {"p1": ONCE.replace("once", "twice")}, supports("p1", "p1:3-4", "twice")
    )
    assert answer(TWO, ("twice", "often")) == says({"p1": ONCE.replace("once", "often")})


def test_words_of_an_option_that_the_base_attributes_and_a_member_edits_stay_of_whom_it_names() -> None:
    attributed = replace(OPTION, id="standing/DES/1", holders=("DES",))
    source = Source("p1", attributed.id)
    rolling = collate(BOARD, [attributed], order=ORDER)
    words = {"p1": ONCE.replace("year", "year and reports in writing to all")}
    found = answer(rolling, ("reports", "reports in writing"))
    assert found == says(words, sources=(source,))
    assert seen(send(update(rolling, found.reading))[0]) == (
        "1\tThe Board meets [once / twice – Desh] a year [and reports [in writing – Celandia] to all – Desh]."
    )
    often = collate(BOARD, [attributed, replace(OFTEN, sources=(source,))], order=ORDER)
    chosen = returned(
        often,
        ("all – Desh]", "all – Desh, Celandia]"),
        (" / often – Celandia", ""),
        ("twice – Desh", "twice – Desh, CEL"),
    )
    assert (chosen.reading.words, chosen.reading.sources) == (OPTION.words, ())
    own = answer(rolling, ("reports", "reports in writing"), member="DES")
    assert (own.reading.id, own.reading.sources) == (attributed.id, ())


def test_who_edits_an_option_of_the_base_again_still_has_its_own_words_only() -> None:
    rolling = collate(BOARD, [OPTION, OFTEN], order=ORDER)
    assert answer(rolling, ("to all", "to all States")).reading == replace(
        OFTEN, words={"p1": "The Board meets often a year and reports to all States."}
    )
    assert answer(rolling, (" year", " decade")).reading.sources == (SOURCE,)


def test_who_signs_an_option_that_it_had_edited_chooses_it_and_who_goes_back_to_the_base_has_none() -> None:
    rolling = collate(BOARD, [OPTION, OFTEN], order=ORDER)
    chosen = answer(rolling, ("[once / twice / often – Celandia]", "twice")).reading
    assert (chosen.words, chosen.sources) == (OPTION.words, ())
    back = answer(rolling, ("[once / twice / often – Celandia]", "once"), ("[and reports to all]", "")).reading
    assert (back.words, back.sources) == ({}, ())


def test_words_written_over_those_of_an_option_that_another_member_edited_are_a_suggestion() -> None:
    rolling = collate(BOARD, [OPTION, replace(OFTEN, id="DES", holders=("DES",))], order=ORDER)
    words = {"p1": ONCE.replace("year", "year in Geneva")}
    assert answer(rolling, ("and reports to all", "in Geneva")).reading.words == words


@pytest.mark.parametrize(
    ("left", "cause"),
    [
        ("[four / three – Borland / two / one]", Cause.SEVERAL),
        ("[four / two – Arandia / three – Borland]", Cause.NAMES),
        ("[four / three / two – Borland]", Cause.SIGNS),
        ("[four / three [weeks] – Borland]", Cause.SIGNS),
        ("[four three – Borland]", Cause.SIGNS),
        ("four / three – Borland]", Cause.SIGNS),
        ("[four / three – Borland", Cause.SIGNS),
        ("four / three", Cause.SIGNS),
        ("[five / two – CEL]", Cause.SEVERAL),
    ],
)
def test_what_can_mean_several_things_is_asked(left: str, cause: Cause) -> None:
    found = answer(ROLLING, ("[four / three – Borland]", left))
    assert (found.reading.words, [question.cause for question in found.questions]) == ({}, [cause])
    assert left in found.questions[0].after


def test_anothers_name_struck_beside_words_that_stay_is_asked_about_and_the_words_are_read() -> None:
    found = answer(ROLLING, ("should – Borland]", "should promptly – CEL]"))
    assert found.reading == says({"p1": P1.replace("shall", "should promptly")}).reading
    assert [question.cause for question in found.questions] == [Cause.NAMES]


def test_a_member_edits_and_strikes_its_own_words() -> None:
    assert answer(ROLLING, ("three – Borland", "two – Borland"), member="BOR") == bor(within("two"))
    assert answer(ROLLING, ("[four / three – Borland]", "[four]"), member="BOR") == bor(
        {"p2": ""}, retains("p2", "p2:7-8", "four")
    )
    assert answer(ROLLING, ("[four / three – Borland]", "three"), member="BOR") == bor(
        {}, opposes("p2", "p2:7-8", "four"), Position("p2", "p2:7-8", "three", Stance.PROPOSES)
    )


def test_a_second_suggestion_of_one_member_in_one_place_is_asked_about() -> None:
    found = answer(ROLLING, ("three – Borland]", "three – Borland / two]"), member="BOR")
    assert (found.reading, [question.cause for question in found.questions]) == (BOR, [Cause.SEVERAL])


def test_the_last_position_on_words_is_the_one_that_stands() -> None:
    before = opposes("p1", "p1:1-2", "should")
    kept = opposes("p2", "p2:7-8", "three")
    rolling = update(ROLLING, replace(NEW, positions=(before, kept)))
    taken = supports("p1", "p1:1-2", "should")
    found = answer(rolling, ("– Borland] report", "– Borland, CEL] report"))
    assert (found.positions, found.reading.positions) == ((taken,), (kept, taken))


def test_words_offered_beside_others_that_begin_with_a_comma_have_their_own_space() -> None:
    assert answer(ROLLING, ("time, – Desh]", "time, – Desh / quickly – CEL]")) == says(
        {"p2": P2.replace("may", "may quickly")}
    )


def test_chinese_words_offered_beside_others_have_no_space() -> None:
    base = Instrument((Provision("p1", Kind.PARAGRAPH, "大会可以要求提供资料。", "1"),))
    rolling = collate(base, [Reading("BOR", ("BOR",), {"p1": "大会可以，必要时，要求提供资料。"})], order=ORDER)
    found = answer(rolling, ("，必要时， – Borland]", "，必要时， – Borland / 随时 – CEL]"))
    assert found == says({"p1": "大会可以随时要求提供资料。"})


BALANCE = "The Assembly shall {}have regard to balance{}, of genders."
REGIONS = "ensure equal representation of regions, and shall"
OFFERED = collate(
    Instrument((Provision("p1", Kind.PARAGRAPH, BALANCE.format("", " of regions"), "1"),)),
    [Reading("ng", ("NG",), {"p1": BALANCE.format(f"{REGIONS} ", "")})],
    order=ORDER,
)
"""1  The Assembly shall [ensure equal representation of regions, and shall – Northern Group] have regard to balance
[of regions / no text – Northern Group], of genders."""


def test_a_bracket_written_anew_with_words_beside_it_is_opposed_although_a_word_of_it_is_there_by_chance() -> None:
    opposed = opposes("p1", "p1:3-3", REGIONS)
    sent = f"[{REGIONS} – Northern Group] have regard to balance [of regions / no text – Northern Group]"
    assert answer(OFFERED, (sent, "ensure balance of regions")) == says(
        {"p1": "The Assembly shall ensure balance of regions, of genders."},
        opposed,
        opposes("p1", "p1:7-9", ""),
        retains("p1", "p1:7-9", "of regions"),
    )
    assert answer(OFFERED, (f"shall [{REGIONS} – Northern Group]", "must ensure it and")) == says(
        {"p1": BALANCE.format("", " of regions").replace("shall", "must ensure it and")}, opposed
    )


def test_a_bracket_written_anew_with_words_beside_it_of_which_the_most_is_kept_is_an_edit_of_its_words() -> None:
    sent = f"[{REGIONS} – Northern Group] have regard"
    assert answer(OFFERED, (sent, "ensure representation of regions and shall have an eye")) == says(
        {
            "p1": "The Assembly shall ensure representation of regions and shall have an eye to balance of regions, of genders."
        }
    )


def test_an_alternative_in_whose_place_several_stand_is_asked_about_and_not_read() -> None:
    found = answer(ROLLING, ("[four / three – Borland]", "[four / / two / one – CEL]"))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])
