"""Stages of collation where the whole does not show what each must do."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from plenary.engine.text.alignment import Edit, gather_rewriting, keep_phrases
from plenary.engine.text.collation import Memory, collate_words
from plenary.engine.text.collation.atom import Cuts
from plenary.engine.text.collation.draft import Draft
from plenary.engine.text.collation.factoring import TRIALS, cost, factor
from plenary.engine.text.collation.kinship import AKIN, MANY, families
from plenary.engine.text.flattening import flatten, height
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading, Reason
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import UnknownProvision, collate
from plenary.engine.text.slot import BASE, Alternative, Held, Slot
from plenary.engine.text.tokens import Vocabulary


def offered(*texts: str) -> dict[str, int]:
    """The texts with the mask of who makes each."""
    masks: dict[str, int] = {}
    for place, text in enumerate(texts):
        masks[text] = masks.get(text, 0) | 2 << place
    return masks


def tree(base: str, *texts: str, holds: tuple[tuple[int, int, Reason, int], ...] = ()) -> tuple[object, ...]:
    return collate_words(base, offered(*texts), memory=Memory("en"), id="p", root=BASE, holds=holds)


def test_a_slot_is_named_by_its_place_in_the_base_whatever_else_is_suggested() -> None:
    base = "a b c d e f g h i j k"
    alone = tree(base, base.replace("i", "x"))
    beside = tree(base, base.replace("i", "x"), base.replace("c", "y"))
    assert [node.id for node in alone if isinstance(node, Slot)] == ["p:8-9"]
    assert [node.id for node in beside if isinstance(node, Slot)] == ["p:2-3", "p:8-9"]


def test_a_draft_widens_a_span_to_the_bounds_of_its_own_edits() -> None:
    draft = Draft("abcdefgh", [(1, 3, "X"), (5, 7, "Y")], 2)
    assert draft.widen(2, 6) == (1, 7)
    assert draft.replace(1, 7) == (1, 7, "XdeY")
    assert draft.edits == [(1, 7, "XdeY")]


def test_the_cost_of_alternatives_is_their_tokens_and_their_pairs_held_words_too() -> None:
    held = Held("h", ("ab",), 2, Reason.LEGAL)
    slot = Slot("s", (Alternative(("c",), 1), Alternative((), 2)))
    assert cost([Alternative(("xyz", held, slot), 1), Alternative((), 2)]) == (2 + 3) + (2 + 2) + (2 + 1)


@pytest.mark.parametrize("number", [TRIALS, TRIALS + 1])
def test_alternatives_are_collated_against_the_one_that_the_others_are_nearest_to(number: int) -> None:
    texts = ["kindred", *(f"kindred{chr(0x4E00 + place)}" for place in range(1, number))]
    offers = [(text, 2 << place) for place, text in enumerate(texts)]
    assert factor(offers, lambda local, others, root: Alternative((f"{local} {len(others)}",), root)) == [
        Alternative((f"kindred {number - 1}",), (2 << number) - 2)
    ]


def test_flattening_keeps_what_is_held_in_the_words_that_stay() -> None:
    base = "a b c d e f g h i j k l m n o p"
    texts = (base.replace("b c d e f g h i", "X"), base.replace("c d e f", "Y"), base.replace("d", "Z"))
    content = tree(base, *texts, holds=((4, 5, Reason.LEGAL, 16),))
    flat = flatten(content, 1)
    assert (height(content), height(flat)) == (3, 1)
    slot = flat[1]
    assert isinstance(slot, Slot)
    assert slot.alternatives[0].content == (
        " b",
        " c",
        " d",
        Held("p:4-5", (" e",), 16, Reason.LEGAL),
        " f",
        " g h i",
    )
    assert [words_of(flat, 2 << place) for place in range(3)] == list(texts)


def test_a_held_slot_is_flattened_inside_its_bracket() -> None:
    base = "a b c d e f g h i j k l m n o p"
    texts = (base.replace("c d e f", "Y"), base.replace("d", "Z"))
    flat = flatten(tree(base, *texts, holds=((0, 16, Reason.LEGAL, 8),)), 1)
    assert height(flat) == 1
    assert [words_of(flat, 2 << place) for place in range(2)] == list(texts)


def test_an_insertion_in_one_compound_is_cut_through_where_others_insert_its_parts() -> None:
    base = "a b c d e f g h"
    x, y = base.replace("c", "c x"), base.replace("d", "d y")
    both = base.replace("c d", "c x d y")
    slots = [node for node in tree(base, x, y, both) if isinstance(node, Slot)]
    assert [[a.mask for a in slot.alternatives] for slot in slots] == [[1, 10], [1, 12]]


def test_a_reading_of_another_base_is_refused_by_name() -> None:
    base = Instrument((Provision("p1", Kind.PARAGRAPH, "a"),))
    with pytest.raises(UnknownProvision, match="reading 'S1' names provision 'p9'"):
        collate(base, [Reading("S1", ("A",), {"p9": "b"})])


@pytest.mark.parametrize(
    "added",
    [
        [("n", "p1", "nowhere")],
        [("n", "p1", "n")],
        [("n", "p1", "m"), ("m", "p1", None)],
        [("m", None, None), ("n", "p1", "m")],
    ],
    ids=["unknown", "itself", "later", "elsewhere"],
)
def test_a_new_provision_is_held_by_the_base_or_by_an_earlier_one_beside_it(
    added: list[tuple[str, str | None, str | None]],
) -> None:
    base = Instrument((Provision("p1", Kind.PARAGRAPH, "a"),))
    additions = tuple(Addition(name, after, parent, Kind.PARAGRAPH, "b") for name, after, parent in added)
    with pytest.raises(UnknownProvision) as refused:
        collate(base, [Reading("S1", ("A",), added=additions)])
    [held] = [parent for name, _, parent in added if name == "n"]
    assert (refused.value.reading, refused.value.provision) == ("S1", held)


def test_two_readings_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two readings have the same id"):
        collate(Instrument(()), [Reading("S1", ()), Reading("S1", ())])


@pytest.mark.parametrize(
    ("atoms", "composite", "parts"),
    [
        ([(0, 1, "x"), (1, 2, "y")], (0, 2, "xy"), [(0, 1, "x"), (1, 2, "y")]),
        ([(0, 1, "x"), (1, 2, "y"), (0, 1, ""), (1, 2, "xy")], (0, 2, "xy"), [(0, 1, ""), (1, 2, "xy")]),
        (
            [(0, 2, "x"), (2, 3, "yz"), (0, 1, "x"), (1, 2, "y"), (2, 3, "z")],
            (0, 3, "xyz"),
            [(0, 2, "x"), (2, 3, "yz")],
        ),
        ([(0, 1, "x")], (0, 3, "xyz"), [(0, 1, "x"), (1, 3, "yz")]),
        ([(2, 3, "z")], (0, 3, "xyz"), [(0, 2, "xy"), (2, 3, "z")]),
        ([(0, 0, "x"), (0, 1, "")], (0, 1, "x"), [(0, 0, "x"), (0, 1, "")]),
        ([(0, 1, "")], (0, 2, "x"), [(0, 2, "x")]),
        ([(0, 0, "x"), (0, 0, "y"), (0, 1, "")], (0, 1, "xy"), [(0, 1, "xy")]),
    ],
)
def test_an_edit_is_cut_into_the_fewest_edits_that_others_make(
    atoms: list[Edit], composite: Edit, parts: list[Edit]
) -> None:
    assert Cuts("abc", Vocabulary("en"), {*atoms, composite}).apply([composite]) == parts


def test_an_edit_that_a_wider_one_took_along_claims_no_place_of_its_own() -> None:
    assert tree("d d c d", "c e", "e e", "d e", "c b") == (
        Slot(
            "p:0-4",
            (
                Alternative(
                    (
                        Slot("p:0-2", (Alternative((" d d",), 1), Alternative((), 18))),
                        " c",
                        Slot("p:3-4", (Alternative((" d",), 1), Alternative((" b",), 16), Alternative((" e",), 2))),
                    ),
                    1,
                ),
                Alternative((" d e",), 8),
                Alternative((" e e",), 4),
            ),
        ),
    )


def test_ten_thousand_edits_of_one_paragraph_are_no_matter_of_depth() -> None:
    base = " ".join(f"w{place}" for place in range(25_000))
    text = " ".join(f"x{place}" if place % 5 == 0 else f"w{place}" for place in range(25_000))
    content = tree(base, text)
    assert [words_of(content, mask) for mask in (BASE, 2)] == [base, text]


def test_a_stretch_written_anew_is_found_inside_a_longer_text() -> None:
    edits = [(0, 1, "x"), (2, 3, "y"), (9, 12, "vv"), (13, 16, "ww")]
    found = gather_rewriting("0123456789abcdefgh", edits)
    assert found == [(0, 1, "x"), (2, 3, "y"), (9, 16, "vvcww")]


@given(st.lists(st.text("abcdef", max_size=6), unique=True, max_size=70), st.integers(0, 1))
def test_alternatives_are_of_one_family_where_a_chain_of_likeness_links_them(texts: list[str], more: int) -> None:
    # Beyond so many that their tokens are counted first, which must hide no likeness.
    texts += [chr(200 + place) * 3 for place in range(MANY * more)]
    found = families([(text, 1) for text in texts])
    linked = {text: {text} for text in texts}
    for one, other in combinations(texts, 2):
        if Indel.normalized_similarity(one, other, score_cutoff=AKIN) and linked[one] is not linked[other]:
            linked[one] |= linked[other]
            for text in linked[other]:
                linked[text] = linked[one]
    assert {frozenset(text for text, _ in family) for family in found} == {frozenset(kin) for kin in linked.values()}
    assert sum(map(len, found)) == len(texts)


def test_single_words_that_stand_in_another_order_are_no_phrase_to_keep() -> None:
    vocabulary = Vocabulary("en")
    base, new = vocabulary.intern("fair open equal"), vocabulary.intern("equal free fair")
    assert keep_phrases(base, [(0, 3, new)], vocabulary) == [(0, 3, new)]
