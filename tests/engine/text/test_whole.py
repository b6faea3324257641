"""Recognisable: each member finds its proposal whole, in its own words."""

from hypothesis import given

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Audience, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.whole import Whole, wholes
from tests.engine.text.strategies import cases
from tests.engine.text.test_promises import Case

WORDS = "Members shall publish a yearly report on the safe use of models."
BASE = Instrument((Provision("p", Kind.PARAGRAPH, WORDS, "1"),))
BOTH = "Members should publish a yearly report on the safe and open use of models."
ONE = "Members may publish a yearly report on the safe use of models."
ORDER = ("CEL", "BOR", "ARA")


def kept(text: str) -> Piece:
    return Piece(text)


def struck(text: str) -> Piece:
    return Piece(text, Change.DELETED)


def put_in(text: str) -> Piece:
    return Piece(text, Change.INSERTED)


READINGS = (
    Reading("1", ("ARA",), {"p": BOTH}),
    Reading("2", ("BOR",), {"p": BOTH}),
    Reading("3", ("CEL",), {"p": ONE}),
    Reading("4", ("DOV",), retained=frozenset({"p"}), brackets=(Bracket("p", 0, 7),)),
)


def test_each_distinct_wording_stands_whole_after_the_base_with_all_who_propose_it() -> None:
    [setting] = lay_out(collate(BASE, READINGS, order=ORDER))
    end = " use of models."
    assert setting.wholes == (
        Whole(WORDS, (), (kept(f" {WORDS}"),), base=True),
        Whole(
            ONE,
            ("CEL",),
            (
                kept(" Members"),
                struck(" shall"),
                put_in(" may"),
                kept(" publish a yearly report on the safe" + end),
            ),
        ),
        Whole(
            BOTH,
            ("BOR", "ARA"),
            (
                kept(" Members"),
                struck(" shall"),
                put_in(" should"),
                kept(" publish a yearly report on the safe"),
                put_in(" and open"),
                kept(end),
            ),
        ),
    )


def test_an_audience_is_told_no_more_of_who_proposes_a_whole_than_of_who_offers_words() -> None:
    rolling = collate(BASE, READINGS, order=ORDER)
    shown = {
        audience: [whole.holders for whole in lay_out(rolling, audience=audience, groups=("ARA", "CEL"))[0].wholes]
        for audience in Audience
    }
    assert shown == {
        Audience.NAMES: [(), ("CEL",), ("BOR", "ARA")],
        Audience.GROUPS: [(), ("CEL",), ("ARA", "*")],
        Audience.NONE: [(), (), ()],
    }


def test_wordings_that_the_base_offers_in_its_own_brackets_come_first_and_have_no_holders() -> None:
    rolling = collate(BASE, [READINGS[2], Reading("base", (), {"p": BOTH})], order=ORDER)
    assert [(whole.text, whole.holders) for whole in lay_out(rolling)[0].wholes] == [
        (WORDS, ()),
        (BOTH, ()),
        (ONE, ("CEL",)),
    ]


def test_where_one_bracket_shows_every_proposal_it_is_not_shown_again() -> None:
    assert [setting.wholes for setting in lay_out(collate(BASE, READINGS[2:]))] == [()]


def test_an_option_that_is_only_part_of_a_provision_is_shown_with_the_words_around_it() -> None:
    text = WORDS.replace(
        "publish a yearly report on the safe use",
        "inform the depositary without delay of all that their own authorities have learnt about failures",
    )
    rolling = collate(BASE, [Reading("1", ("ARA",), {"p": text})])
    [setting] = lay_out(rolling)
    assert [line.option for line in setting.lines] == [0, 1, 2, 0]
    assert [whole.text for whole in setting.wholes] == [WORDS, text]


def test_wordings_of_a_new_provision_stand_whole_without_a_base() -> None:
    texts = ("Members shall share what they learn with all.", "Members should share what they learn with everybody.")
    readings = [
        Reading(code, (code,), added=(Addition("n", "p", None, Kind.PARAGRAPH, text),))
        for code, text in zip(("ARA", "BOR"), texts, strict=True)
    ]
    _, new = lay_out(collate(BASE, readings, order=ORDER))
    assert new.wholes == (
        Whole(texts[1], ("BOR",), (kept(f" {texts[1]}"),)),
        Whole(texts[0], ("ARA",), (kept(f" {texts[0]}"),)),
    )


@given(cases())
def test_recognisable_the_wholes_are_the_distinct_texts_of_the_readings_with_their_holders(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    for passage in rolling.passages:
        name = passage.provision.id
        if passage.new:
            continue
        proposed: dict[str, set[str]] = {}
        for reading in readings:
            text = reading.words.get(name, passage.provision.text)
            if text != passage.provision.text:
                proposed.setdefault(text, set()).update(reading.holders)
        found = wholes(rolling, passage, rolling.holders)
        assert {whole.text: set(whole.holders) for whole in found if not whole.base} == proposed
        assert [whole.text for whole in found if whole.base] == [passage.provision.text] * bool(proposed)


@given(cases())
def test_recognisable_every_provision_offered_is_among_the_wholes_of_a_new_passage(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    offered = {(a.text, holder) for reading in readings for a in reading.added for holder in reading.holders}
    shown = {
        (whole.text, holder)
        for passage in rolling.passages
        if passage.new
        for whole in wholes(rolling, passage, rolling.holders)
        for holder in whole.holders
    }
    assert shown == offered


@given(cases())
def test_the_pieces_of_a_whole_give_its_words_and_those_of_the_base(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    for passage in rolling.passages:
        for whole in wholes(rolling, passage, rolling.holders):
            said = "".join(piece.text for piece in whole.pieces if piece.change is not Change.DELETED)
            before = "".join(piece.text for piece in whole.pieces if piece.change is not Change.INSERTED)
            own = whole.text if passage.new else passage.provision.text
            assert (said.removeprefix(" "), before.removeprefix(" ")) == (whole.text, own)


def test_a_provision_whose_words_nobody_touches_has_no_wordings_though_somebody_retains_it() -> None:
    rolling = collate(BASE, [Reading("1", ("ARA",), retained=frozenset({"p"}))])
    assert wholes(rolling, rolling.passages[0], lambda mask: ("ARA",)) == ()
