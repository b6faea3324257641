"""Nothing lost: every word of a bracketed instrument is in its base or in a reading."""

import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.engine.text.bracketed import Draft, spell, unbracket
from plenary.engine.text.bracketed.choose import combined_choices
from plenary.engine.text.provision import Instrument, Kind, Provision

TEXTS = ("w", "w [w]", "[w][w] w", "[w w [w / w] w][w]", "w [w", "w] w", "[no text][w]", "w:", "[AR: w] w [w – BO]", "")
LABELS = ("", "", "Option 1: ", "Option 2: ", "Option 3: No text", "Option 1:", "Option 2:")


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """Up to nine provisions with options and brackets, in which every word is another."""
    numbers = count()
    provisions: list[Provision] = []
    for place in range(draw(st.integers(1, 9))):
        text = draw(st.sampled_from(LABELS)) + draw(st.sampled_from(TEXTS))
        text = re.sub(r"\bw\b", lambda _: f"word{next(numbers)}", text)
        parent = draw(st.sampled_from([None, *(one.id for one in provisions[-2:])]))
        kind = Kind.ARTICLE if draw(st.integers(0, 5)) == 0 else Kind.PARAGRAPH
        provisions.append(Provision(f"p{place}", kind, text, draw(st.sampled_from(["", "1"])), parent))
    return Instrument(tuple(provisions))


def words(draft: Draft) -> set[str]:
    texts = [one.text for one in draft.base.provisions]
    for reading in draft.readings:
        texts += [*reading.words.values(), *(one.text for one in reading.added)]
    return set(re.findall(r"word\d+", " ".join(texts)))


@settings(max_examples=300)
@given(instruments())
def test_no_word_is_lost_and_each_paragraph_is_spelt_back(instrument: Instrument) -> None:
    draft = unbracket(instrument, codes={"AR", "BO"})
    assert words(draft) == set(re.findall(r"word\d+", " ".join(one.text for one in instrument.provisions)))
    assert [spell(one.parts) for one in draft.parsed] == [one.text for one in instrument.provisions]


@given(instruments())
def test_readings_speak_of_provisions_of_the_base_and_brackets_of_its_words(instrument: Instrument) -> None:
    draft = unbracket(instrument, codes={"AR", "BO"})
    base = draft.base.by_id
    for reading in draft.readings:
        named = {*reading.words, *reading.deleted, *(one.after for one in reading.added if one.after is not None)}
        assert named <= set(base)
        assert all(0 <= one.start < one.end <= len(base[one.provision].text) for one in reading.brackets)


def test_combined_choices_are_the_same_for_the_same_seed_and_choose_in_every_slot() -> None:
    [parsed] = unbracket(Instrument((Provision("p", Kind.PARAGRAPH, "[a / b] and [c / d / e]"),))).parsed
    found = combined_choices(parsed.parts, 1, 40)
    assert found == combined_choices(parsed.parts, 1, 40)
    assert {tuple(taken.values()) for taken in found} == {(one, two) for one in (0, 1) for two in (0, 1, 2)}
