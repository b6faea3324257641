"""Incremental: one reading new or changed gives the same rolling text, and collates only what it changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.lossless import dump, load
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from plenary.engine.text.rolling import UnknownProvision, collate, update
from tests.engine.text.strategies import cases, readings


@given(st.data())
def test_an_updated_rolling_text_is_the_one_collated_anew(data: st.DataObject) -> None:
    base, before = data.draw(cases())
    changed = data.draw(readings(base, data.draw(st.sampled_from([*(reading.id for reading in before), "new"]))))
    after = [changed if reading.id == changed.id else reading for reading in before]
    if changed.id == "new":
        after.append(changed)
    assert update(collate(base, before), changed) == collate(base, after)


@given(cases(least=1))
def test_a_reading_that_withdraws_leaves_the_others_as_they_were(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, given_readings = case
    withdrawn = Reading(given_readings[0].id, ())
    assert update(collate(base, given_readings), withdrawn) == collate(base, [withdrawn, *given_readings[1:]])


BASE = Instrument(tuple(Provision(f"p{place}", Kind.PARAGRAPH, f"Members shall do {place}.") for place in range(4)))
FULL = Reading(
    "r",
    ("AAA",),
    {"p0": "Members may do 0.", "p1": "Members may do 1."},
    deleted=frozenset({"p2"}),
    added=(Addition("n0", None, None, Kind.PARAGRAPH, "First."), Addition("n3", "p3", None, Kind.PARAGRAPH, "Last.")),
    moved=(Move("p2", "p0", None),),
    brackets=(Bracket("p3", 0, 7),),
)


def test_only_the_provision_of_which_a_reading_says_something_else_is_collated_again() -> None:
    before = collate(BASE, [FULL, Reading("s", ("BBB",), {"p1": "Members could do 1."})])
    one = replace(FULL, words={**FULL.words, "p1": "Members must do 1."})
    after = update(before, one)
    assert [old.provision.id for old, new in zip(before.passages, after.passages, strict=True) if old is not new] == [
        "p1"
    ]


def test_a_reading_of_another_base_is_refused_by_name() -> None:
    with pytest.raises(UnknownProvision) as refused:
        update(collate(BASE, [FULL]), Reading("r", ("AAA",), {"q": "Words"}))
    assert (refused.value.reading, refused.value.provision) == ("r", "q")
    with pytest.raises(UnknownProvision, match="reading 'r' names provision 'q'"):
        collate(BASE, [Reading("r", ("AAA",), {"q": "Words"})])


def test_two_readings_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two readings have the same id"):
        collate(BASE, [FULL, FULL])


@given(st.data())
def test_a_rolling_text_read_from_a_file_is_updated_as_the_one_that_was_written(data: st.DataObject) -> None:
    base, before = data.draw(cases())
    changed = data.draw(readings(base, data.draw(st.sampled_from([*(reading.id for reading in before), "new"]))))
    rolling = collate(base, before)
    assert update(load(dump(rolling)), changed) == update(rolling, changed)


@given(st.data())
def test_an_update_leaves_the_text_that_it_was_made_from_as_it_was(data: st.DataObject) -> None:
    base, before = data.draw(cases(least=1))
    rolling = collate(base, before)
    one, other = (data.draw(readings(base, before[0].id)) for _ in range(2))
    assert (update(rolling, one), update(rolling, other)) == (
        collate(base, [one, *before[1:]]),
        collate(base, [other, *before[1:]]),
    )
    assert rolling == collate(base, before)


sentences = st.lists(st.sampled_from("abcd"), max_size=9).map(" ".join)


@given(sentences, st.lists(st.tuples(st.integers(0, 3), sentences), max_size=12))
def test_a_rolling_text_updated_many_times_is_the_one_collated_anew(base: str, turns: list[tuple[int, str]]) -> None:
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, base),))
    rolling = collate(instrument, [])
    said: dict[str, Reading] = {}
    for member, text in turns:
        reading = Reading(f"r{member}", (f"M{member}",), {"p": text})
        said[reading.id] = reading
        rolling = update(rolling, reading)
        assert rolling == collate(instrument, list(said.values()))
