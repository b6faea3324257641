"""Rebase: every suggestion on an old base is carried, absorbed or in conflict, and none is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.alignment import align
from plenary.engine.text.correspondence import Tie
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Reason, Stance
from plenary.engine.text.rebase import Fate, Form, Ground, Outcome, Rebased, Suggestion, rebase
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.tokens import Vocabulary

A = Provision("a", Kind.ARTICLE, "Use", "Article 1")
P1 = Provision("p1", Kind.PARAGRAPH, "Members shall cooperate on the safe use of shared systems.", "1.", "a")
P2 = Provision("p2", Kind.PARAGRAPH, "Each member shall report once a year to the assembly.", "2.", "a")
P3 = Provision("p3", Kind.PARAGRAPH, "The assembly may ask for more.", "3.", "a")
OLD = Instrument((A, P1, P2, P3))


def revise(**texts: str | None) -> Instrument:
    """The old base with other words for some provisions, and without those given none."""
    return Instrument(
        tuple(
            Provision(p.id, p.kind, texts.get(p.id, p.text) or "", p.number, p.parent)
            for p in OLD.provisions
            if texts.get(p.id, p.text) is not None
        )
    )


def edited(id: str, old: str, new: str) -> dict[str, str]:
    return {id: OLD.by_id[id].text.replace(old, new)}


def test_what_is_put_behind_a_provision_that_it_holds_and_that_is_moved_out_stays_behind_it() -> None:
    reading = Reading("r", ("AAA",), moved=(Move("p1", None, None), Move("a", "p1", None)))
    rebased = rebase(OLD, OLD, reading)
    assert rebased.reading == reading
    assert [p.id for p in recover(collate(OLD, [rebased.reading]), "r").provisions] == ["p1", "a", "p2", "p3"]


def test_what_is_moved_beside_a_move_that_cannot_be_carried_is_carried() -> None:
    reading = Reading("r", ("AAA",), moved=(Move("p1", "p3", "a"), Move("p2", "p3", "a"), Move("p3", "a", "a")))
    rebased = rebase(OLD, revise(p1=f"{P1.text} {P2.text}", p2=None), reading)
    assert rebased.reading.moved == (Move("p3", "a", "a"),)
    assert [(o.fate, o.ground) for o in rebased.outcomes] == [
        (Fate.CONFLICT, Ground.MERGED),
        (Fate.CONFLICT, Ground.MERGED),
        (Fate.CARRIED, Ground.UNTOUCHED),
    ]


def test_an_edit_is_carried_over_a_revision_elsewhere_in_its_provision() -> None:
    new = revise(p1="All members of the assembly shall cooperate on the safe use of shared systems.")
    rebased = rebase(OLD, new, Reading("r", ("AAA",), edited("p1", "safe", "secure")))
    assert rebased.reading.words == {
        "p1": "All members of the assembly shall cooperate on the secure use of shared systems."
    }
    assert rebased.outcomes == (
        Outcome(Suggestion(Form.WORDS, "p1", 5, 6), Fate.CARRIED, "p1", "safe", "secure", "safe", Ground.UNTOUCHED),
    )


def test_what_the_new_base_already_says_is_absorbed_also_within_a_larger_revision() -> None:
    new = revise(p1="Members should work together on the safe use of shared systems.")
    rebased = rebase(OLD, new, Reading("r", ("AAA",), edited("p1", "shall", "should")))
    assert rebased.reading.words == {}
    assert rebased.outcomes == (
        Outcome(
            Suggestion(Form.WORDS, "p1", 1, 2),
            Fate.ABSORBED,
            "p1",
            "shall cooperate",
            "should cooperate",
            "should work together",
            Ground.ADOPTED,
        ),
    )


def test_an_insertion_that_the_new_base_makes_amid_more_words_is_absorbed() -> None:
    new = revise(p3="The assembly may, in writing, ask for even more now.")
    rebased = rebase(OLD, new, Reading("r", ("AAA",), edited("p3", "more.", "more now.")))
    assert [outcome.fate for outcome in rebased.outcomes] == [Fate.ABSORBED]


def test_what_goes_further_than_the_new_base_is_carried_with_the_rest_of_its_words() -> None:
    new = revise(p2="Each member should report once a year to the assembly.")
    rebased = rebase(OLD, new, Reading("r", ("AAA",), edited("p2", "shall report", "should write")))
    assert rebased.reading.words == {"p2": "Each member should write once a year to the assembly."}
    assert [outcome.fate for outcome in rebased.outcomes] == [Fate.CARRIED]


def test_other_words_at_the_same_place_are_a_conflict_with_all_three_texts() -> None:
    new = revise(p1=P1.text.replace("shall", "may"))
    rebased = rebase(OLD, new, Reading("r", ("AAA",), edited("p1", "shall", "should")))
    assert rebased.reading.words == {}
    assert rebased.of(Fate.CONFLICT) == rebased.outcomes
    assert rebased.outcomes == (
        Outcome(
            Suggestion(Form.WORDS, "p1", 1, 2), Fate.CONFLICT, "p1", "shall", "should", "may", ground=Ground.REVISED
        ),
    )


def test_words_put_beside_others_that_are_gone_are_a_conflict() -> None:
    reading = Reading("r", ("AAA",), edited("p2", "shall report", "shall report in full"))
    new = revise(p2="Each member shall send its figures once a year to the assembly.")
    assert rebase(OLD, new, reading) == Rebased(
        Reading("r", ("AAA",), {}),
        (
            Outcome(
                Suggestion(Form.WORDS, "p2", 4, 4),
                Fate.CONFLICT,
                "p2",
                "report",
                "report in full",
                "send its figures",
                Ground.REVISED,
            ),
        ),
    )
    before = Reading("r", ("AAA",), edited("p1", "shared systems", "large shared systems"))
    news = {"p1": P1.text.replace("shared systems", "tools")}
    assert [(o.fate, o.ours, o.theirs) for o in rebase(OLD, revise(**news), before).outcomes] == [
        (Fate.CONFLICT, "large shared systems", "tools")
    ]


def test_words_put_beside_a_sign_or_a_function_word_that_is_gone_are_carried() -> None:
    reading = Reading("r", ("AAA",), edited("p2", "to the assembly", "to the whole assembly"))
    rebased = rebase(OLD, revise(p2=P2.text.replace("to the", "to an")), reading)
    assert rebased.reading.words == {"p2": "Each member shall report once a year to an whole assembly."}
    assert [(o.fate, o.ground) for o in rebased.outcomes] == [(Fate.CARRIED, Ground.UNTOUCHED)]
    signs = Reading("r", ("AAA",), edited("p3", "for more.", "for more each year."))
    assert rebase(OLD, revise(p3=P3.text.replace(".", ";")), signs).reading.words == {
        "p3": "The assembly may ask for more each year;"
    }


def test_where_the_provision_is_gone_its_deletion_is_absorbed_and_other_words_are_in_conflict() -> None:
    new = revise(p2=None)
    reading = Reading(
        "r",
        ("AAA",),
        edited("p2", "year", "decade"),
        deleted=frozenset({"p2"}),
        retained=frozenset({"p2"}),
        moved=(Move("p2", "a", "a"),),
        brackets=(Bracket("p2", 0, 11),),
    )
    rebased = rebase(OLD, new, reading)
    assert rebased.reading == Reading("r", ("AAA",), {})
    assert [(o.suggestion.form, o.fate, o.ground, o.place) for o in rebased.outcomes] == [
        (Form.WORDS, Fate.CONFLICT, Ground.GONE, None),
        (Form.DELETION, Fate.ABSORBED, Ground.GONE, None),
        (Form.RETENTION, Fate.CONFLICT, Ground.GONE, None),
        (Form.MOVE, Fate.CONFLICT, Ground.GONE, None),
        (Form.BRACKET, Fate.CONFLICT, Ground.GONE, None),
    ]


def test_words_for_an_empty_provision_that_is_gone_are_a_conflict() -> None:
    old = Instrument((Provision("p", Kind.TEXT, ""),))
    rebased = rebase(old, Instrument(()), Reading("r", ("AAA",), {"p": "Words"}))
    assert rebased.outcomes == (
        Outcome(Suggestion(Form.WORDS, "p", 0, 0), Fate.CONFLICT, None, "", "Words", "", Ground.GONE),
    )


def test_deleting_and_retaining_hold_for_the_words_they_were_said_of() -> None:
    reading = Reading("r", ("AAA",), deleted=frozenset({"p1"}), retained=frozenset({"p2"}))
    signs = revise(p1="Members shall cooperate, on the safe use of shared systems", p2=P2.text.replace("Each", "each"))
    rebased = rebase(OLD, signs, reading)
    assert rebased.reading == Reading("r", ("AAA",), {}, frozenset({"p1"}), frozenset({"p2"}))
    other = revise(p1=P1.text.replace("shall", "may"), p2=P2.text.replace("shall", "may"))
    assert [(o.fate, o.ground) for o in rebase(OLD, other, reading).outcomes] == [
        (Fate.CONFLICT, Ground.REVISED),
        (Fate.CONFLICT, Ground.REVISED),
    ]


SPLIT = Instrument(
    (
        A,
        P1,
        Provision("p2", Kind.PARAGRAPH, "Each member shall report", "2.", "a"),
        Provision("q", Kind.PARAGRAPH, "once a year to the assembly.", "2 bis.", "a"),
        P3,
    )
)


def test_suggestions_follow_their_words_into_the_parts_of_a_split_provision() -> None:
    words = "Each country shall report in writing once a decade to the assembly."
    rebased = rebase(OLD, SPLIT, Reading("r", ("AAA",), {"p2": words}, brackets=(Bracket("p2", 18, 29),)))
    assert rebased.reading.words == {
        "p2": "Each country shall report in writing",
        "q": "once a decade to the assembly.",
    }
    assert rebased.reading.brackets == (Bracket("p2", 18, 24), Bracket("q", 0, 4))
    assert {outcome.fate for outcome in rebased.outcomes} == {Fate.CARRIED}
    assert [outcome.place for outcome in rebased.outcomes] == ["p2", "p2", "q", "p2"]


def test_an_edit_across_the_cut_puts_its_words_into_the_first_part() -> None:
    rebased = rebase(OLD, SPLIT, Reading("r", ("AAA",), edited("p2", "report once", "write")))
    assert rebased.reading.words == {"p2": "Each member shall write", "q": "a year to the assembly."}


def test_an_edit_or_bracket_in_one_part_leaves_the_other_alone() -> None:
    reading = Reading(
        "r", ("AAA",), edited("p2", "Each", "Every"), brackets=(Bracket("p2", 0, 4), Bracket("p2", 30, 36))
    )
    rebased = rebase(OLD, SPLIT, reading).reading
    assert rebased.words == {"p2": "Every member shall report"}
    assert rebased.brackets == (Bracket("p2", 0, 4), Bracket("q", 5, 11))


def test_a_whole_split_provision_is_deleted_kept_or_moved_in_all_its_parts() -> None:
    reading = Reading(
        "r", ("AAA",), deleted=frozenset({"p2"}), retained=frozenset({"p2"}), moved=(Move("p2", "p3", "a"),)
    )
    assert rebase(OLD, SPLIT, reading).reading == Reading(
        "r",
        ("AAA",),
        {},
        frozenset({"p2", "q"}),
        frozenset({"p2", "q"}),
        moved=(Move("p2", "p3", "a"), Move("q", "p2", "a")),
    )


MERGED = revise(p1=f"{P1.text} {P2.text}", p2=None)


def test_suggestions_follow_their_words_into_a_merged_provision() -> None:
    reading = Reading(
        "r",
        ("AAA",),
        {**edited("p1", "safe", "secure"), **edited("p2", "once", "twice")},
        brackets=(Bracket("p2", 0, 4),),
    )
    rebased = rebase(OLD, MERGED, reading)
    assert rebased.reading.words == {
        "p1": "Members shall cooperate on the secure use of shared systems. Each member shall report twice a year to "
        "the assembly."
    }
    assert rebased.reading.brackets == (Bracket("p1", 59, 63),)
    assert {outcome.fate for outcome in rebased.outcomes} == {Fate.CARRIED}


def test_deleting_one_of_two_merged_provisions_deletes_its_words_and_both_the_whole() -> None:
    one = rebase(OLD, MERGED, Reading("r", ("AAA",), deleted=frozenset({"p2"}), moved=(Move("p2", "p3", "a"),)))
    assert one.reading == Reading("r", ("AAA",), {"p1": P1.text})
    assert [(o.suggestion.form, o.fate, o.ground) for o in one.outcomes] == [
        (Form.DELETION, Fate.CARRIED, Ground.UNTOUCHED),
        (Form.MOVE, Fate.CONFLICT, Ground.MERGED),
    ]
    both = rebase(OLD, MERGED, Reading("r", ("AAA",), deleted=frozenset({"p1", "p2"})))
    assert both.reading == Reading("r", ("AAA",), {}, frozenset({"p1"}))


def test_a_move_is_carried_absorbed_or_in_conflict_with_the_new_bases_own() -> None:
    up = Reading("r", ("AAA",), moved=(Move("p3", "a", "a"),))
    assert rebase(OLD, revise(p1="Nothing."), up).reading.moved == (Move("p3", "a", "a"),)
    away = Reading("r", ("AAA",), moved=(Move("p3", "p2", None),))
    assert rebase(OLD, revise(p1="Nothing."), away).reading.moved == (Move("p3", "p2", None),)
    done = Instrument((A, Provision("n", Kind.PARAGRAPH, "New.", "", "a"), P3, P1, P2))
    assert [o.fate for o in rebase(OLD, done, up).outcomes] == [Fate.ABSORBED]
    elsewhere = Instrument((A, P1, P3, P2))
    assert [(o.fate, o.ground) for o in rebase(OLD, elsewhere, up).outcomes] == [(Fate.CONFLICT, Ground.MOVED)]
    out = Reading("r", ("AAA",), moved=(Move("p3", None, None),))
    assert [o.fate for o in rebase(OLD, Instrument((Provision("p3", P3.kind, P3.text), A, P1, P2)), out).outcomes] == [
        Fate.ABSORBED
    ]


def test_what_is_to_stand_in_a_provision_that_is_gone_is_homeless() -> None:
    old = Instrument((A, P1, Provision("b", Kind.ARTICLE, "Reports", "Article 2")))
    addition = Addition("n", "b", "b", Kind.PARAGRAPH, "New words for all.")
    child = Addition("m", "b", "n", Kind.SUBPARAGRAPH, "And more words yet.")
    reading = Reading("r", ("AAA",), moved=(Move("p1", "b", "b"),), added=(addition, child))
    rebased = rebase(old, Instrument((A, P1)), reading)
    assert rebased.reading == Reading("r", ("AAA",), {})
    assert [(o.suggestion.form, o.fate, o.ground) for o in rebased.outcomes] == [
        (Form.MOVE, Fate.CONFLICT, Ground.HOMELESS),
        (Form.ADDITION, Fate.CONFLICT, Ground.HOMELESS),
        (Form.ADDITION, Fate.CONFLICT, Ground.HOMELESS),
    ]


def test_an_addition_stands_behind_the_nearest_provision_that_is_left() -> None:
    addition = Addition("p1", "p2", "a", Kind.PARAGRAPH, "New words for all.", "2 bis.")
    child = Addition("m", "p2", "p1", Kind.SUBPARAGRAPH, "", "(a)")
    rebased = rebase(OLD, revise(p2=None), Reading("r", ("AAA",), added=(addition, child)))
    assert rebased.reading.added == (
        Addition("p1+", "p1", "a", Kind.PARAGRAPH, "New words for all.", "2 bis."),
        Addition("m", "p1", "p1+", Kind.SUBPARAGRAPH, "", "(a)"),
    )


def test_the_number_of_an_addition_counts_from_what_stands_before_it_in_the_new_base() -> None:
    first = Provision("p0", Kind.PARAGRAPH, "An assembly is established.", "1.", "a")
    later = [replace(one, number=f"{number}.") for number, one in enumerate((P1, P2, P3), 2)]
    shifted = Instrument((A, first, *later))
    theirs = Provision("n1", Kind.PARAGRAPH, "A seal is kept on all things.", "2 bis.", "a")
    lettered = Instrument(
        (A, *(replace(one, number=number) for one, number in zip(later, ("(a)", "(b)", "(c)"), strict=True)))
    )

    def numbers(new: Instrument, *typed: tuple[str | None, str], old: Instrument = OLD) -> list[str]:
        """The numbers of additions that were typed behind provisions of the old base."""
        added = tuple(
            Addition(f"+{at}", after, "a", Kind.PARAGRAPH, f"{at} new words.", number)
            for at, (after, number) in enumerate(typed)
        )
        return [one.number for one in rebase(old, new, Reading("r", ("AAA",), added=added)).reading.added]

    behind: list[tuple[str | None, str]] = [("a", "1"), ("p1", "1 bis."), ("p1", ""), ("p3", "3 ter"), ("p3", "4.")]
    assert numbers(shifted, *behind) == ["1", "2 bis.", "", "4 ter", "5."]
    assert numbers(OLD, *behind) == ["1", "1 bis.", "", "3 ter", "4."]
    assert numbers(Instrument((A, first, later[0], theirs, *later[1:])), ("p1", "1 bis")) == ["2 ter"]
    kept: list[tuple[str | None, str]] = [(None, "1"), ("p2", "1 bis"), ("p2", "(b bis)"), ("p2", "second")]
    assert numbers(shifted, *kept) == ["1", "1 bis", "(b bis)", "second"]
    assert numbers(lettered, ("p1", "1 bis")) == ["1 bis"]
    assert numbers(revise(), ("p1", "1 bis"), old=Instrument((A, replace(P1, number=""), P2, P3))) == ["1 bis"]


def test_an_addition_behind_what_is_moved_stays_behind_it_where_that_is_carried_or_adopted() -> None:
    addition = Addition("n", "p3", "a", Kind.PARAGRAPH, "New words for all.", behind="p1")
    reading = Reading("r", ("AAA",), moved=(Move("p1", "p3", "a"),), added=(addition,))

    def added(new: Instrument) -> tuple[Addition, ...]:
        return rebase(OLD, new, reading).reading.added

    plain = replace(addition, behind=None)
    assert added(revise(p2="Nothing.")) == (addition,)
    assert added(Instrument((A, P2, P3, P1))) == (replace(plain, after="p1"),)
    assert added(revise(p1=None)) == (plain,)
    assert added(Instrument((Provision("p1", P1.kind, P1.text), A, P2, P3))) == (plain,)


def test_an_addition_stays_with_its_holder_when_its_neighbour_moved_away() -> None:
    new = Instrument((A, P1, P3, Provision("p2", P2.kind, P2.text, "", None)))
    addition = Addition("n", "p2", "a", Kind.PARAGRAPH, "New words for all.")
    assert rebase(OLD, new, Reading("r", ("AAA",), added=(addition,))).reading.added == (
        Addition("n", "p1", "a", Kind.PARAGRAPH, "New words for all."),
    )


def test_an_addition_that_the_new_base_has_is_absorbed_with_what_it_holds_finding_its_place_there() -> None:
    said = Provision("n1", Kind.PARAGRAPH, "New words for all members.", "1 bis.", "a")
    new = Instrument((A, P1, said, P2, P3))
    addition = Addition("n", "p1", "a", Kind.PARAGRAPH, "New words for all members")
    child = Addition("m", "p1", "n", Kind.SUBPARAGRAPH, "Other things.")
    rebased = rebase(OLD, new, Reading("r", ("AAA",), added=(addition, child)))
    assert rebased.reading.added == (Addition("m", "n1", "n1", Kind.SUBPARAGRAPH, "Other things."),)
    assert [(o.fate, o.place) for o in rebased.outcomes] == [(Fate.ABSORBED, "n1"), (Fate.CARRIED, "m")]


def test_an_addition_that_the_new_base_words_otherwise_is_in_conflict() -> None:
    said = Provision("n1", Kind.PARAGRAPH, "New words for all states and members.", "1 bis.", "a")
    new = Instrument((A, P1, said, P2, P3))
    addition = Addition("n", None, None, Kind.PARAGRAPH, "New words for some states and members.")
    assert rebase(OLD, new, Reading("r", ("AAA",), added=(addition,))).outcomes == (
        Outcome(
            Suggestion(Form.ADDITION, "n", 0, 0), Fate.CONFLICT, "n1", "", addition.text, said.text, Ground.REVISED
        ),
    )


def test_a_bracket_is_in_conflict_where_its_words_were_revised() -> None:
    reading = Reading("r", ("AAA",), brackets=(Bracket("p1", 8, 23, Reason.LEGAL),))
    assert rebase(OLD, revise(p1="All " + P1.text), reading).reading.brackets == (Bracket("p1", 12, 27, Reason.LEGAL),)
    inside = rebase(OLD, revise(p1=P1.text.replace("shall", "shall always")), reading)
    assert inside.reading.brackets == ()
    assert [(o.fate, o.ground, o.theirs) for o in inside.outcomes] == [
        (Fate.CONFLICT, Ground.REVISED, "shall always cooperate")
    ]


def test_ties_say_which_provisions_are_the_same_where_ids_differ() -> None:
    new = Instrument((Provision("z", Kind.PARAGRAPH, P1.text),))
    old = Instrument((Provision("p1", Kind.PARAGRAPH, P1.text),))
    rebased = rebase(old, new, Reading("r", ("AAA",), edited("p1", "safe", "secure")), ties=[Tie(("p1",), ("z",))])
    assert rebased.reading.words == {"z": P1.text.replace("safe", "secure")}


def test_a_position_goes_where_its_provision_goes() -> None:
    positions = (
        Position("p1", "p1:1-2", "should", Stance.OPPOSES),
        Position("p2+1", "p2+1:0-0", "More.", Stance.SUPPORTS),
        Position("p3", "p3:0-1", "", Stance.RESERVES),
    )
    rebased = rebase(OLD, revise(p3=None), Reading("r", ("AAA",), positions=positions))
    assert rebased.reading.positions == (
        Position("p1", "p1:1-2", "should", Stance.OPPOSES),
        Position("p2+1", "p2+1:0-0", "More.", Stance.SUPPORTS),
    )
    assert [(o.suggestion, o.fate, o.place, o.ground) for o in rebased.outcomes] == [
        (Suggestion(Form.POSITION, "p1", 0, 0), Fate.CARRIED, "p1", Ground.UNTOUCHED),
        (Suggestion(Form.POSITION, "p2+1", 0, 0), Fate.CARRIED, "p2+1", Ground.UNTOUCHED),
        (Suggestion(Form.POSITION, "p3", 0, 0), Fate.CONFLICT, None, Ground.GONE),
    ]


def test_a_position_on_what_is_offered_before_all_others_goes_with_the_beginning() -> None:
    before = Position("+1", "", "More.", Stance.OPPOSES)
    assert rebase(OLD, revise(p3=None), Reading("r", ("AAA",), positions=(before,))).reading.positions == (before,)


@st.composite
def disjoint_edits(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """An old text, two that edit it at places well apart, and the text with both sets of edits."""
    texts: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    count = draw(st.integers(1, 6))
    for place in range(count):
        kept = [f"k{place}x{number}" for number in range(draw(st.integers(6, 9)))]
        gone = [f"g{place}x{number}" for number in range(draw(st.integers(0, 3)))]
        new = [f"n{place}x{number}" for number in range(draw(st.integers(0 if gone else 1, 3)))]
        who = draw(st.integers(0, 1))
        old, revision, reading, both = texts
        old += [*kept, *gone]
        revision += [*kept, *(new if who else gone)]
        reading += [*kept, *(gone if who else new)]
        both += [*kept, *new]
    ends = tuple(" ".join([*text, "end"]) for text in texts)
    return ends[0], ends[1], ends[2], ends[3]


@given(disjoint_edits())
def test_edits_apart_from_the_revision_recover_to_the_three_way_merge(case: tuple[str, str, str, str]) -> None:
    old, revision, text, both = case
    before, after = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in (old, revision))
    rebased = rebase(before, after, Reading("r", ("AAA",), {"p": text}))
    assert rebased.of(Fate.CARRIED) == rebased.outcomes
    assert recover(collate(after, [rebased.reading]), "r").by_id["p"].text == both


small = st.lists(st.sampled_from("abc"), max_size=8).map(" ".join)


@given(small, small, small)
def test_every_edit_is_settled_once_and_never_by_losing_the_new_base(old: str, revision: str, text: str) -> None:
    before, after = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in (old, revision))
    rebased = rebase(before, after, Reading("r", ("AAA",), {"p": text}))
    vocabulary = Vocabulary("en")
    edits = align(vocabulary.intern(old), vocabulary.intern(text), vocabulary)
    assert [(o.suggestion.start, o.suggestion.end) for o in rebased.outcomes] == [(s, e) for s, e, _ in edits]
    carried = [outcome for outcome in rebased.outcomes if outcome.fate is Fate.CARRIED]
    grown = sum(len(outcome.ours.split()) - len(outcome.theirs.split()) for outcome in carried)
    result = rebased.reading.words.get("p", revision)
    assert len(result.split()) == len(revision.split()) + grown


@given(small, small)
def test_an_unrevised_base_carries_all_and_a_base_that_says_it_absorbs_all(old: str, text: str) -> None:
    before, after = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in (old, text))
    reading = Reading("r", ("AAA",), {"p": text})
    same = rebase(before, before, reading)
    assert same.reading.words == ({"p": text} if text != old else {})
    assert {outcome.fate for outcome in same.outcomes} <= {Fate.CARRIED}
    done = rebase(before, after, reading)
    assert done.reading.words == {}
    assert {outcome.fate for outcome in done.outcomes} <= {Fate.ABSORBED}


def test_moves_to_one_place_and_to_what_is_moved_there_stand_or_fall_together() -> None:
    reading = Reading("r", ("AAA",), moved=(Move("p2", "a", "a"), Move("p3", "a", "a"), Move("p1", "p3", "a")))
    moved = Instrument((A, P2, P3, P1))
    assert [o.fate for o in rebase(OLD, moved, reading).outcomes] == [Fate.ABSORBED] * 3
    part = Instrument((A, P2, P1, P3))
    assert rebase(OLD, part, reading).of(Fate.ABSORBED) == ()


def test_an_addition_without_words_is_absorbed_by_a_new_provision_without_words() -> None:
    new = Instrument((*OLD.provisions, Provision("x", Kind.PARAGRAPH, "", "4.", "a")))
    reading = Reading("r", ("AAA",), added=(Addition("n", "p3", "a", Kind.PARAGRAPH, ""),))
    assert [(o.fate, o.place) for o in rebase(OLD, new, reading).outcomes] == [(Fate.ABSORBED, "x")]


def test_a_reference_whose_number_has_more_words_than_before_is_left_as_it_is() -> None:
    old = Instrument((Provision("a", Kind.ARTICLE, "Use", "Article 1"), replace(P1, text="See Article 1.")))
    new = Instrument((Provision("a", Kind.ARTICLE, "Use", "Article 1 bis"), replace(P1, text="See Article 1.")))
    reading = Reading("r", ("AAA",), {"p1": "See Article 1 and others."})
    assert rebase(old, new, reading).reading.words == {"p1": "See Article 1 and others."}


def test_the_passage_that_shows_what_was_absorbed_is_widened_until_it_does() -> None:
    old, new = (Instrument((Provision("p", Kind.PARAGRAPH, words),)) for words in ("a a b", "a b a"))
    assert rebase(old, new, Reading("r", ("AAA",), {"p": "a b"})).outcomes == (
        Outcome(Suggestion(Form.WORDS, "p", 0, 1), Fate.ABSORBED, "p", "a a b", "a b", "a b a", Ground.ADOPTED),
    )
