"""Struck, underlined and coloured words, and ``[XX: words]``, in the paragraphs of a text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Markup, Piece
from plenary.engine.text.candidate import Action, Origin, find
from plenary.engine.text.candidate.legend import Part, guesses, hue, legend
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import EN, MEMBERS, Told, blocks, told


def piece(said: str) -> Piece:
    """``-gone-``, ``+underlined+``, ``#red#``, ``~blue~`` and plain words."""
    looks: dict[str, dict[str, Any]] = {
        "-": {"markup": frozenset({Markup.STRUCK})},
        "+": {"markup": frozenset({Markup.UNDERLINED})},
        "#": {"markup": frozenset({Markup.COLOURED}), "colour": "FF0000"},
        "~": {"markup": frozenset({Markup.COLOURED}), "colour": "0000FF"},
    }
    return Piece(said[1:-1], **looks[said[0]]) if said[0] in looks else Piece(said)


def block(*said: str, number: str = "") -> Block:
    return Block(tuple(piece(one) for one in said), number=number)


def read(*listed: Block) -> list[Told]:
    return [told(EN, one) for one in find(EN, listed, members=MEMBERS)]


def test_struck_words_go_and_underlined_or_coloured_ones_come() -> None:
    expected = [("replace", {"words": {"a3.1": "Costs are split."}}, [])]
    assert read(block("Costs are ", "-shared-", "+split+", ".")) == expected
    assert read(block("1. Costs are ", "#split#", "-shared-", ".")) == expected
    assert read(block("Costs are ", "+fully +", "shared.")) == [
        ("replace", {"words": {"a3.1": "Costs are fully shared."}}, [])
    ]
    assert read(block("Members may ", "-ask -", "the Office.")) == [
        ("delete", {"words": {"a2.3": "Members may the Office."}}, [])
    ]


def test_spaces_around_marked_words_are_set_right() -> None:
    expected = [("replace", {"words": {"a3.1": "Costs are fully shared."}}, [])]
    assert read(block("Costs are ", "+fully+", " shared.")) == expected
    assert read(block("Costs are", "+ fully+", " shared.")) == expected
    assert read(block("Costs are", "+  fully +", "\u200b shared.")) == expected
    assert read(block("Members ", "-may-", " ask the Office.")) == [
        ("delete", {"words": {"a2.3": "Members ask the Office."}}, [])
    ]
    assert read(block("Costs are shared.", "+ Always.+")) == [
        ("replace", {"words": {"a3.1": "Costs are shared. Always."}}, [])
    ]


def test_a_paragraph_struck_as_a_whole_is_deleted_and_one_that_is_all_new_is_added() -> None:
    assert read(block("-Costs are shared.-")) == [("delete", {"deleted": ("a3.1",)}, [])]
    assert read(block("Costs are shared."), block("+Always.+", number="1 bis.")) == [
        ("add", {"added": [("a3.1", "a3", "paragraph", "1 bis", "Always.")]}, [])
    ]
    assert read(block("+Always.+")) == [("unread", {}, ["provision unknown"])]


def test_one_colour_may_delete_and_a_look_may_be_only_emphasis() -> None:
    assert read(block("Costs are ", "#shared#", "~split~", ".")) == [
        ("replace", {"words": {"a3.1": "Costs are split."}}, [])
    ]
    assert read(block("Costs ", "+are+", " ", "-shared-", "#split#", ".")) == [
        ("replace", {"words": {"a3.1": "Costs are split."}}, [])
    ]
    assert read(block("+Costs+ are shared."[1:6], " are shared.")) == []


def test_words_of_the_base_that_stand_out_are_for_a_person_to_read() -> None:
    assert read(block("Costs are ", "#shared#", ".")) == [("unread", {}, ["not read"])]
    assert read(block("+Costs+", " are shared.")) == []
    assert read(block("#Costs are shared.#")) == []


def test_a_legend_says_what_the_looks_stand_for() -> None:
    said = blocks("Proposed deletions are in blue, additions are in red and underlined.")[0]
    assert legend([said]) == (
        {"blue": Part.DELETED, "red": Part.ADDED, "underlined": Part.ADDED},
        frozenset({0}),
    )
    assert read(said, block("Costs are ", "~shared~", "#split#", ".")) == [
        ("replace", {"words": {"a3.1": "Costs are split."}}, [])
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Delete the words in red",
        'Delete "red" and add "struck through" in blue.',
        "In Article 3 additions are in red.",
        "The shared costs are deleted.",
    ],
)
def test_what_is_no_legend(said: str) -> None:
    expected = {"red": Part.DELETED} if said.startswith("Delete the") else {}
    assert legend(blocks(said))[0] == expected


def test_a_paragraph_that_is_all_marked_is_no_legend() -> None:
    assert legend([block("+Additions to red tape are removed.+")]) == ({}, frozenset())


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("FF0000", "red"),
        ("FFA500", "yellow"),
        ("00B050", "green"),
        ("0070C0", "blue"),
        ("7030A0", "purple"),
        ("FF0040", "red"),
        ("808080", "grey"),
        ("auto", "colour"),
    ],
)
def test_a_colour_has_an_everyday_name(colour: str, expected: str) -> None:
    assert hue(colour) == expected


def test_the_likeliest_meaning_of_looks_comes_first() -> None:
    assert guesses(frozenset({"red", "struck"}), {"red": Part.DELETED})[:2] == [
        {"red": Part.DELETED, "struck": Part.DELETED},
        {"red": Part.ADDED, "struck": Part.DELETED},
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Deletions are struck through and additions underlined", {"struck": "deleted", "underlined": "added"}),
        ("Red text is deleted, blue is new text", {"red": "deleted", "blue": "added"}),
        ("Suppressions en rouge, ajouts en bleu.", {"red": "deleted", "blue": "added"}),
        ("删除线表示删除，红色表示新增", {"struck": "deleted", "red": "added"}),
    ],
)
def test_a_look_goes_with_the_act_in_its_part_of_the_sentence(said: str, expected: dict[str, str]) -> None:
    assert legend(blocks(said))[0] == expected


def test_a_space_that_is_marked_alone_asks_nothing_and_an_empty_provision_is_no_text() -> None:
    base = Instrument((Provision("p", Kind.PARAGRAPH, ""), Provision("q", Kind.PARAGRAPH, "Costs.")))
    assert find(base, [block("Costs.", "+ +")], members={}) == ()


def test_words_that_differ_from_the_base_are_read_with_a_doubt_and_strange_ones_not() -> None:
    assert read(block("The Office keeps ", "-its-", "#all#", " accounts.")) == [
        ("reword", {"words": {"a3.2": "The Office keeps all accounts."}}, ["base differs"])
    ]
    assert read(block("Something ", "#wholly other#", " from elsewhere")) == [("unread", {}, ["provision unknown"])]


def test_a_marked_sentence_that_asks_is_an_instruction() -> None:
    assert read(block("Please ", "+delete+", " Article 3, paragraph 1.")) == [("delete", {"deleted": ("a3.1",)}, [])]


def test_tracked_words_are_left_to_the_tracking() -> None:
    tracked = Block(
        (Piece("Costs are "), Piece("always ", Change.INSERTED), piece("-shared-"), piece("+split+"), Piece("."))
    )
    assert read(tracked) == [("replace", {"words": {"a3.1": "Costs are split."}}, [])]


def test_an_attribution_offers_words_or_holds_them() -> None:
    listed = [
        block("Costs are [ARA, BOR: fully] shared."),
        block("The Office [keeps accounts – IST]."),
        block("Members [ZZZ: never] may ask the Office."),
    ]
    found = find(EN, listed, members=MEMBERS)
    assert [(one.origin, one.holders, told(EN, one)) for one in found[:2]] == [
        (
            Origin.ATTRIBUTION,
            ("ARA", "BOR"),
            ("replace", {"words": {"a3.1": "Costs are fully shared."}}, []),
        ),
        (Origin.ATTRIBUTION, ("IST",), ("bracket", {"brackets": ["keeps accounts"]}, [])),
    ]
    assert len(found) == 2


def test_an_attribution_that_is_coloured_too_is_one_candidate() -> None:
    listed = [block("Costs are ", "#[ARA: fully] #", "shared", "+ and split+", ".")]
    assert [(one.holders, told(EN, one)) for one in find(EN, listed, members=MEMBERS)] == [
        (("ARA",), ("replace", {"words": {"a3.1": "Costs are fully shared."}}, [])),
        ((), ("replace", {"words": {"a3.1": "Costs are shared and split."}}, [])),
    ]


def test_an_attribution_that_the_base_has_itself_is_nobodys_markup() -> None:
    texts = ("[ARA: Costs are shared.]", "Members [ARA: fully] report.", "Plans are open.")
    base = Instrument(tuple(Provision(name, Kind.PARAGRAPH, text) for name, text in zip("abc", texts, strict=True)))

    def read_there(*said: str) -> list[tuple[tuple[str, ...], Told]]:
        return [(one.holders, told(base, one)) for one in find(base, blocks(*said), members=MEMBERS)]

    assert read_there(*texts) == []
    assert read_there("[ARA: Costs are split.]", "Members [ARA: freely] report.") == []
    assert read_there("Members [ARA: fully] [BOR: yearly] report.", "Plans are [ARA: fully] open.") == [
        (("BOR",), ("replace", {"words": {"b": "Members [ARA: fully] yearly report."}}, [])),
        (("ARA",), ("replace", {"words": {"c": "Plans are fully open."}}, [])),
    ]
    assert [asked for _, asked in read_there("[ARA: Otherwise, nothing.]")] == [("unread", {}, ["provision unknown"])]


def test_a_new_paragraph_behind_one_that_nothing_holds_is_held_by_nothing() -> None:
    assert read(block("Noting the tools,"), block("+Stressing their use,+")) == [
        ("add", {"added": [("pp2", None, "preambular", "", "Stressing their use,")]}, [])
    ]


def test_of_equal_provisions_the_next_is_meant() -> None:
    base = Instrument(
        tuple(Provision(name, Kind.PARAGRAPH, text) for name, text in (("a", "Other."), ("b", "Mid."), ("c", "Other.")))
    )
    found = find(base, [block("Mid."), block("Other", "+s+", "."), block("Other", "+s+", ".")], members={})
    assert [one.provisions for one in found] == [("c",), ("a",)]


SAID = st.sampled_from(
    ["-shared-", "+fully +", "#split#", "Costs are ", " ", "~all~", ".", "[ARA: x]", "-Costs -", "1. "]
)


@given(st.lists(st.lists(SAID, min_size=1, max_size=6), max_size=3))
def test_marked_words_are_never_dropped_and_edits_lie_in_the_base(listed: list[list[str]]) -> None:
    found = find(EN, [block(*said) for said in listed], members=MEMBERS)
    for one in found:
        for edit in one.fragment.edits:
            assert 0 <= edit.start <= edit.end <= len(EN.by_id[edit.provision].text)
            assert "  " not in one.fragment.words(EN)[edit.provision]
    sentences = [one.sentence for one in found]
    for said in listed:
        if any(one[0] in "-" and one != "-Costs -" for one in said):
            assert any("shared" in sentence for sentence in sentences)


def test_marked_words_beside_a_sentence_that_asks_are_for_a_person_too() -> None:
    asking = "In Article 3, paragraph 1, replace “shared” by “split”."
    found = find(EN, [block("-Nobody pays.-", f" {asking}")], members=MEMBERS)
    assert [(one.origin, one.action, one.sentence) for one in found] == [
        (Origin.INSTRUCTION, Action.REPLACE, asking),
        (Origin.MARKUP, Action.UNREAD, f"Nobody pays. {asking}"),
    ]
    coloured = find(EN, [block("Please: ", f"#{asking}#")], members=MEMBERS)
    assert [one.origin for one in coloured] == [Origin.INSTRUCTION]


def test_spaces_before_the_first_word_and_between_kept_ones_are_as_in_the_base() -> None:
    expected = [("replace", {"words": {"a3.1": "Costs are fully shared."}}, [])]
    assert read(block("  Costs  are ", "+fully+", " shared.")) == expected
