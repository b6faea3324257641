"""What one mapped author struck within what another strikes is struck by both, or asked about."""

from plenary.engine.text.block import Shape
from plenary.engine.text.interpretation.inlay import Inlay, inlays
from tests.engine.text.interpretation.joint import line, seen

FIRST, LAST = line(("", "First.")), line(("", "Last."))


def test_who_strikes_a_provision_in_which_another_replaced_words_strikes_all_of_it():
    struck = line(("-B", "1. Members "), ("-A", "shall"), ("+A-B", "should"), ("-B", " share."), mark="-B")
    assert seen("A", FIRST, struck, LAST) == ["First.", "1. Members should share.", "Last."]
    assert seen("B", FIRST, struck, LAST) == ["First.", "Last."]
    assert inlays({"A"}, [struck]) == inlays({"B"}, [struck]) == ()


def test_a_strike_of_a_paragraph_around_words_that_another_replaced_takes_them_along():
    around = (("-B", "1. Members "), ("-A", "shall"), ("+A", "should"), ("-B", " share."))
    struck = line(*around, mark="-B")
    assert seen("A", FIRST, struck, LAST) == ["First.", "1. Members should share.", "Last."]
    assert seen("B", FIRST, struck, LAST) == ["First.", "Last."]
    assert inlays({"A"}, [struck]) == inlays({"B"}, [struck]) == ()
    for kept in (line(*around), line(*around, ("", " Each year."), mark="-B"), line(*around, ("+B", "So."), mark="-B")):
        assert seen("B", FIRST, kept, LAST) != ["First.", "Last."]


def test_words_struck_before_at_either_end_of_a_struck_provision_go_with_it():
    ending = line(("-B", "3. Open to "), ("-A", "all."), mark="-B")
    assert seen("B", FIRST, ending, LAST) == ["First.", "Last."]
    beginning = line(("-A", "3. Open "), ("-B", "to all."), mark="-B")
    assert seen("B", FIRST, beginning, LAST) == ["First.", "Last."]
    half = line(("", "Open. "), ("-A", "Kept. "), ("-B", "Due "), ("-A", "now."), mark="-B")
    assert seen("B", half, LAST) == ["Open. Kept. Last."]


def test_a_cell_of_a_struck_row_and_a_struck_footnote_keep_nothing_of_what_another_replaced():
    cell = line(("-A", "100"), ("+A-B", "150"), mark="-B", shape=Shape.CELL, row=(0, 1, 1))
    assert seen("B", cell, LAST) == ["Last."]
    assert inlays({"B"}, [cell]) == ()
    kept = line(("-B", "100"), ("+A-B", "150"), mark="-B", shape=Shape.CELL, row=(0, 1, 1))
    assert (seen("B", kept, LAST), inlays({"B"}, [kept])) == (["Last."], ())
    note = line(("-B", "Waived for "), ("-A", "all"), ("+A-B", "some"), ("-B", "."), mark="-B", shape=Shape.FOOTNOTE)
    assert seen("B", note, LAST) == ["Last."]


def test_a_mark_struck_behind_words_that_another_struck_takes_nothing_along():
    assert seen("B", line(("", "First."), ("-A", " Second."), mark="-B"), LAST) == ["First. Second.Last."]
    assert seen("B", line(("", "First."), mark="-B"), LAST) == ["First.Last."]


def test_a_whole_sentence_is_struck_with_the_words_that_another_had_struck_in_it():
    block = line(
        ("", "Members meet."), ("-B", " They shall,"), ("-A", " if able,"), ("-B", " report."), ("", " It is so.")
    )
    assert seen("B", block) == ["Members meet. It is so."]
    cited = line(
        ("", "Members meet.⁽¹⁾"), ("-B", " They shall,"), ("-A", " if able,"), ("-B", " report.”"), ("", " So.")
    )
    assert seen("B", cited) == ["Members meet.⁽¹⁾ So."]
    last = line(("-B", "They shall"), ("-A", " not"), ("-B", " report"))
    assert seen("B", LAST, last) == ["Last."]
    assert inlays({"B"}, [block, last]) == ()


def test_a_strike_goes_on_over_words_with_what_another_put_in_their_place():
    block = line(("", "The "), ("-B", "Board "), ("-A", "shall"), ("+A-B", "should"), ("", " meet"))
    assert seen("B", block) == ["The  meet"]
    behind = line(("", "The "), ("-A", "Board"), ("+A-B", "Panel"), ("-B", " shall"), ("", " meet"))
    assert seen("B", behind) == ["The  meet"]
    ended = line(("", "The "), ("-B", "Board "), ("+A-B", "should"), ("-A", "shall"), ("", " meet"))
    assert seen("B", ended) == ["The  meet"]
    assert inlays({"B"}, [block, behind, ended]) == ()


def test_words_struck_amid_others_of_a_sentence_are_asked_about():
    block = line(("", "their "), ("-B", "reports, "), ("-A", "accounts"), ("-B", " and plans"), ("", " now"))
    assert seen("A", block) == ["their reports,  and plans now"]
    assert seen("B", block) == ["their reports, accounts and plans now"]
    assert inlays({"A"}, [block]) == ()
    assert inlays({"B"}, [block]) == (Inlay("", "accounts", "reports, … and plans", crossed=True),)


def test_words_struck_beside_each_other_are_each_author_s_own():
    block = line(("", "their "), ("-A", "reports, "), ("-B", "accounts"), ("", " now"))
    assert seen("A", block) == ["their accounts now"]
    assert seen("B", block) == ["their reports,  now"]


def test_what_another_moved_or_struck_with_its_mark_is_not_taken_along():
    one, two = line(("-B", "One."), mark="-B"), line(("-B", "Two."), mark="-B")
    assert seen("B", one, line(("-A", "Between."), mark="-A"), two, LAST) == ["Between.", "Last."]
    moved = line(("-B", "One "), ("-A", "moved "), ("-B", "two."), move="m")
    assert seen("B", moved) == ["moved "]


def test_words_that_nobody_wants_are_in_no_ones_way():
    block = line(("-B", "One "), ("+A-A", "typed "), ("-A", "two "), ("-B", "three."), mark="-B")
    assert seen("B", block, LAST) == ["Last."]


def test_what_another_put_in_and_one_only_strikes_there_is_no_strike_of_the_base():
    block = line(("", "we "), ("-A", "shall"), ("+A-B", "should"), ("", " go"))
    assert seen("B", block) == ["we shall go"]
    assert inlays({"B"}, [block]) == (Inlay("", "should", "should"),)
