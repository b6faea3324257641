"""What rebase promises, on generated bases and readings: nothing is lost, nothing is said twice."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.alignment import align
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Move, Reading
from plenary.engine.text.rebase import Fate, Form, Ground, rebase
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.tokens import Vocabulary
from tests.engine.text.strategies import instruments, readings


@st.composite
def cases(draw: st.DrawFn) -> tuple[Instrument, Instrument, Reading]:
    """An old base, a new one with other words, without some provisions, with some moved and added; a reading."""
    old = draw(instruments())
    return old, propose(old, consistent(old, draw(readings(old, "n")))), draw(readings(old, "r"))


def consistent(base: Instrument, reading: Reading) -> Reading:
    """The reading without what it asks of a provision that it deletes, or puts into one; with what is held deleted.
    Nothing is put behind what it holds, once that is deleted and no longer moved out."""
    gone = set(reading.deleted)
    gone.update(p.id for p in base.provisions if any(above.id in gone for above in base.ancestors(p.id)))
    lost = {*gone}
    for addition in reading.added:
        if addition.parent in lost:
            lost.add(addition.id)
    return replace(
        reading,
        words={name: text for name, text in reading.words.items() if name not in gone},
        deleted=frozenset(gone),
        added=tuple(addition for addition in reading.added if addition.id not in lost),
        moved=tuple(
            move
            for move in reading.moved
            if not {move.provision, move.parent} & gone
            and not (move.after in gone and any(above.id == move.provision for above in base.ancestors(move.after)))
        ),
    )


def is_idle(base: Instrument, move: Move) -> bool:
    """Whether a move puts a provision behind what it follows, where it is held already."""
    place = base.position[move.provision]
    before = base.provisions[place - 1].id if place else None
    return (move.after, move.parent) == (before, base.provisions[place].parent)


def shape(instrument: Instrument) -> list[tuple[object, ...]]:
    """Words, kinds and numbers, and who holds what, without ids."""
    return [
        (p.kind, p.text, p.number, None if p.parent is None else instrument.position[p.parent])
        for p in instrument.provisions
    ]


@given(cases())
def test_every_suggestion_ends_in_exactly_one_of_three_ways(case: tuple[Instrument, Instrument, Reading]) -> None:
    old, new, reading = case
    vocabulary = Vocabulary("en")
    made: Counter[tuple[Form, str]] = Counter()
    for name, text in reading.words.items():
        made[Form.WORDS, name] += len(align(*map(vocabulary.intern, (old.by_id[name].text, text)), vocabulary))
    for form, names in (
        (Form.DELETION, reading.deleted),
        (Form.RETENTION, reading.retained),
        (Form.ADDITION, [addition.id for addition in reading.added]),
        (Form.MOVE, [move.provision for move in reading.moved]),
        (Form.BRACKET, [bracket.provision for bracket in reading.brackets]),
        (Form.POSITION, [position.provision for position in reading.positions]),
    ):
        made.update((form, name) for name in names)
    rebased = rebase(old, new, reading)
    assert Counter((o.suggestion.form, o.suggestion.provision) for o in rebased.outcomes) == +made
    assert sum(len(rebased.of(fate)) for fate in Fate) == len(rebased.outcomes)
    assert {o.ground for o in rebased.of(Fate.CARRIED)} <= {Ground.UNTOUCHED, Ground.FURTHER}
    assert not {o.ground for o in rebased.of(Fate.CONFLICT)} & {Ground.UNTOUCHED, Ground.FURTHER, Ground.ADOPTED}


@given(st.data())
def test_onto_the_same_base_a_reading_is_what_it_was(data: st.DataObject) -> None:
    base = data.draw(instruments())
    reading = consistent(base, data.draw(readings(base, "r")))
    # To move a provision to where it stands is to ask for nothing, and is not carried. Something may stand between it
    # and what it holds all the same: what is added there by who moves it as well, behind all of it.
    reading = replace(reading, moved=tuple(move for move in reading.moved if not is_idle(base, move)))
    rebased = rebase(base, base, reading)
    assert {o.fate for o in rebased.outcomes if o.suggestion.form is not Form.MOVE} <= {Fate.CARRIED}
    assert shape(propose(base, rebased.reading)) == shape(propose(base, reading))
    kept = replace(reading, words={n: t for n, t in reading.words.items() if t != base.by_id[n].text})
    assert replace(rebased.reading, added=(), moved=()) == replace(kept, added=(), moved=())


@given(st.data())
def test_a_base_that_adopts_a_reading_absorbs_all_of_it(data: st.DataObject) -> None:
    base = data.draw(instruments())
    drawn = consistent(base, data.draw(readings(base, "r")))
    reading = replace(drawn, retained=frozenset(), brackets=(), positions=())
    adopted = propose(base, reading)
    ids = {name: f"{name}′" if name not in base.by_id else name for name in adopted.by_id}
    renamed = Instrument(
        tuple(
            replace(p, id=ids[p.id], number=f"{place}", parent=ids[p.parent] if p.parent else None)
            for place, p in enumerate(adopted.provisions, 100)
        )
    )
    rebased = rebase(base, renamed, reading)
    assert rebased.of(Fate.ABSORBED) == rebased.outcomes
    assert rebased.reading == Reading("r", reading.holders)


@given(cases())
def test_what_is_absorbed_leaves_the_new_base_alone_and_what_is_carried_changes_it(
    case: tuple[Instrument, Instrument, Reading],
) -> None:
    old, new, reading = case
    vocabulary = Vocabulary("en")
    for name, text in reading.words.items():
        before = vocabulary.intern(old.by_id[name].text)
        for start, end, words in align(before, vocabulary.intern(text), vocabulary):
            alone = vocabulary.words(before[:start] + words + before[end:]).removeprefix(" ")
            [outcome, *more] = rebase(old, new, Reading("r", ("AAA",), {name: alone})).outcomes
            if more:
                continue
            there = rebase(old, new, Reading("r", ("AAA",), {name: alone})).reading.words
            changed = any(new.by_id[own].text != said for own, said in there.items())
            assert changed == (outcome.fate is Fate.CARRIED)


@st.composite
def voyages(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Four texts: the old base, two new ones in turn, and a reading. Each place is revised by one of them at most,
    or by the reading and a version in the same way."""
    texts: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    for place in range(draw(st.integers(1, 6))):
        kept = [f"k{place}x{number}" for number in range(draw(st.integers(6, 9)))]
        gone = [f"g{place}x{number}" for number in range(draw(st.integers(0, 3)))]
        new = [f"n{place}x{number}" for number in range(draw(st.integers(0 if gone else 1, 3)))]
        who = draw(st.sampled_from(["first", "second", "reading", "both", "later"]))
        for text, has in zip(
            texts,
            (False, who in ("first", "both"), who not in ("reading",), who in ("reading", "both", "later")),
            strict=True,
        ):
            text += [*kept, *(new if has else gone)]
    old, first, second, reading = (" ".join([*text, "end"]) for text in texts)
    return old, first, second, reading


@given(voyages())
def test_two_steps_come_to_the_same_as_one(case: tuple[str, str, str, str]) -> None:
    old, first, second, text = case
    start, stop, end = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in (old, first, second))
    reading = Reading("r", ("AAA",), {"p": text})
    there = rebase(start, stop, reading)
    further = rebase(stop, end, there.reading)
    direct = rebase(start, end, reading)
    assert (there.of(Fate.CONFLICT), further.of(Fate.CONFLICT), direct.of(Fate.CONFLICT)) == ((), (), ())
    assert further.reading == direct.reading
    absorbed = {o.ours for o in (*there.of(Fate.ABSORBED), *further.of(Fate.ABSORBED))}
    assert absorbed == {o.ours for o in direct.of(Fate.ABSORBED)}


@given(voyages())
def test_carried_words_are_recovered_as_the_member_wrote_them(case: tuple[str, str, str, str]) -> None:
    old, first, _, text = case
    before, after = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in (old, first))
    rebased = rebase(before, after, Reading("r", ("AAA",), {"p": text}))
    said = recover(collate(after, [rebased.reading]), "r").by_id["p"].text
    assert said == rebased.reading.words.get("p", first)
    assert all(outcome.ours in said for outcome in rebased.outcomes)
