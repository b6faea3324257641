"""Confirmations: read from comma-separated values or JSON lines, and made part of a reading."""

import pytest

from plenary.engine.text.candidate import (
    Answer,
    Candidate,
    Confirmation,
    Obstacle,
    Unapplicable,
    UnreadableConfirmations,
    apply,
    find,
    for_submission,
    read_confirmations,
)
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from tests.engine.text.candidate.accord import EN, MEMBERS, blocks

YES = Confirmation("f.docx", "aa", Answer.YES)
CHANGED = Confirmation("f.docx", "bb", Answer.CHANGED, 'Costs, all, are "met".', "a3.1")


def test_comma_separated_values_are_read() -> None:
    text = (
        "\ufeffsubmission,candidate,answer,words,provision\r\nf.docx,aa,Yes,,\r\n"
        'f.docx,bb,changed,"Costs, all, are ""met"".",a3.1\r\n'
    )
    assert read_confirmations(text) == (YES, CHANGED)
    assert read_confirmations("submission,candidate,answer\nf.docx,aa,yes\n") == (YES,)


def test_json_lines_are_read() -> None:
    text = (
        '{"submission": "f.docx", "candidate": "aa", "answer": "yes"}\n\n'
        '{"submission": "f.docx", "candidate": "bb", "answer": "changed", "words": "Costs, all, are \\"met\\".", '
        '"provision": "a3.1"}\n'
    )
    assert read_confirmations(text) == (YES, CHANGED)


@pytest.mark.parametrize(
    ("text", "line", "field", "found"),
    [
        ("submission,candidate,answer\nf,aa,perhaps\n", 2, "answer", "perhaps"),
        ("submission,candidate,answer\nf,,yes\n", 2, "candidate", ""),
        ("name,candidate,answer\nf,aa,yes\n", 2, "submission", ""),
        ('{"submission": "f", "candidate": "aa"}', 1, "answer", ""),
        ('{"submission": "f", "candidate": 7, "answer": "yes"}', 1, "candidate", "7"),
        ('{"submission": "f"}\n{broken', 2, "line", "{broken"),
        ('{"submission": "f", "candidate": "aa", "answer": "no"}\n7', 2, "line", "7"),
    ],
)
def test_a_line_that_is_no_confirmation_is_named(text: str, line: int, field: str, found: str) -> None:
    if field == "line":
        text = text.replace('{"submission": "f"}\n', '{"submission": "f", "candidate": "a", "answer": "no"}\n')
    with pytest.raises(UnreadableConfirmations) as raised:
        read_confirmations(text)
    assert (raised.value.line, raised.value.field, raised.value.found) == (line, field, found)


def test_the_last_answer_of_a_submission_counts() -> None:
    no = Confirmation("f.docx", "aa", Answer.NO)
    assert for_submission((YES, CHANGED, no, Confirmation("g", "aa", Answer.YES)), "f.docx") == {
        "aa": no,
        "bb": CHANGED,
    }


def candidates(*lines: str) -> tuple[Candidate, ...]:
    return find(EN, blocks(*lines), members=MEMBERS)


EMPTY = Reading("r", ("BOR",))


def confirm(
    found: tuple[Candidate, ...], answer: Answer = Answer.YES, words: str = "", provision: str = ""
) -> dict[str, Confirmation]:
    return {one.id: Confirmation("f", one.id, answer, words, provision) for one in found}


def test_nothing_is_applied_that_nobody_confirmed() -> None:
    found = candidates("Delete Article 3.", "Delete PP1.")
    assert apply(EN, EMPTY, found, {}) == EMPTY
    assert apply(EN, EMPTY, found, confirm(found, Answer.NO)) == EMPTY


def test_what_is_confirmed_becomes_part_of_the_reading() -> None:
    found = candidates(
        'In Article 2.1, replace "tools" by "means" and delete "each year".',
        "Delete PP1.",
        "Retain Article 2, paragraph 3.",
        'Add a new paragraph 3 to Article 3: "Nobody pays twice."',
        "Move Article 3, paragraph 2, to Article 1.",
        'Bracket "Costs" in Article 3.1.',
    )
    assert apply(EN, EMPTY, found, confirm(found)) == Reading(
        "r",
        ("BOR",),
        {"a2.1": "Members shall share means and shall report."},
        frozenset({"pp1"}),
        frozenset({"a2.3"}),
        (Addition(f"{found[4].id}.1", "a3.2", "a3", Kind.PARAGRAPH, "Nobody pays twice.", "3"),),
        (Move("a3.2", "a1.t1", "a1"),),
        (Bracket("a3.1", 0, 5),),
    )


def test_a_candidate_is_applied_to_the_words_that_a_reading_already_has() -> None:
    reading = Reading("r", ("BOR",), {"a2.1": "All Members shall always share tools and shall report every year."})
    found = candidates('In Article 2.1, replace "tools" by "means".')
    assert apply(EN, reading, found, confirm(found)).words == {
        "a2.1": "All Members shall always share means and shall report every year."
    }


@pytest.mark.parametrize(
    ("line", "words", "provision", "expected"),
    [
        ('Insert "x" in Article 3.1.', "Costs are met.", "", Reading("r", ("BOR",), {"a3.1": "Costs are met."})),
        ("Please move it.", "Costs are met.", "a3.1", Reading("r", ("BOR",), {"a3.1": "Costs are met."})),
        ("Delete Article 3.1.", "", "a3.2", Reading("r", ("BOR",), deleted=frozenset({"a3.2"}))),
        ("Keep Article 3.1.", "", "a3.2", Reading("r", ("BOR",), retained=frozenset({"a3.2"}))),
        ('Bracket "Costs" in Article 3.1.', "shared", "", Reading("r", ("BOR",), brackets=(Bracket("a3.1", 10, 16),))),
        ("Put Article 3 in brackets.", "keeps", "", Reading("r", ("BOR",), brackets=(Bracket("a3.2", 11, 16),))),
        (
            'In Article 3, replace "shared" by "met".',
            "Costs fall.",
            "",
            Reading("r", ("BOR",), {"a3.1": "Costs fall."}),
        ),
        ('Insert "freely" in Article 1.', "Aims", "a1", Reading("r", ("BOR",), {"a1": "Aims"})),
        ('In the title of Article 3, replace "Costs" by "Fees".', "Dues", "", Reading("r", ("BOR",), {"a3": "Dues"})),
        ("Delete Article 1.", "", "a3", Reading("r", ("BOR",), deleted=frozenset({"a3", "a3.1", "a3.2"}))),
        ("Delete Article 1.", "", "", Reading("r", ("BOR",), deleted=frozenset({"a1", "a1.t1"}))),
        ("Keep Article 1.", "", "", Reading("r", ("BOR",), retained=frozenset({"a1", "a1.t1"}))),
        ("Keep Article 1.", "", "a3", Reading("r", ("BOR",), retained=frozenset({"a3", "a3.1", "a3.2"}))),
    ],
)
def test_a_person_may_give_other_words_or_another_provision(
    line: str, words: str, provision: str, expected: Reading
) -> None:
    found = candidates(line)
    assert apply(EN, EMPTY, found, confirm(found, Answer.CHANGED, words, provision)) == expected


def test_a_person_may_give_a_new_provision_other_words() -> None:
    found = candidates('Add a new Article 4: "Review."')
    added = apply(EN, EMPTY, found, confirm(found, Answer.CHANGED, "A review takes place.")).added
    assert [(one.kind, one.number, one.text) for one in added] == [
        (Kind.ARTICLE, "Article 4", ""),
        (Kind.TEXT, "", "A review takes place."),
    ]


def test_a_members_words_are_supported_where_others_are_given() -> None:
    addition = Addition("n", "a3.1", "a3", Kind.PARAGRAPH, "New.")
    elsewhere = Addition("m", "pp1", None, Kind.PREAMBULAR, "Else,")
    theirs = Reading(
        "t",
        ("ARA",),
        {"a3.1": "Costs are met.", "a2.3": "Else."},
        frozenset({"a3.2"}),
        frozenset({"a3"}),
        (addition, elsewhere),
        (Move("a3.2", "pp1", None),),
        (Bracket("a3.1", 0, 5),),
    )
    found = candidates("We support the text of Arandia on Article 3, paragraphs 1 and 2.")
    assert apply(EN, EMPTY, found, confirm(found), others=(theirs, Reading("u", ("IST",)))) == Reading(
        "r",
        ("BOR",),
        {"a3.1": "Costs are met."},
        frozenset({"a3.2"}),
        frozenset(),
        (addition,),
        (Move("a3.2", "pp1", None),),
        (Bracket("a3.1", 0, 5),),
    )
    whole = candidates("We support the proposal of Arandia.")
    assert apply(EN, EMPTY, whole, confirm(whole), others=(theirs,)) == Reading(
        "r", ("BOR",), theirs.words, theirs.deleted, theirs.retained, theirs.added, theirs.moved, theirs.brackets
    )


def test_support_for_an_article_takes_what_is_said_of_all_it_holds_and_nothing_after_it() -> None:
    bis = Addition("b", "a3.2", None, Kind.ARTICLE, "")
    theirs = Reading(
        "t",
        ("ARA",),
        {"a3.1": "Costs are met.", "a2.3": "Else."},
        added=(
            Addition("n", "a3.1", "a3", Kind.PARAGRAPH, "New."),
            Addition("o", "a3.1", "n", Kind.SUBPARAGRAPH, "newer."),
            bis,
            Addition("c", "a3.2", "b", Kind.TEXT, "Apart."),
        ),
    )
    found = candidates("We support the text of Arandia on Article 3.")
    assert apply(EN, EMPTY, found, confirm(found), others=(theirs,)) == Reading(
        "r", ("BOR",), {"a3.1": "Costs are met."}, added=theirs.added[:2]
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "obstacle"),
    [
        (Reading("r", ("BOR",)), Reading("t", ("ARA",), {"a2.3": "Else."}), Obstacle.UNTOUCHED),
        (Reading("r", ("BOR",), {"a3.1": "A."}), Reading("t", ("ARA",), {"a3.1": "B."}), Obstacle.DIVERGENT),
        (
            Reading("r", ("BOR",), deleted=frozenset({"a3.1"})),
            Reading("t", ("ARA",), {"a3.1": "B."}),
            Obstacle.DIVERGENT,
        ),
        (
            Reading("r", ("BOR",), {"a3.1": "A."}),
            Reading("t", ("ARA",), deleted=frozenset({"a3.1"})),
            Obstacle.DIVERGENT,
        ),
    ],
)
def test_support_that_comes_to_nothing_or_meets_ones_own_words_is_refused(
    mine: Reading, theirs: Reading, obstacle: Obstacle
) -> None:
    found = candidates("We support the text of Arandia on Article 3.")
    with pytest.raises(Unapplicable) as raised:
        apply(EN, mine, found, confirm(found), others=(theirs,))
    torn = () if obstacle is Obstacle.UNTOUCHED else ("a3.1",)
    assert (raised.value.obstacle, raised.value.provisions) == (obstacle, torn)


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (
            "All Members shall share tools and shall report each year.",
            "Members shall share tools and shall report every year.",
            "All Members shall share tools and shall report every year.",
        ),
        (
            "All Members shall share tools and shall report in May.",
            "All Members shall share tools and shall report each year.",
            "All Members shall share tools and shall report in May.",
        ),
        (
            "Members shall share tools and shall report each year.",
            "Members shall share tools.",
            "Members shall share tools.",
        ),
        ("Members shall share.", "Members shall share.", "Members shall share."),
        (
            "Members shall share all tools and shall report each year.",
            "Members shall share good tools and shall report each year.",
            None,
        ),
        (
            "Members shall share their tools and shall report each year.",
            "Members shall share tools freely and shall report each year.",
            None,
        ),
        ("Members shall share tools.", "Members shall share tools and shall report every year.", None),
    ],
)
def test_support_stands_with_ones_own_words_elsewhere_in_a_provision_and_is_asked_about_near_them(
    mine: str, theirs: str, both: str | None
) -> None:
    found = candidates("We support the text of Arandia on Article 2.")
    own, supported = Reading("r", ("BOR",), {"a2.1": mine}), Reading("t", ("ARA",), {"a2.1": theirs})
    if both is not None:
        assert apply(EN, own, found, confirm(found), others=(supported,)).words == {"a2.1": both}
        return
    with pytest.raises(Unapplicable) as raised:
        apply(EN, own, found, confirm(found), others=(supported,))
    assert (raised.value.obstacle, raised.value.provisions) == (Obstacle.DIVERGENT, ("a2.1",))


@pytest.mark.parametrize(
    ("lines", "answer", "words", "provision", "obstacle"),
    [
        (("Please move it.",), Answer.YES, "", "", Obstacle.NOTHING),
        (("Please move it.",), Answer.CHANGED, "x", "", Obstacle.PROVISION),
        (('Replace "x" by "y" in Article 3.1.',), Answer.CHANGED, "", "", Obstacle.WORDS),
        (('Bracket "Costs" in Article 3.1.',), Answer.CHANGED, "nowhere", "", Obstacle.ABSENT),
        (("Put Article 3 in brackets.",), Answer.CHANGED, "costs", "", Obstacle.UNCLEAR),
        (('In Article 2.1, replace "each year" by "soon".',), Answer.CHANGED, "every May", "", Obstacle.PART),
        (("Article 2.1 should read: “Members shall share tools.”",), Answer.CHANGED, "no", "a2.1", Obstacle.PART),
        (('Throughout, replace "list" by "register".',), Answer.CHANGED, "keep a book of tools;", "", Obstacle.SEVERAL),
        (('Insert "freely" in Article 1.',), Answer.CHANGED, "Members share.", "", Obstacle.SEVERAL),
        (("Move Article 3.1 after Article 3.2.",), Answer.CHANGED, "Costs are met.", "", Obstacle.SEVERAL),
        (('Delete "each year" in Article 2.1.',), Answer.CHANGED, "", "", Obstacle.WORDS),
        (('Delete "shall" in Article 2.1.',), Answer.CHANGED, "", "", Obstacle.WORDS),
        (("We support the text of Arandia.",), Answer.YES, "", "", Obstacle.SUPPORTED),
        (('In Article 3.1, replace "shared" by "met".', 'In Article 3.1, delete "are shared".'), Answer.YES, "", "",
         Obstacle.OVERLAP),
        (("Delete Article 3.1.", 'In Article 3.1, replace "shared" by "met".'), Answer.YES, "", "", Obstacle.OVERLAP),
        (("Move Article 3.1 after Article 3.2.", "Move Article 3.2 after Article 3.1."), Answer.YES, "", "",
         Obstacle.CIRCLE),
        (("Move Article 3.1 after Article 3.2.", "Move Article 3.1 after Article 2.3."), Answer.YES, "", "",
         Obstacle.MOVED),
    ],
)  # fmt: skip
def test_what_cannot_be_applied_says_why(
    lines: tuple[str, ...], answer: Answer, words: str, provision: str, obstacle: Obstacle
) -> None:
    found = candidates(*lines)
    with pytest.raises(Unapplicable) as raised:
        apply(EN, EMPTY, found, confirm(found, answer, words, provision))
    assert raised.value.obstacle is obstacle
    assert raised.value.candidate in {one.id for one in found}


def test_a_confirmation_of_nothing_known_is_refused() -> None:
    with pytest.raises(Unapplicable) as raised:
        apply(EN, EMPTY, (), {"aa": YES})
    assert (raised.value.candidate, raised.value.obstacle) == ("aa", Obstacle.UNKNOWN)


def test_words_that_a_reading_has_changed_are_not_changed_again() -> None:
    reading = Reading("r", ("BOR",), {"a3.1": "Costs are split."})
    found = candidates('In Article 3.1, replace "shared" by "met".')
    with pytest.raises(Unapplicable) as raised:
        apply(EN, reading, found, confirm(found))
    assert raised.value.obstacle is Obstacle.OVERLAP


def test_a_row_without_an_answer_is_not_decided_yet() -> None:
    text = "submission,candidate,answer,words,provision,sentence\nf.docx,aa,yes,,,x\nf.docx,bb,,,,y\n"
    assert read_confirmations(text) == (YES,)


@pytest.mark.parametrize(
    ("line", "provision", "expected"),
    [
        ('Add a new paragraph: "Accounts are public."', "a3.1", [("a3.1", "a3", Kind.PARAGRAPH, "Accounts are public.")]),
        ('Add a new paragraph: "Accounts are public."', "a3", [
            ("a3.2", None, Kind.ARTICLE, ""), ("a3.2", "x.1", Kind.TEXT, "Accounts are public.")
        ]),
        ('Add a new Article 4: "Review."', "a1.t1", [
            ("a1.t1", None, Kind.ARTICLE, ""), ("a1.t1", "x.1", Kind.TEXT, "Accounts are public.")
        ]),
        ('In Article 3, add a new paragraph 3: "Accounts."', "a2", [
            ("a2.3", "a2", Kind.PARAGRAPH, "Accounts are public.")
        ]),
    ],
)  # fmt: skip
def test_a_person_says_which_provision_a_new_one_follows(
    line: str, provision: str, expected: list[tuple[str, str | None, Kind, str]]
) -> None:
    found = candidates(line)
    added = apply(EN, EMPTY, found, confirm(found, Answer.CHANGED, "Accounts are public.", provision)).added
    parents = [one.parent and one.parent.replace(found[0].id, "x") for one in added]
    assert [(a.after, p, a.kind, a.text) for a, p in zip(added, parents, strict=True)] == expected
    assert [one.number for one in added][:1] == [found[0].fragment.added[0].number if found[0].fragment.added else ""]


@pytest.mark.parametrize(("provision", "obstacle"), [("", Obstacle.PLACE), ("none", Obstacle.PROVISION)])
def test_a_new_provision_without_a_place_is_not_added(provision: str, obstacle: Obstacle) -> None:
    found = candidates('Add a new paragraph: "Accounts are public."')
    with pytest.raises(Unapplicable) as raised:
        apply(EN, EMPTY, found, confirm(found, Answer.CHANGED, "Accounts are public.", provision))
    assert raised.value.obstacle is obstacle


def test_a_move_that_is_asked_for_twice_is_one_move() -> None:
    found = candidates("Move Article 3.1 after Article 3.2.", "Article 3.1 should be moved after Article 3.2.")
    assert len(found) == 2
    assert apply(EN, EMPTY, found, confirm(found)).moved == (Move("a3.1", "a3.2", "a3"),)


def test_a_move_of_a_member_that_is_supported_may_close_a_circle_with_ones_own() -> None:
    mine = Reading("r", ("BOR",), moved=(Move("a3.1", "a3.2", "a3"),))
    theirs = Reading("t", ("ARA",), moved=(Move("a3.2", "a3.1", "a3"),))
    found = candidates("We support the text of Arandia on Article 3.")
    with pytest.raises(Unapplicable) as raised:
        apply(EN, mine, found, confirm(found), others=(theirs,))
    assert raised.value.obstacle is Obstacle.CIRCLE
