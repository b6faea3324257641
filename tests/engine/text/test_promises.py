"""The promises of DESIGN §4, each on generated instruments and readings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.collation import Memory, collate_words
from plenary.engine.text.flattening import DEEPEST, flatten, height
from plenary.engine.text.layout import Mark, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import collate, named, recover, update
from plenary.engine.text.slot import BASE, Held, Node, Slot
from plenary.engine.text.tokens import token_span, tokenise
from tests.engine.text.strategies import MEMBERS, cases, words

Case = tuple[Instrument, tuple[Reading, ...]]


def shape(instrument: Instrument) -> list[tuple[object, ...]]:
    """An instrument without the ids of its provisions: words, kinds, numbers, and who holds what."""
    return [
        (p.kind, p.text, p.number, None if p.parent is None else instrument.position[p.parent])
        for p in instrument.provisions
    ]


@given(cases())
def test_lossless_every_reading_is_recovered_exactly(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    for reading in readings:
        assert shape(recover(rolling, reading.id)) == shape(propose(base, reading))


@given(cases())
def test_complete_rejecting_everything_gives_the_base(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    assert [(p.provision, words_of(p.content, BASE)) for p in rolling.passages if not p.new] == [
        (provision, provision.text) for provision in base.provisions
    ]
    assert [words_of(p.content, BASE) for p in rolling.passages if p.new] == [""] * sum(p.new for p in rolling.passages)


def tree(content: Iterable[Node], names: Sequence[str]) -> list[object]:
    """A passage's content with the readings' ids for its masks: what does not depend on who came when."""

    def ids(mask: int) -> tuple[str, ...]:
        return tuple(sorted(name for place, name in enumerate(names) if mask >> place + 1 & 1))

    def walk(node: Node) -> object:
        if isinstance(node, str):
            return node
        if isinstance(node, Held):
            return (node.id, node.reason, ids(node.mask), [walk(n) for n in node.content])
        return (node.id, [(bool(a.mask & BASE), ids(a.mask), [walk(n) for n in a.content]) for a in node.alternatives])

    return [walk(node) for node in content]


def passages(rolling: RollingText) -> list[tuple[object, ...]]:
    names = [reading.id for reading in rolling.readings]
    return [(p.provision, tree(p.content, names)) for p in rolling.passages]


@given(cases(least=2), st.randoms(use_true_random=False))
def test_order_independent_readings_may_come_in_any_order(case: Case, random: Random) -> None:
    base, readings = case
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert passages(collate(base, shuffled)) == passages(collate(base, readings))


@given(cases(least=2), st.randoms(use_true_random=False))
def test_member_neutral_exchanging_members_changes_attribution_only(case: Case, random: Random) -> None:
    base, readings = case
    codes = list(MEMBERS)
    random.shuffle(codes)
    other = dict(zip(MEMBERS, codes, strict=True))
    exchanged = [replace(reading, holders=tuple(other[code] for code in reading.holders)) for reading in readings]
    assert collate(base, exchanged).passages == collate(base, readings).passages


@given(cases(least=1))
def test_stable_one_more_suggestion_changes_its_own_provision_only(case: Case) -> None:
    base, readings = case
    before, after = collate(base, readings[:-1]), collate(base, readings)
    touched = named(readings[-1])
    assert {p.provision.id for p in before.passages if not p.new and after.by_id[p.provision.id] != p} <= touched


@given(cases(least=1))
def test_incremental_an_updated_text_is_the_text_collated_anew(case: Case) -> None:
    base, readings = case
    withdrawn = Reading(readings[0].id, readings[0].holders)
    rolling = collate(base, [withdrawn, *readings[1:-1]])
    for reading in (readings[0], readings[-1]):
        rolling = update(rolling, reading)
    assert rolling.passages == collate(base, readings).passages


@given(cases())
def test_balanced_every_bracket_that_opens_closes(case: Case) -> None:
    for setting in lay_out(collate(*case, order=MEMBERS)):
        for line in setting.lines:
            depth = 0
            for run in line.runs:
                depth += (run.mark is Mark.OPEN) - (run.mark is Mark.CLOSE)
                assert run.depth == depth + (run.mark is Mark.CLOSE)
            assert depth == 0


@given(cases())
def test_attributed_every_word_in_a_slot_that_is_not_the_base_has_a_holder(case: Case) -> None:
    rolling = collate(*case)

    def check(content: Iterable[Node]) -> None:
        for node in content:
            if isinstance(node, Slot):
                assert all(alternative.mask for alternative in node.alternatives[1:])
                for alternative in node.alternatives:
                    check(alternative.content)
            elif isinstance(node, Held):
                assert node.mask
                check(node.content)

    for passage in rolling.passages:
        check(passage.content)


@given(cases())
def test_bracketed_words_are_bracketed_to_the_letter_and_no_further(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    for place, reading in enumerate(readings):
        for provision in base.provisions:
            spans = [
                token_span(provision.text, b.start, b.end) for b in reading.brackets if b.provision == provision.id
            ]
            tokens = tokenise(provision.text)
            asked = {at for start, end in spans for at in range(start, end)}
            expected = "".join(token for at, token in enumerate(tokens) if at in asked)
            assert held_words(rolling.by_id[provision.id].content, BASE << place + 1) == expected


def held_words(content: Iterable[Node], mask: int, inside: bool = False) -> str:
    """The base's words that a reading holds in brackets."""
    words = ""
    for node in content:
        if isinstance(node, str):
            words += node if inside else ""
        elif isinstance(node, Held):
            words += held_words(node.content, mask, inside or bool(node.mask & mask))
        else:
            words += held_words(node.alternatives[0].content, mask, inside)
    return words


@given(cases())
def test_flattening_changes_no_reading_and_nests_no_deeper_than_people_read(case: Case) -> None:
    rolling = collate(*case)
    for passage in rolling.passages:
        flat = flatten(passage.content)
        assert height(flat) <= DEEPEST
        for mask in (BASE, *rolling.bits.values()):
            assert words_of(flat, mask) == words_of(passage.content, mask)


@given(st.lists(words, min_size=1, max_size=8, unique=True), words)
def test_flattening_to_one_level_shows_each_wording_as_it_was_proposed(texts: list[str], base: str) -> None:
    content = collate_words(
        base, {text: 2 << k for k, text in enumerate(texts)}, memory=Memory("en"), id="p", root=BASE
    )
    flat = flatten(content, 1)
    assert height(flat) <= 1
    assert [words_of(flat, 2 << place) for place in range(len(texts))] == texts
