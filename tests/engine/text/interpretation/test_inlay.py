"""What one mapped author does to the words of another: it is in no reading where it makes no sense without them."""

from plenary.engine.text.block import Shape
from plenary.engine.text.interpretation.author import changes_only_of
from plenary.engine.text.interpretation.inlay import Inlay, inlays
from plenary.engine.text.view import accepted
from tests.engine.text.interpretation.joint import line, seen


def test_who_strikes_all_that_another_put_in_place_of_words_and_types_its_own_replaces_the_same_words():
    blocks = (line(("", "Members "), ("-A", "shall"), ("+A-B", "should"), ("+B", "may"), ("", " share.")),)
    assert seen("A", *blocks) == ["Members should share."]
    assert seen("B", *blocks) == ["Members may share."]
    assert inlays({"A"}, blocks) == inlays({"B"}, blocks) == ()


def test_who_replaces_a_part_of_what_another_put_in_is_asked():
    blocks = (line(("", "to promote"), ("+A", " and "), ("+A-B", "foster"), ("+B", "encourage"), ("+A", " soon")),)
    assert seen("A", *blocks) == ["to promote and foster soon"]
    assert seen("B", *blocks) == ["to promote"]
    assert inlays({"A"}, blocks) == ()
    assert inlays({"B"}, blocks) == (Inlay("encourage", "and encourage soon", "foster"),)


def test_words_of_the_base_that_are_struck_beside_what_is_asked_about_stay_and_are_told():
    blocks = (line(("", "at "), ("-B", "any"), ("+A", "some "), ("+A-B", "early"), ("+B", "late"), ("", " time")),)
    assert seen("B", *blocks) == ["at any time"]
    assert inlays({"B"}, blocks) == (Inlay("late", "some late", "any … early"),)


def test_words_that_would_run_into_a_word_of_the_base_are_asked_about():
    blocks = (line(("", "promote"), ("+A", " trust "), ("+B", "and peace"), ("", ".")),)
    assert seen("B", *blocks) == ["promote."]
    assert inlays({"B"}, blocks) == (Inlay("and peace", "trust and peace"),)


def test_words_that_stand_well_without_those_of_another_beside_them_are_their_authors():
    blocks = (line(("", "Members share"), ("+A", ", as appropriate"), ("+B", ", where possible"), ("", ".")),)
    assert seen("A", *blocks) == ["Members share, as appropriate."]
    assert seen("B", *blocks) == ["Members share, where possible."]
    ending = (line(("", "share"), ("+B", "s"), ("", " "), ("+A", "all "), ("", "data")),)
    assert seen("B", *ending) == ["shares data"]
    assert inlays({"A", "B"}, blocks) == inlays({"B"}, blocks) == inlays({"B"}, ending) == ()


def test_what_one_only_strikes_of_another_is_told():
    first, last = line(("", "First.")), line(("", "Last."))
    blocks = (first, line(("+A", "Training of teachers"), ("+A-B", " and of judges"), ("+A", ";"), mark="+A"), last)
    assert seen("A", *blocks) == ["First.", "Training of teachers and of judges;", "Last."]
    assert seen("B", *blocks) == ["First.", "Last."]
    assert inlays({"B"}, blocks) == (Inlay("", "Training of teachers;", "and of judges"),)
    in_base = (line(("", "share"), ("+A-B", " data"), ("", ".")),)
    assert seen("B", *in_base) == ["share."]
    assert inlays({"B"}, in_base) == (Inlay("", "data", "data"),)
    assert inlays({"A"}, in_base) == ()


def test_a_new_paragraph_under_the_new_heading_of_another_has_no_place_without_it():
    blocks = (
        line(("", "First.")),
        line(("+A", "Article 2 bis. Technology"), mark="+A", shape=Shape.HEADING),
        line(("+A", "Members shall share technology."), mark="+A"),
        line(("+B", "Members shall share data."), mark="+B"),
        line(("", "Last.")),
        line(("+B", "Mine."), mark="+B"),
        line(("", "End.")),
    )
    assert seen("B", *blocks) == ["First.", "Last.", "Mine.", "End."]
    assert inlays({"B"}, blocks) == (Inlay("Members shall share data.", "Article 2 bis. Technology"),)
    unstyled = (blocks[0], line(("+A", "Article 2 bis. Technology"), mark="+A"), *blocks[2:])
    assert inlays({"B"}, unstyled) == inlays({"B"}, blocks)
    own = (*blocks[:3], line(("+B", "Article 2 ter"), mark="+B", shape=Shape.HEADING), *blocks[3:])
    assert seen("B", *own) == ["First.", "Article 2 ter", "Members shall share data.", "Last.", "Mine.", "End."]


def test_edits_in_a_paragraph_that_another_moved_belong_to_it_where_it_was():
    source = line(("-A", "training of "), ("-A", "officials;"), mark="-A", move="m")
    copy = line(("+A", "training of "), ("+A-B", "officials"), ("+B", "teachers"), ("+A", ";"), mark="+A", move="m")
    blocks = (line(("", "First.")), source, line(("", "Middle.")), copy, line(("", "Last.")))
    assert seen("A", *blocks) == ["First.", "Middle.", "training of officials;", "Last."]
    assert seen("B", *blocks) == ["First.", "training of teachers;", "Middle.", "Last."]
    assert inlays({"B"}, blocks) == ()


def test_a_moved_paragraph_whose_words_are_not_those_of_its_source_is_another_s_new_paragraph():
    source = line(("-A", "training of officials;"), mark="-A", move="m")
    copy = line(("+A", "training of "), ("+B", "new "), ("+A", "judges;"), mark="+A", move="m")
    blocks = (line(("", "First.")), source, line(("", "Middle.")), copy, line(("", "Last.")))
    assert seen("B", *blocks) == ["First.", "training of officials;", "Middle.", "Last."]
    assert inlays({"B"}, blocks) == (Inlay("new", "training of new judges;"),)


def test_each_is_told_with_its_place_in_the_file():
    new = line(("+A", "Training"), ("+B", " of judges"), mark="+A", place="paragraph 2")
    amid = line(("", "the "), ("-B", "old "), ("-A", "and "), ("-B", "new "), ("", "one"), place="paragraph 3")
    beside = line(("", "the"), ("-A", " old"), ("+B", " and new"), ("", " one"), place="paragraph 4")
    found = inlays({"B"}, [line(("", "First.")), new, amid, beside])
    assert [one.place for one in found] == ["paragraph 2", "paragraph 3", "paragraph 4"]


def test_what_one_puts_into_a_new_cell_of_another_is_an_inlay_behind_what_was_struck_too():
    cell = line(("+A", "Large"), ("+B", " and small"), mark="+A", shape=Shape.CELL, row=(0, 1, 0))
    struck = line(("-A", "Middle"), mark="-A", shape=Shape.CELL, row=(0, 0, 0))
    for above in (struck, line(("-A", "Struck."), mark="-A")):
        assert inlays({"B"}, (above, cell)) == (Inlay("and small", "Large and small"),)
        assert [paragraph.text for paragraph in accepted(changes_only_of({"B"}, (above, cell)))] == [above.rejected]
