"""Words that one mapped author types where another struck some: in their place, beside them, or asked about."""

import pytest

from plenary.engine.text.block import Block
from plenary.engine.text.interpretation.inlay import Inlay, inlays
from tests.engine.text.interpretation.joint import line, seen


def meant(*pieces: tuple[str, str]) -> str | Inlay:
    """B's text, or what is asked of B, which leaves its text as the base is; A's is without the struck words."""
    block = line(*pieces)
    assert "".join(seen("A", block)) == "".join(text for how, text in pieces if how in ("", "-B"))
    asked = inlays({"B"}, [block])
    if asked:
        assert seen("B", block) == ["".join(text for how, text in pieces if how in ("", "-A", "-B"))]
        return asked[0]
    return seen("B", block)[0]


def test_words_that_would_run_into_struck_ones_stand_in_their_place():
    assert meant(("", "Members "), ("-A", "shall"), ("+B", "should"), ("", " share.")) == "Members should share."
    assert meant(("", "Members "), ("+B", "should"), ("-A", "shall"), ("", " share.")) == "Members should share."
    assert (
        meant(("", "by "), ("-A", "31 December"), ("+B", "30 June"), ("", " of each year")) == "by 30 June of each year"
    )
    assert meant(("", "ينشر "), ("-A", "وحساباتهم"), ("+B", "وبياناتهم"), ("", " هنا")) == "ينشر وبياناتهم هنا"
    assert meant(("-A", "100"), ("+B", "150")) == "150"
    assert meant(("", "to all"), ("-A", "."), ("+B", ";")) == "to all;"
    assert meant(("", "to re"), ("-A", "view"), ("+B", "port"), ("", " it")) == "to report it"


def test_words_typed_behind_struck_ones_stand_in_their_place_unless_they_show_that_they_go_on():
    assert meant(("", "Members "), ("-A", "shall "), ("+B", "should "), ("", "share")) == "Members should share"
    assert (
        meant(("", "in May"), ("-A", " of each year"), ("+B", " of every second year")) == "in May of every second year"
    )
    assert meant(("", "各成员"), ("-A", "应"), ("+B", "可"), ("", "公布报告。")) == "各成员可公布报告。"
    assert meant(("", "share"), ("-A", " and store"), ("+B", " and keep"), ("", " data")) == "share and keep data"
    assert meant(("", "open to"), ("-A", " Members"), ("+B", " and States"), ("", ".")) == Inlay(
        "and States", "Members", crossed=True
    )
    assert meant(("", "Pay it."), ("-A", " It is due."), ("+B", " None is waived.")) == Inlay(
        "None is waived.", "It is due.", crossed=True
    )
    assert meant(("-A", "It is due."), ("+B", " None is waived.")) == "It is due. None is waived."
    assert (
        meant(("", "Members "), ("-A", "shall"), ("+B", ", if able,"), ("", " share"))
        == "Members shall, if able, share"
    )


def test_words_that_begin_or_end_as_the_struck_ones_stand_in_their_place():
    assert meant(("", "is"), ("-A", " by Members"), ("+B", " by Members"), ("", ".")) == "is by Members."
    assert meant(("", "in "), ("+B", "sixty days "), ("-A", "thirty days "), ("", "or so")) == "in sixty days or so"


def test_what_fits_neither_in_the_place_of_struck_words_nor_beside_them_is_asked_about():
    assert meant(("", "shares"), ("-A", " data"), ("+B", "it"), ("", ".")) == Inlay("it", "data", crossed=True)
    assert meant(("", "Members "), ("-A", "shall"), ("+B", " should"), ("", " share")) == Inlay(
        "should", "shall", crossed=True
    )
    assert meant(("", "the "), ("-A", "old "), ("+B", "non"), ("", "members")) == Inlay("non", "old", crossed=True)
    assert meant(("", "by "), ("+B", "a "), ("-A", " data"), ("", " now")) == Inlay("a", "data", crossed=True)


def test_words_typed_before_struck_ones_are_asked_about_unless_they_belong_to_what_stands():
    assert meant(("", "by "), ("+B", "interested "), ("-A", "all "), ("", "Members")) == Inlay(
        "interested", "all", crossed=True
    )
    assert meant(("", "by "), ("+B", "States and "), ("-A", "Members"), ("", " too")) == "by States and Members too"
    assert meant(("", "share"), ("+B", "s"), ("-A", " data"), ("", ".")) == "shares data."


def test_words_typed_amid_struck_ones_stay_in_them_where_they_stand_well():
    assert meant(("", "is"), ("-A", " by all"), ("+B", " interested"), ("-A", " Members"), ("", ".")) == (
        "is by all interested Members."
    )
    assert meant(("", "we "), ("-A", "shall"), ("+B", "should"), ("-A", " share"), ("", " it")) == Inlay(
        "should", "shall share", crossed=True
    )
    assert meant(("", "we "), ("+B", "may "), ("-A", "shall"), ("+B", " not"), ("", " go")) == Inlay(
        "may  not", "shall", crossed=True
    )


@pytest.mark.parametrize(("one", "other"), ["[]", "()"])
def test_brackets_around_struck_words_leave_them(one: str, other: str):
    assert meant(("", "we "), ("+B", one), ("-A", "shall"), ("+B", other), ("", " go")) == f"we {one}shall{other} go"


def test_who_types_over_struck_words_and_others_may_mean_both():
    assert meant(("", "we "), ("-A", "shall"), ("-B", " go"), ("+B", "should walk"), ("", " on")) == "we should walk on"
    assert meant(("", "we "), ("-A", "shall "), ("-B", "go"), ("+B", "walk"), ("", " on")) == "we shall walk on"
    assert meant(("", "we "), ("-A", "shall "), ("-B", "go"), ("+B", "should walk"), ("", " on")) == Inlay(
        "should walk", "shall", "go", crossed=True
    )
    assert meant(("", "we "), ("-B", "shall "), ("+B", "should"), ("-A", "go "), ("", "on")) == Inlay(
        "should", "go", "shall", crossed=True
    )


def test_words_typed_beside_what_another_replaced_are_asked_about_unless_they_go_on_from_it():
    beside = line(("", "we "), ("-A", "shall "), ("+A", "should "), ("+B", "may "), ("", "go"))
    assert seen("B", beside) == ["we shall go"]
    assert inlays({"B"}, [beside]) == (Inlay("may", "should may"),)
    further = line(("", "we "), ("-A", "shall"), ("+A", "should"), ("+B", ", if able,"), ("", " go"))
    assert seen("B", further) == ["we shall, if able, go"]
    assert inlays({"B"}, [further]) == ()


def test_words_typed_where_several_others_struck_are_asked_about():
    block = line(("", "we "), ("-A", "shall"), ("-C", " go"), ("+B", "stay"), ("", " here"))
    assert seen("B", block) == ["we shall go here"]
    assert inlays({"B"}, [block]) == (Inlay("stay", "shall go", crossed=True),)


def test_white_space_typed_or_struck_says_nothing():
    assert meant(("", "we "), ("-A", "shall"), ("+B", " "), ("", "go")) == "we shall go"
    spaced = line(("", "we"), ("-A", " "), ("+B", "shall"), ("", " go"))
    assert seen("B", spaced) == ["we shall go"]


def test_what_stands_before_a_struck_mark_does_not_touch_what_stands_behind_it():
    blocks: tuple[Block, ...] = (line(("", "One"), ("-A", " two."), mark="-B"), line(("+B", " and "), ("", "three.")))
    assert seen("B", *blocks) == ["One two. and three."]
    assert inlays({"B"}, blocks) == ()


def test_words_typed_before_what_another_typed_over_stand_beside_it():
    block = line(("", "we "), ("+B", "all "), ("-A", "shall"), ("+A", "may"), ("", " go"))
    assert seen("B", block) == ["we all shall go"]
    assert seen("A", block) == ["we may go"]
    assert inlays({"B"}, [block]) == ()
    glued = line(("", "we "), ("+B", "should"), ("-A", "shall"), ("+A", "may"), ("", " go"))
    assert seen("B", glued) == ["we should go"]


def test_words_that_run_into_struck_ones_stand_in_their_place_though_another_struck_their_row_with_them():
    cell = line(("-A", "100"), ("+B-A", "150"), mark="-A", row=(0, 1, 1))
    assert (seen("A", cell), seen("B", cell)) == ([], ["150"])


def test_words_that_another_struck_with_those_before_them_were_typed_beside_these():
    block = line(("", "we"), ("-A", " shall"), ("+B-A", " all"), ("", " go"))
    assert seen("B", block) == ["we shall all go"]
    assert seen("A", block) == ["we go"]


def test_several_may_each_type_over_what_another_struck():
    block = line(("", "we "), ("-A", "shall"), ("+B", "should"), ("+C", " also"), ("", " go"))
    assert (seen("B", block), inlays({"B"}, [block])) == (["we should go"], ())
    assert (seen("C", block), inlays({"C"}, [block])) == (["we shall go"], (Inlay("also", "should also"),))


def test_words_that_go_on_from_what_another_replaced_and_run_into_what_it_struck_are_asked_about():
    block = line(("", "we "), ("-A", "shall"), ("+A", "should "), ("+B", "and may"), ("", " go"))
    assert (seen("B", block), inlays({"B"}, [block])) == (["we shall go"], (Inlay("and may", "should and may"),))
    apart = line(("", "promote"), ("+A", " trust "), ("+B", "and peace"), ("-A", " now"), ("", "."))
    assert (seen("B", apart), inlays({"B"}, [apart])) == (["promote now."], (Inlay("and peace", "trust and peace"),))
