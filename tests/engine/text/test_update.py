"""Incremental: one reading new or changed gives the same rolling text, and collates only what it changes."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.invented import invent_change, invent_paragraph
from plenary.engine.text.collation.tree import Tree
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


sentences = st.lists(st.sampled_from("abcd,"), max_size=12).map(" ".join)


@given(sentences, st.lists(st.tuples(st.integers(0, 5), sentences), max_size=16))
def test_a_rolling_text_updated_many_times_is_the_one_collated_anew(base: str, turns: list[tuple[int, str]]) -> None:
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, base),))
    rolling = collate(instrument, [])
    said: dict[str, Reading] = {}
    for member, text in turns:
        reading = Reading(f"r{member}", (f"M{member}",), {"p": text})
        said[reading.id] = reading
        rolling = update(rolling, reading)
        anew = collate(instrument, list(said.values()))
        assert rolling == anew
        assert dump(rolling) == dump(anew)


def test_a_paragraph_that_a_crowd_edits_is_updated_as_it_is_collated_anew() -> None:
    random = Random(8)
    text, offers = invent_paragraph(80, words=30)
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, text),))
    said = [Reading(f"r{place}", (f"M{place}",), {"p": offer}) for place, offer in enumerate(offers)]
    rolling = collate(instrument, said)
    for _ in range(40):
        place = random.randrange(len(said))
        words = random.choice((text, said[place].words.get("p", text))).split()
        start, end, new = invent_change(random, words)
        words[start:end] = new
        copied = random.choice(said).words
        said[place] = replace(said[place], words=random.choice(({"p": " ".join(words)}, copied, {})))
        rolling = update(rolling, said[place])
        assert dump(rolling) == dump(collate(instrument, said))


def test_who_stays_when_another_leaves_a_suggestion_that_crosses_keeps_it_widened() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, "a b c d e f g h i j k l"),))
    texts = ["x y e f g h i j k l"] * 3 + ["a b v w g h i j k l", "a b v w g h i z k l", "a b v w g h i j k m"]
    said = [Reading(f"r{place}", ("AAA",), {"p": text}) for place, text in enumerate(texts)]
    left = replace(said[4], words={"p": "a b c d e f g h i z k l"})
    said_then = [left if reading.id == left.id else reading for reading in said]
    assert update(update(collate(base, said), said[0]), left) == collate(base, said_then)


def test_a_suggestion_that_a_wider_one_took_along_is_not_settled_again_on_its_own() -> None:
    old = "a b c d e f g h i j k l m n o p q r"
    wide, both, one = "a b 0 1 q r", "2 3 4 d e f g h 5 n o p q r", "a b c d e f g h 5 n o p q s"
    base = Instrument((Provision("p", Kind.PARAGRAPH, old),))
    said = [Reading(f"r{n}", ("AAA",), {"p": text}) for n, text in enumerate((wide, wide, wide, both, one))]
    left = Reading("r4", ("AAA",), {})
    assert update(collate(base, said), left) == collate(base, [*said[:4], left])


def test_an_omission_that_is_cut_is_whole_again_when_what_crossed_it_goes_and_cut_again_when_it_comes() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, "a b c d e f g h"),))
    texts = ["a d e f g h", "a b c e f g h", "a b f g h", "a b c d x g h"]
    said = [Reading(f"r{place}", ("AAA",), {"p": text}) for place, text in enumerate(texts)]
    without = [Reading("r0", ("AAA",), {}), *said[1:]]
    rolling = collate(base, said)
    assert update(rolling, without[0]) == collate(base, without)
    assert update(update(rolling, without[0]), said[0]) == rolling
    changed = [*said[:3], replace(said[3], words={"p": "a b d e f g h"})]
    assert update(rolling, changed[3]) == collate(base, changed)


def test_an_update_that_was_broken_off_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, "a b c d e f"),))
    said = [Reading(f"r{place}", ("AAA",), {"p": text}) for place, text in enumerate(("a x d e f", "a b y f"))]
    rolling = collate(base, said)
    changed = Reading("r1", ("AAA",), {"p": "a b z e f"})
    with monkeypatch.context() as broken:
        broken.setattr(Tree, "renew", lambda *given: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            update(rolling, changed)
    assert update(rolling, changed) == collate(base, [said[0], changed])


def test_additions_and_moves_of_one_more_and_of_a_changed_reading_stand_as_if_collated_anew() -> None:
    first = Reading("s", ("BBB",), added=(Addition("m3", "p3", None, Kind.PARAGRAPH, "Last, too."),))
    assert update(collate(BASE, [first]), FULL) == collate(BASE, [first, FULL])
    other = replace(FULL, added=FULL.added[1:], moved=(), deleted=frozenset())
    assert update(collate(BASE, [FULL, first]), other) == collate(BASE, [other, first])


def test_a_suggestion_that_is_also_part_of_a_larger_one_stays_when_that_leaves() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, "Each Party shall contribute to the pool."),))
    small = Reading("A", ("AAA",), {"p": "Each Party should contribute to the pool."})
    large = Reading("B", ("BBB",), {"p": "Each Party should give to the pool."})
    gone = Reading("B", ())
    assert update(collate(base, [small, large]), gone) == collate(base, [small, gone])


def test_a_bracket_that_touches_no_word_holds_nothing() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, "one  two"),))
    held = Reading("r", ("AAA",), brackets=(Bracket("p", 3, 4), Bracket("p", 0, 3)))
    alone = replace(held, brackets=held.brackets[1:])
    assert collate(base, [held]).passages == collate(base, [alone]).passages
