"""Comparison: rejecting every change gives the old words, accepting every change the new ones."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.comparison import Comparison, Entry, Fate, compare
from plenary.engine.text.correspondence import Tie
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.redline import redline
from plenary.engine.text.tokens import lead
from tests.engine.text.strategies import instruments

A = Provision("a", Kind.ARTICLE, "Use", "Article 1")
P1 = Provision("p1", Kind.PARAGRAPH, "Members shall cooperate on the safe use of shared systems.", "1.", "a")
P2 = Provision("p2", Kind.PARAGRAPH, "Each member shall report once a year to the assembly.", "2.", "a")
P3 = Provision("p3", Kind.PARAGRAPH, "The assembly may ask for more.", "3.", "a")
OLD = Instrument((A, P1, P2, P3))

ALL_KEPT = {p.id: Entry(Fate.SAME, (p.id,), (p.id,), (Piece(" " + p.text),)) for p in OLD.provisions}


def struck(text: str, move: str = "") -> Piece:
    return Piece(text, Change.DELETED, move=move)


def put(text: str, move: str = "") -> Piece:
    return Piece(text, Change.INSERTED, move=move)


def with_text(provision: Provision, text: str, number: str | None = None) -> Provision:
    return Provision(provision.id, provision.kind, text, provision.number if number is None else number, "a")


def test_a_version_compared_with_itself_has_no_change() -> None:
    same = compare(OLD, OLD)
    assert same == Comparison(OLD, OLD, tuple(ALL_KEPT.values()))
    assert redline(same) == ""


def test_edits_fall_on_phrases_with_what_is_struck_before_what_is_put_in() -> None:
    new = Instrument((A, P1, with_text(P2, "Each member should write once a year to the assembly."), P3))
    compared = compare(OLD, new)
    assert compared.entries[2] == Entry(
        Fate.EDITED,
        ("p2",),
        ("p2",),
        (Piece(" Each member"), struck(" shall report"), put(" should write"), Piece(" once a year to the assembly.")),
    )
    assert redline(compared) == (
        "~ Article 1, 2.: Each member [-shall report-] {+should write+} once a year to the …\n"
    )


def test_what_is_gone_stands_behind_what_it_followed_and_what_is_new_where_it_is() -> None:
    first = Provision("n", Kind.TITLE, "Draft framework")
    compared = compare(OLD, Instrument((first, A, P1, with_text(P3, P3.text, "2."))))
    assert compared.entries == (
        Entry(Fate.INSERTED, (), ("n",), (put(" Draft framework"),)),
        ALL_KEPT["a"],
        ALL_KEPT["p1"],
        Entry(Fate.DELETED, ("p2",), (), (struck(" " + P2.text),)),
        ALL_KEPT["p3"],
    )
    assert redline(compared) == (
        "+ n: {+Draft framework+}\n"
        "- Article 1, 2.: [-Each member shall report once a year to the assembly.-]\n"
        "# Article 1, 2. (3.): …\n"
    )


def test_a_provision_that_is_gone_from_the_beginning_comes_first() -> None:
    old = Instrument((Provision("t", Kind.TITLE, ""), *OLD.provisions))
    compared = compare(old, OLD)
    assert compared.entries[0] == Entry(Fate.DELETED, ("t",), (), ())
    assert redline(compared) == "- t\n"


def test_a_moved_provision_is_labelled_where_it_left_and_where_it_came_to() -> None:
    new = Instrument((A, with_text(P3, "The assembly may ask for much more."), P1, P2))
    compared = compare(OLD, new)
    assert compared.entries == (
        ALL_KEPT["a"],
        Entry(
            Fate.EDITED,
            ("p3",),
            ("p3",),
            (Piece(" The assembly may ask for"), put(" much"), Piece(" more.")),
            move="1",
        ),
        ALL_KEPT["p1"],
        ALL_KEPT["p2"],
        Entry(Fate.LEFT, ("p3",), ("p3",), (struck(" The assembly may ask for more."),), move="1"),
    )
    assert redline(compared) == (
        "v1 Article 1, 3.: The assembly may ask for {+much+} more.\n"
        "^1 Article 1, 3.: [-The assembly may ask for more.-]\n"
    )


def test_moved_words_are_labelled_at_both_ends() -> None:
    new = Instrument(
        (
            A,
            with_text(P1, "Members shall cooperate on systems."),
            with_text(P2, f"{P2.text} The safe use of shared."),
            P3,
        )
    )
    compared = compare(OLD, new)
    assert [entry.pieces for entry in compared.entries[1:3]] == [
        (Piece(" Members shall cooperate on"), struck(" the safe use of shared", "1"), Piece(" systems.")),
        (Piece(" " + P2.text), put(" The safe use of shared.", "1")),
    ]
    assert redline(compared) == (
        "~ Article 1, 1.: Members shall cooperate on [-1:the safe use of shared-] systems.\n"
        "~ Article 1, 2.: … a year to the assembly. {+1:The safe use of shared.+}\n".replace(
            "… a year to the assembly.", "… year to the assembly."
        )
    )


def test_like_words_at_the_same_place_are_replaced_and_not_moved() -> None:
    old = Instrument((Provision("p", Kind.TEXT, "One two three four five."),))
    new = Instrument((Provision("p", Kind.TEXT, "one Two three. Four Five"),))
    (entry,) = compare(old, new).entries
    assert entry.pieces == (struck(" One two three four five."), put(" one Two three. Four Five"))


def test_words_move_to_the_place_most_like_them_and_only_once() -> None:
    old = Instrument(
        (Provision("w", Kind.TEXT, P1.text), Provision("x", Kind.TEXT, "Nothing else is said in here at all."))
    )
    new = Instrument((Provision("y", Kind.TEXT, P1.text + " Always."), Provision("z", Kind.TEXT, P1.text)))
    compared = compare(old, new)
    assert [[piece.move for piece in entry.pieces] for entry in compared.entries] == [["1"], [""], [""], ["1"]]


def test_the_parts_of_a_split_provision_have_entries_of_their_own() -> None:
    new = Instrument(
        (
            A,
            P1,
            with_text(P2, "Each member shall report in writing"),
            Provision("q", Kind.PARAGRAPH, "once a year to the general assembly.", "2 bis.", "a"),
            P3,
        )
    )
    compared = compare(OLD, new)
    assert compared.entries[2:4] == (
        Entry(Fate.SPLIT, ("p2",), ("p2",), (Piece(" Each member shall report"), put(" in writing"))),
        Entry(Fate.SPLIT, ("p2",), ("q",), (Piece(" once a year to the"), put(" general"), Piece(" assembly."))),
    )
    assert redline(compared) == (
        "< Article 1, 2.: Each member shall report {+in writing+}\n"
        "< Article 1, 2 bis. (2.): once a year to the {+general+} assembly.\n"
    )


def test_a_merged_provision_has_one_entry_for_all_it_was() -> None:
    new = Instrument((A, with_text(P1, f"{P1.text} {P2.text}"), P3))
    compared = compare(OLD, new)
    assert compared.entries[1] == Entry(Fate.MERGED, ("p1", "p2"), ("p1",), (Piece(f" {P1.text} {P2.text}"),))
    assert redline(compared) == "> Article 1, 1.: …\n"


def test_kept_words_across_a_cut_and_new_words_across_it_go_to_both_parts() -> None:
    old = Instrument((Provision("p", Kind.TEXT, "one two three four five six"),))
    new = Instrument((Provision("p", Kind.TEXT, "one two three"), Provision("q", Kind.TEXT, "four five six")))
    assert [entry.pieces for entry in compare(old, new, ties=[Tie(("p",), ("p", "q"))]).entries] == [
        (Piece(" one two three"),),
        (Piece(" four five six"),),
    ]
    other = Instrument((Provision("p", Kind.TEXT, "uno dos"), Provision("q", Kind.TEXT, "tres")))
    assert [entry.pieces for entry in compare(old, other, ties=[Tie(("p",), ("p", "q"))]).entries] == [
        (struck(" one two three four five six"), put(" uno dos")),
        (put(" tres"),),
    ]


@given(instruments(), instruments())
def test_accepting_all_gives_the_new_words_and_rejecting_all_the_old(old: Instrument, new: Instrument) -> None:
    entries = compare(old, new).entries
    accepted = {
        entry.new[0]: "".join(p.text for p in entry.pieces if p.change is not Change.DELETED)
        for entry in entries
        if entry.fate not in (Fate.DELETED, Fate.LEFT)
    }
    assert list(accepted) == [provision.id for provision in new.provisions]
    assert [text.strip() for text in accepted.values()] == [provision.text for provision in new.provisions]
    rejected: dict[tuple[str, ...], str] = {}
    for entry in entries:
        if entry.old and entry.fate is not Fate.LEFT:
            words = "".join(p.text for p in entry.pieces if p.change is not Change.INSERTED)
            rejected[entry.old] = rejected.get(entry.old, "") + words
    olds = {ids: "".join(lead(old.by_id[name].text) for name in ids) for ids in rejected}
    assert rejected == olds
    assert sorted(name for ids in rejected for name in ids) == sorted(old.by_id)


@given(instruments(), instruments())
def test_every_label_has_two_ends(old: Instrument, new: Instrument) -> None:
    entries = compare(old, new).entries
    words = [piece.move for entry in entries for piece in entry.pieces if piece.move]
    assert sorted(words) == sorted([*set(words)] * 2)
    moved = {entry.move for entry in entries if entry.move and entry.fate is not Fate.LEFT}
    assert {entry.move for entry in entries if entry.move and entry.fate is Fate.LEFT} == moved


@given(st.data())
def test_the_redline_has_a_line_for_each_provision_that_changed(data: st.DataObject) -> None:
    old, new = data.draw(instruments()), data.draw(instruments())
    compared = compare(old, new)
    changed = [
        entry
        for entry in compared.entries
        if entry.fate is not Fate.SAME or entry.move or len(set(compared.numbers(entry))) > 1
    ]
    assert redline(compared).count("\n") == len(changed)
