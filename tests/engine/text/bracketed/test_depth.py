"""Paragraphs with more brackets, and deeper ones, than any text has: read whole, and in time that grows as they do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.engine.text.bracketed import (
    Edge,
    Measure,
    Repair,
    combined_choices,
    measure,
    mend,
    parse,
    single_choices,
    spell,
    unbracket,
)
from plenary.engine.text.provision import Instrument, Kind, Provision

DEEP = 2_000
WIDE = 5_000


def instrument(text: str) -> Instrument:
    return Instrument((Provision("p", Kind.PARAGRAPH, text, "1"),))


def test_brackets_two_thousand_deep_are_read_and_spelt() -> None:
    text = " ".join(f"[w{k}" for k in range(DEEP)) + " " + " ".join(f"v{k}]" for k in range(DEEP))
    found = parse(text)
    assert [choice.number for choice in found.choices] == list(range(DEEP))
    assert spell(found.parts) == mend(found.parts) == text
    assert measure(found.parts) == Measure(DEEP, 2 * DEEP)
    assert len(single_choices(found.parts)) == DEEP
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == text.replace("[", "").replace("]", "")
    # Nothing is offered instead of any of the words: all brackets are held, none is an alternative.
    [reading] = draft.readings
    assert len(reading.brackets) == DEEP
    assert reading.words == {}


def test_alternatives_nested_in_the_first_alternative_each_have_their_text() -> None:
    deep = 200
    text = "[a " * deep + "b" + "][c]" * deep
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == "a " * deep + "b"
    assert [reading.words["p"] for reading in draft.readings] == ["a " * k + "c" for k in reversed(range(deep))]
    assert len(draft.doubts) == deep


def test_alternatives_nested_in_the_second_alternative_each_have_their_text() -> None:
    deep = 200
    text = "[a][c " * deep + "b" + "]" * deep
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == "a"
    texts = ["c " * k + ("a" if k < deep else "b") for k in range(1, deep + 1)]
    assert [reading.words["p"] for reading in draft.readings] == texts


def test_five_thousand_alternatives_of_one_place_are_as_many_readings() -> None:
    text = "Act " + "".join(f"[w{k}]" for k in range(WIDE)) + "."
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == "Act w0."
    assert [reading.words["p"] for reading in draft.readings] == [f"Act w{k}." for k in range(1, WIDE)]


def test_five_thousand_brackets_in_one_paragraph_are_held_by_one_reading() -> None:
    text = " ".join(f"[w{k}] v{k}" for k in range(WIDE)) + "."
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == text.replace("[", "").replace("]", "")
    assert [len(reading.brackets) for reading in draft.readings] == [WIDE]


def test_very_many_choices_of_one_paragraph_stand_several_in_one_reading_far_apart() -> None:
    many = 1_000
    text = " ".join(f"[a{k}][b{k}] v{k}" for k in range(many)) + "."
    draft = unbracket(instrument(text))
    assert draft.base.provisions[0].text == " ".join(f"a{k} v{k}" for k in range(many)) + "."
    # Every ninth choice may be taken in one text: eight brackets stand between one and the next.
    texts = [" ".join(f"{'b' if k % 9 == turn else 'a'}{k} v{k}" for k in range(many)) + "." for turn in range(9)]
    assert [reading.words["p"] for reading in draft.readings] == texts


def test_very_many_choices_stay_with_their_holders() -> None:
    many = 300
    text = " ".join(f"[a{k}][{'AR' if k % 2 else 'BO'}: b{k}] v{k}" for k in range(many)) + "."
    draft = unbracket(instrument(text), codes={"AR", "BO"})
    for reading in draft.readings:
        taken = {word for word in reading.words["p"].split() if word[0] == "b"}
        own = 1 if reading.holders == ("AR",) else 0
        assert taken
        assert taken <= {f"b{k}" for k in range(own, many, 2)}


def test_a_paragraph_with_very_many_signs_without_partners_has_each_of_them_left_out() -> None:
    for text in ("w [" * WIDE, "w ]" * WIDE):
        found = parse(text)
        assert spell(found.parts) == text
        assert mend(found.parts) == "w " * WIDE
        assert [fault.repairs for fault in found.faults] == [(Repair("", k * 3 + 2),) for k in range(WIDE)]


def test_one_bracket_round_thousands_is_one_pair() -> None:
    text = "[" + " ".join(f"[w{k}] v" for k in range(WIDE)) + "]"
    found = parse(text)
    assert len(found.parts) == 1
    assert spell(found.parts) == text
    assert [choice.pairs[0].closes for choice in found.choices] == [Edge.WRITTEN] * (WIDE + 1)


SIGNS = st.sampled_from(
    ["[", "]", "[", "]", "w", " ", "/", " / ", "*", "{n}", "[^1]", ":", "合", "نص", "\u200f", "\u00a0"]
)


@settings(max_examples=40)
@given(st.lists(SIGNS, max_size=60), st.integers(0, 300), st.integers(0, 300))
def test_whatever_is_nested_in_whatever_is_spelt_back(signs: list[str], before: int, after: int) -> None:
    text = "[" * before + "".join(signs) + "]" * after
    found = parse(text)
    assert spell(found.parts) == text
    mended = mend(found.parts)
    again = parse(mended)
    assert not again.faults
    assert mend(again.parts) == mended
    assert all(0 <= number < len(found.choices) for one in combined_choices(found.parts, 1, 2) for number in one)
