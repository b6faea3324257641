"""A bracketed instrument: its base, and the readings its own brackets stand for."""

from plenary.engine.text.bracketed import Ruling, find_stray_labels, is_bracketed, unbracket
from plenary.engine.text.bracketed.draft import Claim, Doubt, Note
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Reading


def provision(id: str, text: str, parent: str | None = None, number: str = "", kind: Kind = Kind.TEXT) -> Provision:
    return Provision(id, kind, text, number, parent)


def instrument(*provisions: Provision) -> Instrument:
    return Instrument(provisions)


def shown(base: Instrument) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in base.provisions]


def test_alternatives_become_readings_and_lone_brackets_are_held() -> None:
    draft = unbracket(
        instrument(
            provision("a", "Purpose", kind=Kind.ARTICLE, number="[Article 1]"),
            provision("p", "Members [shall][should] act[, soon,].", "a", "1"),
            provision("q", "They [a][b][c] it.", "a", "2"),
        )
    )
    assert draft.base.provisions == (
        provision("a", "Purpose", kind=Kind.ARTICLE, number="Article 1"),
        provision("p", "Members shall act, soon,.", "a", "1"),
        provision("q", "They a it.", "a", "2"),
    )
    assert draft.readings == (
        Reading(
            "standing//1",
            (),
            {"p": "Members should act, soon,.", "q": "They b it."},
            brackets=(Bracket("a", 0, 7), Bracket("p", 17, 24)),
        ),
        Reading("standing//2", (), {"q": "They c it."}),
    )
    assert draft.doubts == (
        Doubt("p", 8, "[shall][should]", Ruling.ALTERNATIVES),
        Doubt("q", 5, "[a][b][c]", Ruling.ALTERNATIVES),
    )
    assert (draft.faults, draft.claims, draft.notes) == ((), (), ())


def test_brackets_that_go_on_from_one_another_are_likely_free_and_a_ruling_makes_them_so() -> None:
    text = instrument(provision("p", "Act [soon] [, and well]."))
    assert unbracket(text).doubts == (Doubt("p", 4, "[soon] [, and well]", Ruling.FREE),)
    ruled = unbracket(text, rulings={"p": {4: Ruling.FREE}})
    assert shown(ruled.base) == [("p", "Act soon, and well.")]
    assert ruled.readings == (Reading("standing//1", (), brackets=(Bracket("p", 4, 8), Bracket("p", 8, 18))),)


def test_attributions_give_readings_their_holders() -> None:
    draft = unbracket(
        instrument(
            provision("p", "[AR: Members][BO: States] all [do][AR: [fully] do][CE: may] act[ now – CE][BO: well].")
        ),
        codes={"AR", "BO", "CE"},
    )
    assert shown(draft.base) == [("p", "Members all do act now.")]
    assert draft.readings == (
        Reading("standing/BO/1", ("BO",), {"p": "States all do act now."}),
        Reading("standing/AR/2", ("AR",), {"p": "Members all fully do act now."}),
        Reading("standing/CE/3", ("CE",), {"p": "Members all may act now."}),
        Reading("standing/BO/4", ("BO",), {"p": "Members all do act well."}),
    )
    assert draft.claims == (Claim("p", 0, 7, ("AR",)), Claim("p", 19, 22, ("CE",)))


def test_notes_stand_aside_and_a_paragraph_that_is_only_a_note_is_no_provision() -> None:
    draft = unbracket(
        instrument(
            provision("p", "Act. {see 2}"), provision("n", "{to be placed}"), provision("m", "{kept}", number="3")
        )
    )
    assert shown(draft.base) == [("p", "Act."), ("m", "")]
    assert draft.notes == (Note("p", "{see 2}"), Note("n", "{to be placed}"), Note("m", "{kept}"))


def test_options_of_one_paragraph_each_are_alternatives_of_that_paragraph() -> None:
    draft = unbracket(
        instrument(
            provision("p", "Option 1: Members [may] act.", number="1"),
            provision("q", "Option 2: [Members act [well].]", "p"),
            provision("r", "Option 3: No text", "p"),
        )
    )
    assert draft.base.provisions == (provision("p", "Members may act.", number="1"),)
    assert draft.readings == (
        Reading("standing//1", (), {"p": "Members act well."}, brackets=(Bracket("p", 8, 11),)),
        Reading("standing//2", (), {"p": "Members act."}),
        Reading("standing//3", (), deleted=frozenset({"p"})),
    )


def test_an_option_with_a_list_deletes_the_first_options_and_adds_its_own() -> None:
    draft = unbracket(
        instrument(
            provision("p", "Means", number="2"),
            provision("a", "Option 1: Members pay:", "p"),
            provision("a1", "[now];", "a", "(a)"),
            provision("b", "Option 2: Members give:", "p"),
            provision("b1", "soon [or] late;", "b", "(a)"),
            provision("b2", "x [y][z];", "b1", "(i)"),
        )
    )
    assert shown(draft.base) == [("p", "Means"), ("a", "Members pay:"), ("a1", "now;")]
    added = (
        Addition("b1", "a1", "p", Kind.TEXT, "soon or late;", "(a)"),
        Addition("b2", "a1", "b1", Kind.TEXT, "x y;", "(i)"),
    )
    other = (
        Addition("b1", "a1", "p", Kind.TEXT, "soon late;", "(a)"),
        Addition("b2", "a1", "b1", Kind.TEXT, "x z;", "(i)"),
    )
    assert draft.readings == (
        Reading(
            "standing//1",
            (),
            {"a": "Members give:"},
            frozenset({"a1"}),
            added=added,
            brackets=(Bracket("a1", 0, 3),),
        ),
        Reading("standing//2", (), {"a": "Members give:"}, frozenset({"a1"}), added=other),
    )


def test_a_choice_between_paragraphs_under_bare_labels_is_by_whole_paragraphs() -> None:
    draft = unbracket(
        instrument(
            provision("h", "Purpose", kind=Kind.ARTICLE, number="Article 2"),
            provision("o1", "**Option 1:**", "h"),
            provision("a", "One.", "h", "1"),
            provision("b", "[Two].", "h", "2"),
            provision("o2", "**Option 2:**", "h"),
            provision("c", "[Three].", "h", "1"),
            provision("d", "Four [five].", "h", "2"),
            provision("o3", "**Option 3:**", "h"),
            provision("n", "No text", "h"),
        )
    )
    assert shown(draft.base) == [("h", "Purpose"), ("a", "One."), ("b", "Two.")]
    c = Addition("c", "b", "h", Kind.TEXT, "Three.", "1")
    gone = frozenset({"a", "b"})
    assert draft.readings == (
        Reading(
            "standing//1",
            (),
            deleted=gone,
            added=(c, Addition("d", "b", "h", Kind.TEXT, "Four five.", "2")),
            brackets=(Bracket("b", 0, 3),),
        ),
        Reading("standing//2", (), deleted=gone, added=(c, Addition("d", "b", "h", Kind.TEXT, "Four.", "2"))),
        Reading("standing//3", (), deleted=gone),
    )


def test_where_the_first_option_is_no_text_the_others_are_offered_after_what_stands_before() -> None:
    draft = unbracket(
        instrument(
            provision("h", "Purpose", kind=Kind.ARTICLE, number="Article 2"),
            provision("o1", "Option 1:", "h"),
            provision("n", "No text", "h"),
            provision("o2", "Option 2:", "h"),
            provision("a", "One.", "h", "1"),
            provision("b", "Two.", "h", "2"),
        )
    )
    assert shown(draft.base) == [("h", "Purpose")]
    assert draft.readings == (
        Reading(
            "standing//1",
            (),
            added=(Addition("a", "h", "h", Kind.TEXT, "One.", "1"), Addition("b", "h", "h", Kind.TEXT, "Two.", "2")),
        ),
    )


def test_options_at_the_very_start_have_nothing_before_them() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1:"),
            provision("n", "No text"),
            provision("o2", "Option 2:"),
            provision("a", "One."),
            provision("b", "{note}"),
        )
    )
    assert draft.base.provisions == ()
    assert draft.readings == (Reading("standing//1", (), added=(Addition("a", None, None, Kind.TEXT, "One."),)),)


def test_no_text_first_and_a_sentence_second_leave_an_empty_provision_for_the_choice() -> None:
    draft = unbracket(
        instrument(provision("p", "Option 1: No text", number="4"), provision("q", "Option 2: Pay.", "p"))
    )
    assert draft.base.provisions == (provision("p", "", number="4"),)
    assert draft.readings == (Reading("standing//1", (), {"p": "Pay."}),)


def test_a_note_after_a_label_leaves_it_alone_unless_it_says_that_there_is_no_text() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1: {modulators}"),
            provision("a", "One."),
            provision("b", "Two."),
            provision("o2", "Option 2: {No text required}"),
            provision("c", "After."),
        )
    )
    assert shown(draft.base) == [("a", "One."), ("b", "Two."), ("c", "After.")]
    assert draft.readings == (Reading("standing//1", (), deleted=frozenset({"a", "b"})),)
    assert draft.notes == (Note("o1", "{modulators}"), Note("o2", "{No text required}"))


def test_options_inside_the_first_option_are_choices_of_the_base() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1:"),
            provision("i1", "Option 1: One.", "o1"),
            provision("i2", "Option 2: Two:", "o1"),
            provision("i3", "three.", "i2", "(a)"),
            provision("o2", "Option 2: No text"),
        )
    )
    assert shown(draft.base) == [("i1", "One.")]
    assert draft.readings == (
        Reading("standing//1", (), {"i1": "Two:"}, added=(Addition("i3", "i1", None, Kind.TEXT, "three.", "(a)"),)),
        Reading("standing//2", (), deleted=frozenset({"i1"})),
    )


def test_options_inside_another_option_vary_what_it_adds() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1: Zero."),
            provision("o2", "Option 2: Do:"),
            provision("i1", "Option 1: One.", "o2"),
            provision("i2", "Option 2: Two;", "o2"),
            provision("i3", "three.", "i2", "(a)"),
            provision("j", "Means", "o2", "(b)"),
            provision("j1", "Option 1:", "j"),
            provision("j2", "Four.", "j"),
            provision("j3", "Five.", "j"),
            provision("j4", "Option 2:", "j"),
            provision("j5", "Six.", "j"),
            provision("j6", "Seven.", "j"),
        )
    )
    assert shown(draft.base) == [("o1", "Zero.")]
    assert [[(one.id, one.text) for one in reading.added] for reading in draft.readings] == [
        [("i1", "One."), ("j", "Means"), ("j2", "Four."), ("j3", "Five.")],
        [("i1", "Two;"), ("i3", "three."), ("j", "Means"), ("j5", "Six."), ("j6", "Seven.")],
    ]
    assert [dict(reading.words) for reading in draft.readings] == [{"o1": "Do:"}, {"o1": "Do:"}]


def test_a_choice_that_leaves_nothing_of_a_provision_with_children_keeps_its_place_in_the_base() -> None:
    draft = unbracket(instrument(provision("p", "[{n}]"), provision("q", "One.", "p")))
    assert shown(draft.base) == [("p", ""), ("q", "One.")]


def test_what_an_option_inside_an_option_adds_is_said_with_its_brackets_and_without() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1: Zero."),
            provision("o2", "Option 2: Do:"),
            provision("i1", "Option 1: One.", "o2"),
            provision("i2", "Option 2: Two;", "o2"),
            provision("i3", "three [and four].", "i2", "(a)"),
        )
    )
    assert [[(one.id, one.text) for one in reading.added] for reading in draft.readings] == [
        [("i1", "One.")],
        [("i1", "Two;"), ("i3", "three and four.")],
        [("i1", "Two;"), ("i3", "three.")],
    ]


def test_options_in_whole_paragraphs_inside_an_option_are_each_said_with_their_brackets() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1: Zero."),
            provision("o2", "Option 2: Do:"),
            provision("j", "Means", "o2"),
            provision("j1", "Option 1:", "j"),
            provision("j2", "Four.", "j"),
            provision("j3", "Five.", "j"),
            provision("j4", "Option 2:", "j"),
            provision("k1", "Option 1: Six.", "j4"),
            provision("k2", "Option 2: Seven [or more].", "j4"),
        )
    )
    assert [[one.text for one in reading.added] for reading in draft.readings] == [
        ["Means", "Four.", "Five."],
        ["Means", "Six."],
        ["Means", "Seven or more."],
        ["Means", "Seven."],
    ]


def test_an_option_inside_an_option_may_say_what_another_says() -> None:
    draft = unbracket(
        instrument(
            provision("o1", "Option 1: Zero."),
            provision("o2", "Option 2: Do:"),
            provision("i1", "Option 1: One.", "o2"),
            provision("i2", "Option 2: One.", "o2"),
            provision("i3", "three.", "i2", "(a)"),
        )
    )
    assert [[one.text for one in reading.added] for reading in draft.readings] == [["One."], ["One.", "three."]]


def test_a_text_is_bracketed_where_it_has_a_bracket_or_several_options() -> None:
    plain = provision("p", "Words.")
    assert [
        is_bracketed(instrument(*provisions))
        for provisions in (
            (plain,),
            (plain, provision("q", "Words [and more].")),
            (plain, provision("q", "more].")),
            (provision("o", "Option 1: One."), plain),
            (provision("o", "Option 1: One."), provision("q", "Option 2: Two.")),
        )
    ] == [False, True, True, False, True]


def test_a_label_that_belongs_to_no_set_stays_in_the_words() -> None:
    text = instrument(
        provision("o1", "Option 1: [x]"),
        provision("a", "One.", number="1"),
        provision("o2", "Option 2:", number="2"),
    )
    assert shown(unbracket(text).base) == [("o1", "Option 1: x"), ("a", "One."), ("o2", "Option 2:")]
    assert find_stray_labels(text) == (("o1", "Option 1:"), ("o2", "Option 2:"))
