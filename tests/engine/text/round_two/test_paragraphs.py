"""Plain words, whole paragraphs, and the lines beside them."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Question, Remark, Return
from tests.engine.text.round_two.copies import answer, clean, edited, read, returned, send
from tests.engine.text.round_two.text import BASE, BOR, DES, NEW, ORDER, P1, ROLLING, bor, opposes, says, supports


def added(
    text: str, number: str = "", after: str = "p4", parent: str | None = "a1", kind: Kind = Kind.PARAGRAPH
) -> Addition:
    return Addition(f"{after}+new1", after, parent, kind, text, number)


def test_edits_of_plain_words_are_suggestions() -> None:
    assert answer(ROLLING, ("every year", "every two years"), ("Reporting", "Accounts")) == says(
        {"a1": "Accounts", "p1": P1.replace("every year", "every two years")}
    )
    assert answer(ROLLING, (" else", "")) == says({"p4": "Nothing is asked."})


def test_words_that_come_back_as_the_base_has_them_are_no_suggestion_any_more() -> None:
    standing = Reading("CEL", ("CEL",), {"p4": "Nothing is asked."})
    rolling = collate(BASE, [standing], order=ORDER)
    assert answer(rolling, ("[else / no text – Celandia]", "else")).reading.words == {}


def test_a_struck_paragraph_is_to_be_deleted() -> None:
    sent = "2\tThe Assembly may[, in good time, – Desh] ask for more within [four / three – Borland] weeks."
    assert returned(ROLLING, (sent, "")) == says(deleted=frozenset({"p2"}))
    assert answer(ROLLING, ("4\tNothing else is asked.", "")) == says(deleted=frozenset({"p4"}))
    assert answer(ROLLING, ("Nothing else is asked.", "")) == says(deleted=frozenset({"p4"}))


def test_a_struck_paragraph_that_is_written_anew_is_reworded() -> None:
    assert answer(ROLLING, ("Nothing else is asked.", "That is all.")) == says({"p4": "That is all."})


def test_a_new_provision_of_others_that_is_struck_is_opposed() -> None:
    assert answer(ROLLING, ("3 bis\t[The register is public. – Desh]", "")) == says(
        {}, opposes("p3+1", "", "The register is public.")
    )


def test_a_new_provision_of_its_own_that_is_struck_is_withdrawn() -> None:
    assert answer(ROLLING, ("3 bis\t[The register is public. – Desh]", ""), member="DES") == Return(
        replace(DES, added=())
    )


def test_a_new_provision_of_a_joint_submission_that_is_struck_is_asked_about() -> None:
    rolling = collate(BASE, [replace(DES, holders=("DES", "CEL"))], order=ORDER)
    found = answer(rolling, ("3 bis\t[The register is public. – Celandia, Desh]", ""))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.JOINT])


def test_a_new_provision_is_supported_edited_and_answered_with_another() -> None:
    offered = Addition("p3+1", "p3", "a1", Kind.PARAGRAPH, "The register is public.", "3 bis")
    assert answer(ROLLING, ("public. – Desh]", "public. – Desh, CEL]")) == says(
        {}, supports("p3+1", "p3+1:0-0", "The register is public."), added=(offered,)
    )
    assert answer(ROLLING, ("is public", "is open")) == says(added=(replace(offered, text="The register is open."),))
    assert answer(ROLLING, ("public. – Desh]", "public. – Desh / There is no register. – CEL]")) == says(
        added=(replace(offered, text="There is no register."),)
    )


def test_a_member_edits_the_new_provision_that_it_offers() -> None:
    offered = Addition("p3+1", "p3", "a1", Kind.PARAGRAPH, "The register is open.", "3 bis")
    assert answer(ROLLING, ("is public", "is open"), member="DES") == Return(replace(DES, added=(offered,)))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("asked.¶5\tMore may be asked.", (added("More may be asked.", "5"),)),
        ("asked.¶More may be asked.", (added("More may be asked.", kind=Kind.TEXT),)),
        ("asked.¶[5\tMore may be asked. – CEL]", (added("More may be asked.", "5"),)),
        ("asked.¶5\t[More may be asked.]", (added("More may be asked.", "5"),)),
        ("asked.¶(a)\tmore.", (added("more.", "(a)", parent="p4", kind=Kind.SUBPARAGRAPH),)),
        (
            "asked.¶Article 2¶Publicity¶1. Everything is public.",
            (
                added("Publicity", "Article 2", parent=None, kind=Kind.ARTICLE),
                Addition("p4+new2", "p4", "p4+new1", Kind.PARAGRAPH, "Everything is public.", "1"),
            ),
        ),
        (
            "asked.¶Article 2. Publicity¶Everything is public.",
            (
                added("Publicity", "Article 2", parent=None, kind=Kind.ARTICLE),
                Addition("p4+new2", "p4", "p4+new1", Kind.TEXT, "Everything is public.", ""),
            ),
        ),
    ],
)
def test_new_paragraphs_are_additions(written: str, expected: tuple[Addition, ...]) -> None:
    assert answer(ROLLING, ("asked.", written)) == says(added=expected)


def test_a_new_paragraph_stands_before_the_provision_it_was_written_before() -> None:
    assert answer(ROLLING, ("4\tNothing", "3 ter\tBefore it.¶4\tNothing")) == says(
        added=(added("Before it.", "3 ter", after="p3"),)
    )
    assert answer(ROLLING, ("Framework", "Words before all.¶Framework")) == says(
        added=(Addition("+new1", None, None, Kind.TEXT, "Words before all.", ""),)
    )


def test_a_new_paragraph_among_unnumbered_ones_is_like_them() -> None:
    assert answer(ROLLING, ("decision,", "decision,¶Recalling another,")) == says(
        added=(added("Recalling another,", after="pp", parent=None, kind=Kind.PREAMBULAR),)
    )


def test_a_new_paragraph_after_a_line_of_ours_stands_after_the_provision() -> None:
    assert answer(ROLLING, ("by Desh.", "by Desh.¶5\tMore may be asked.")) == says(
        added=(added("More may be asked.", "5"),)
    )


def test_a_typed_number_whose_tab_a_program_made_a_space_is_a_number_where_it_counts_on() -> None:
    assert answer(ROLLING, ("by Desh.", "by Desh.¶5 More may be asked.")) == says(
        added=(added("More may be asked.", "5"),)
    )
    assert answer(ROLLING, ("by Desh.", "by Desh.¶6 More may be asked.")) == says(
        added=(added("6 More may be asked.", kind=Kind.TEXT),)
    )


def test_own_new_provisions_stay_in_the_order_of_the_text() -> None:
    found = answer(ROLLING, ("public. – Desh]", "public. – Desh, CEL]"), ("weeks.", "weeks.¶2 bis\tOr six."))
    assert [(addition.number, addition.text) for addition in found.reading.added] == [
        ("2 bis", "Or six."),
        ("3 bis", "The register is public."),
    ]


def test_the_ids_of_new_paragraphs_are_their_own() -> None:
    standing = replace(NEW, added=(added("More may be asked.", "5"),))
    rolling = collate(BASE, [standing], order=ORDER)
    found = answer(rolling, ("else is asked.", "else is asked.¶4 bis\tStill more."))
    assert [addition.id for addition in found.reading.added] == ["p4+new2", "p4+1"]


def test_a_paragraph_that_was_cut_in_two_is_reworded_and_followed_by_a_new_one() -> None:
    assert answer(ROLLING, (" else is", " else.¶It is")) == says(
        {"p4": "Nothing else."}, added=(added("It is asked.", kind=Kind.TEXT),)
    )


@pytest.mark.parametrize(
    ("written", "cause"),
    [("5\t[More may be asked. – Desh]", Cause.NAMES), ("5\tMore [may][shall] be asked.", Cause.SIGNS)],
)
def test_a_new_paragraph_of_others_or_with_brackets_in_it_is_asked_about(written: str, cause: Cause) -> None:
    shown = " ".join(written.split())
    assert answer(ROLLING, ("asked.", f"asked.¶{written}")) == Return(
        NEW,
        questions=(
            Question(
                "p4",
                cause,
                (Meaning.ADDS, Meaning.FOR_ANOTHER, Meaning.SLIP),
                after=shown,
                words=(shown,),
                place="paragraph 10",
            ),
        ),
    )


def test_a_number_is_presentation_and_a_change_of_it_is_asked_about() -> None:
    assert answer(ROLLING, ("4\tNothing", "5\tNothing")) == Return(
        NEW,
        questions=(
            Question(
                "p4",
                Cause.NUMBER,
                (Meaning.RENUMBERS, Meaning.SLIP),
                "4 Nothing else is asked.",
                "5 Nothing else is asked.",
                ("5",),
                place="paragraph 10",
            ),
        ),
    )


def test_a_number_that_is_typed_again_in_another_form_changes_nothing() -> None:
    assert answer(ROLLING, ("4\tNothing", "(4) Nothing")) == Return(NEW)


def test_a_member_joins_what_others_ask_for_and_leaves_what_it_asked_for() -> None:
    assert answer(ROLLING, ("by Desh.", "by Desh, Celandia.")) == says(retained=frozenset({"p4"}))
    assert answer(ROLLING, ("Deletion asked for by Borland.", "Deletion asked for by Borland, CEL.")) == says(
        deleted=frozenset({"p4"})
    )
    assert answer(ROLLING, ("p1 asked for by Borland.", "p1 asked for by Borland, CEL.")) == says(
        moved=(Move("p3", "p1", "a1"),)
    )
    assert answer(ROLLING, ("Retention asked for by Desh.", ""), member="DES") == Return(
        replace(DES, retained=frozenset())
    )
    assert answer(ROLLING, ("Deletion asked for by Borland.", ""), member="BOR") == Return(
        replace(BOR, deleted=frozenset())
    )
    assert answer(ROLLING, ("Move to after p1 asked for by Borland.", ""), member="BOR") == bor(moved=())


def test_who_joins_the_deletion_of_an_article_as_a_whole_would_delete_all_of_it() -> None:
    names = frozenset({"a1", "p1", "p2", "p3", "p4"})
    rolling = collate(BASE, [Reading("bor", ("BOR",), deleted=names)], order=ORDER)
    assert answer(rolling, ("of all asked for by Borland.", "of all asked for by Borland, CEL.")) == says(deleted=names)
    left = answer(rolling, ("Deletion of all asked for by Borland.", ""), member="BOR")
    assert left == Return(Reading("bor", ("BOR",)))


def test_joining_a_move_that_one_asks_for_already_says_nothing_new() -> None:
    rolling = collate(BASE, [BOR, Reading("joint", ("ARA", "DES"), moved=BOR.moved)], order=ORDER)
    found = answer(rolling, ("by Arandia, Borland, Desh.", "by Arandia, Borland, CEL, Desh."))
    assert found == says(moved=BOR.moved)


def test_a_joint_request_is_not_left_by_one_alone() -> None:
    rolling = collate(BASE, [replace(DES, holders=("DES", "CEL"))], order=ORDER)
    found = answer(rolling, ("asked for by Celandia, Desh.", "asked for by Desh."))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.JOINT])


@pytest.mark.parametrize(
    ("line", "left", "cause"),
    [
        ("Retention asked for by Desh.", "", Cause.LINE),
        ("Retention asked for by Desh.", "Retention asked for by Arandia.", Cause.NAMES),
        ("Retention asked for by Desh.", "Retention hotly asked for by Desh.", Cause.NUMBER),
        ("New provision.", "New provision. CEL", Cause.NUMBER),
    ],
)
def test_what_else_is_done_to_a_line_of_ours_is_asked_about(line: str, left: str, cause: Cause) -> None:
    found = answer(ROLLING, (line, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [cause])


def test_a_provision_inside_a_new_one_is_not_supported_without_it() -> None:
    article = Addition("x", "p4", None, Kind.ARTICLE, "Publicity", "Article 2")
    inside = Addition("y", "p4", "x", Kind.PARAGRAPH, "Everything is public.", "1")
    rolling = collate(BASE, [Reading("des", ("DES",), added=(article, inside))], order=ORDER)
    found = answer(rolling, ("public. – Desh]", "public. – Desh, CEL]"))
    before = "1 [Everything is public. – Desh]"
    question = Question(
        "p4+2",
        Cause.PARENT,
        (Meaning.SUPPORTS, Meaning.SUGGESTS, Meaning.SLIP),
        before,
        "1 [Everything is public. – Desh, CEL]",
        (", CEL",),
        place="paragraph 10",
    )
    assert found == Return(NEW, questions=(question,))
    both = answer(
        rolling, ("public. – Desh]", "public. – Desh, CEL]"), ("[Publicity – Desh]", "[Publicity – Desh, CEL]")
    )
    assert [addition.parent for addition in both.reading.added] == [None, "p4+1"]


def test_words_written_into_a_provision_inside_a_new_one_of_others_are_asked_about_and_not_lost() -> None:
    article = Addition("x", "p4", None, Kind.ARTICLE, "Publicity", "Article 2")
    inside = Addition("y", "p4", "x", Kind.PARAGRAPH, "Everything is public.", "1")
    rolling = collate(BASE, [Reading("des", ("DES",), added=(article, inside))], order=ORDER)
    found = answer(rolling, ("is public", "is public and free"))
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.provision, one.cause, one.before, one.after, one.words) for one in found.questions] == [
        (
            "p4+2",
            Cause.PARENT,
            "1 [Everything is public. – Desh]",
            "1 [Everything is public and free. – Desh]",
            ("and free",),
        )
    ]


def test_what_was_inside_a_new_provision_stays_when_that_is_withdrawn() -> None:
    article = Addition("x", "p4", None, Kind.ARTICLE, "Publicity", "Article 2")
    inside = Addition("y", "p4", "x", Kind.PARAGRAPH, "Everything is public.", "1")
    rolling = collate(
        BASE, [replace(NEW, added=(article, inside)), Reading("des", ("DES",), added=(article,))], order=ORDER
    )
    found = answer(rolling, ("[Publicity – Celandia, Desh]", "[Publicity – Desh]"))
    assert [(addition.text, addition.parent) for addition in found.reading.added] == [("Everything is public.", None)]


def test_a_note_says_what_is_not_tracked_and_whether_anything_is() -> None:
    edits = [("every year", "every two years"), ("Nothing else", "Nothing")]
    sent = send(ROLLING)
    both = [*clean(edited(sent[:5], edits[0])), *edited(sent[5:], edits[1])]
    assert [(note.remark, note.provisions) for note in read(ROLLING, both).notes] == [(Remark.UNTRACKED, ("p1",))]
    copied = clean(edited(sent, *edits))
    assert [(note.remark, note.provisions) for note in read(ROLLING, copied).notes] == [(Remark.CLEAN, ("p1", "p4"))]


def test_a_heading_without_words_is_given_some() -> None:
    base = Instrument((Provision("a1", Kind.ARTICLE, "", "Article 1"), Provision("a2", Kind.ARTICLE, "", "Article 2")))
    rolling = collate(base, [], order=ORDER)
    assert answer(rolling, ("Article 1\t", "Article 1\tUse")) == says({"a1": "Use"})
    assert returned(rolling, ("Article 2\t", "")) == says(deleted=frozenset({"a2"}))
