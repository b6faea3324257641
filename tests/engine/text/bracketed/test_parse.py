"""Brackets read: every idiom of published texts, and nothing lost of any text whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.bracketed import (
    LEFT_OUT,
    Choice,
    Edge,
    Pair,
    Paragraph,
    Relation,
    Role,
    Ruling,
    Sense,
    Span,
    combined_choices,
    compose,
    measure,
    mend,
    parse,
    parse_all,
    single_choices,
    spell,
)

SIGNS = st.text(alphabet="[]{}*/ab ,.;:–X1\n", max_size=60)


def lone(words: str, at: int, number: int, **more: object) -> Choice:
    return Choice((Pair(((Span(words),),), at, **more),), number)  # type: ignore[arg-type]  # a test's shorthand


def readings(text: str, codes: tuple[str, ...] = ()) -> list[str]:
    parts = parse(text, codes).parts
    return [compose(parts, selection).text for selection in single_choices(parts)]


def balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


@given(SIGNS | st.text())
def test_any_text_is_spelt_back_exactly(text: str) -> None:
    assert spell(parse(text, {"a", "X"}).parts) == text


@given(st.lists(st.tuples(SIGNS, st.integers(0, 2), st.booleans(), st.booleans()), max_size=6))
def test_paragraphs_are_spelt_back_exactly_whatever_goes_on_between_them(
    listed: list[tuple[str, int, bool, bool]],
) -> None:
    paragraphs = [Paragraph(str(place), *one) for place, one in enumerate(listed)]
    assert [spell(one.parts) for one in parse_all(paragraphs)] == [text for text, *_ in listed]


@given(st.text(alphabet="[]ab ,.;:", max_size=60))
def test_a_mended_text_is_balanced_and_one_sign_from_the_original_for_each_fault(text: str) -> None:
    parsed = parse(text)
    mended = mend(parsed.parts)
    assert balanced(mended)
    signs = sum(1 if fault.repairs[0].sign else -1 for fault in parsed.faults)
    assert len(mended) == len(text) + signs


@given(SIGNS)
def test_the_places_of_a_composition_are_the_words_it_shows(text: str) -> None:
    composed = compose(parse(text).parts)
    assert composed.text == composed.text.strip()
    for place in composed.places:
        words = composed.text[place.start : place.end]
        assert words == words.strip()


@given(SIGNS, st.integers(0, 3))
def test_the_same_seed_combines_the_same_choices(text: str, seed: int) -> None:
    parts = parse(text).parts
    drawn = combined_choices(parts, seed, 3)
    assert drawn == combined_choices(parts, seed, 3)
    for choice in parse(text).choices:
        assert {one[choice.number] for one in drawn} <= {choice.default, *choice.others}


def test_a_lone_bracket_keeps_its_words_and_may_be_left_out() -> None:
    parts = parse("They act[, as appropriate,] soon.").parts
    assert parts == (Span("They act"), lone(", as appropriate,", 8, 0), Span(" soon."))
    assert compose(parts).text == "They act, as appropriate, soon."
    assert single_choices(parts) == ({0: LEFT_OUT},)
    assert compose(parts, {0: LEFT_OUT}).text == "They act soon."


def test_adjacent_brackets_are_alternatives_in_doubt() -> None:
    parts = parse("They [shall] [should][may] act.").parts
    chosen = parts[1]
    assert isinstance(chosen, Choice)
    assert (chosen.relation, chosen.gaps) == (Relation.ADJACENT, (" ", ""))
    assert readings("They [shall] [should][may] act.") == ["They should act.", "They may act."]


def test_a_person_rules_that_adjacent_brackets_are_free_options() -> None:
    parts = parse("Act [soon] [and well], all.", rulings={4: Ruling.FREE}).parts
    assert [part.relation for part in parts if isinstance(part, Choice)] == [Relation.LONE, Relation.LONE]
    assert [compose(parts, one).text for one in single_choices(parts)] == ["Act and well, all.", "Act soon, all."]


def test_a_person_rules_that_adjacent_brackets_are_alternatives() -> None:
    parts = parse("Act [soon][now] [x].", rulings={4: Ruling.ALTERNATIVES}).parts
    assert [part.relation for part in parts if isinstance(part, Choice)] == [Relation.RULED]
    lone_ruled = parse("Act [soon].", rulings={4: Ruling.ALTERNATIVES}).parts
    assert [part.relation for part in lone_ruled if isinstance(part, Choice)] == [Relation.LONE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[shall/should] act", ["should act"]),
        ("[shall / will fully] act", ["will fully act"]),
        ("x [a [b] c / *d*] y", ["x a c y", "x d y"]),
        ("plans and[/or] policies", ["plans and policies"]),
        ("[and/or] plans", ["plans"]),
        ("[NDC/INDC] plans", ["plans"]),
        ("[1/CP.2] plans", ["plans"]),
        ("[full plan/scheme] here", ["here"]),
        ("各方[应/宜]合作", ["各方宜合作"]),
        ("各方[应当/应]合作", ["各方应合作"]),
        ("各方[应当／不应]合作", ["各方不应合作"]),
        ("各方[应 ／ 可]合作", ["各方可合作"]),
        ("[两/三]年", ["三年"]),
        ("[a/b] plans", ["plans"]),
        ("计划[和/或]政策", ["计划政策"]),
    ],
)
def test_a_slash_parts_alternatives_but_not_idioms_abbreviations_and_numbers(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


def test_nested_brackets_are_read_each_in_its_own_slot() -> None:
    assert readings("[a [b][c]][d [e]] f") == ["a c f", "d e f", "d f"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("No text", Sense.NOTHING),
        ("{No text required}", Sense.NOTHING),
        ("no provision on timing", Sense.NOTHING),
        ("No text shall be read as " + "very " * 20 + "binding", Sense.WORDS),
        ("Aucun texte", Sense.NOTHING),
        ("Sin texto.", Sense.NOTHING),
        ("Нет текста", Sense.NOTHING),
        ("لا نص", Sense.NOTHING),
        ("无案文", Sense.NOTHING),
        ("Placeholder for a definition", Sense.PLACEHOLDER),
        ("X", Sense.VALUE),
        ("20XX", Sense.VALUE),
        ("year x", Sense.VALUE),
        ("…", Sense.VALUE),
        ("words", Sense.WORDS),
    ],
)
def test_what_the_words_of_a_bracket_stand_for(words: str, expected: Sense) -> None:
    (choice,) = parse(f"[{words}]").choices
    assert choice.pairs[0].sense is expected


def test_no_text_is_an_alternative_of_nothing() -> None:
    parts = parse("All act [soon][no text].").parts
    assert [compose(parts, one).text for one in single_choices(parts)] == ["All act."]
    assert parse("[No text.]").choices[0].others == ()


def test_a_placeholder_is_no_alternative_of_the_words_beside_it() -> None:
    assert readings("in [May][June] [Placeholder for a date][x]") == [
        "in June Placeholder for a date x",
        "in May x",
        "in May Placeholder for a date",
    ]


def test_a_value_between_brackets_keeps_its_sign() -> None:
    assert compose(parse("a [x]40-[y]70% cut").parts).text == "a x40-y70% cut"
    assert readings("a [x]40-[y]70% cut") == ["a 40-y70% cut", "a x40-70% cut"]


def test_an_attribution_before_the_words_offers_them() -> None:
    parts = parse("They act [AR, BO: at once].", codes={"AR", "BO"}).parts
    offered = parts[1]
    assert isinstance(offered, Choice)
    assert (offered.pairs[0].prefix, offered.pairs[0].holders, offered.default) == ("AR, BO: ", ("AR", "BO"), LEFT_OUT)
    assert compose(parts).text == "They act."
    assert single_choices(parts) == ({0: 0},)


def test_an_attribution_after_the_words_holds_them() -> None:
    parts = parse("They act [at once – AR, BO].", codes={"AR", "BO"}).parts
    held = parts[1]
    assert isinstance(held, Choice)
    assert (held.pairs[0].suffix, held.pairs[0].holders, held.default) == (" – AR, BO", ("AR", "BO"), 0)
    assert compose(parts).text == "They act at once."


def test_the_base_of_attributed_alternatives_is_the_first_that_nobody_claims() -> None:
    assert compose(parse("[AR: will][shall][BO: may] act", codes={"AR", "BO"}).parts).text == "shall act"
    assert compose(parse("[AR: will][BO: may] act", codes={"AR", "BO"}).parts).text == "will act"


@pytest.mark.parametrize("text", ["[Forcers: gases]", "[AR: ]", "[*AR: gases*]", "[[AR: x]]", "[gases – ZZ]", "[]"])
def test_a_name_that_is_no_code_is_no_attribution_and_signs_are_kept(text: str) -> None:
    assert spell(parse(text, codes={"AR"}).parts) == text


def test_a_note_in_braces_and_emphasis_are_no_words() -> None:
    parsed = parse("*[Taking* note] of {see [para. 2} this\\*[^3] {x")
    assert [part.role for part in parsed.parts if isinstance(part, Span)] == [
        Role.EMPHASIS,
        Role.WORDS,
        Role.NOTE,
        Role.WORDS,
    ]
    assert compose(parsed.parts).text == "Taking note of this\\*[^3] {x"
    assert compose(parsed.parts).notes == ("{see [para. 2}",)


def test_asterisks_that_stand_alone_are_words() -> None:
    assert compose(parse("3 * 4 * 5").parts).text == "3 * 4 * 5"
    assert compose(parse("a footnote*").parts).text == "a footnote*"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for [universal and ]sustained use", "for universal and sustained use"),
        ("Members [shall][should]provide", "Members shall provide"),
        ("the Members[shall] act", "the Members shall act"),
        ("an [un]fair modalit[y][ies]", "an unfair modality"),
        ("States [, small ones] act", "States, small ones act"),
        ("States ([ all]) act", "States (all) act"),
        ("on [x] {see 3}.", "on x."),
        ("各国[应当]合作", "各国应当合作"),
        ("[[some] few]thing", "some few thing"),
        ("a[{n}]b", "ab"),
        ("ab[[cdef]]gh", "ab cdef gh"),
    ],
)
def test_spaces_are_set_right_where_brackets_go(text: str, expected: str) -> None:
    assert compose(parse(text).parts).text == expected


def test_words_in_brackets_are_counted_once_without_signs_notes_and_no_text() -> None:
    counted = measure(parse("a [b [c d]] [e / f] [g {h}][no text] *[i*]").parts)
    assert (counted.pairs, counted.tokens) == (6, 7)


def test_a_carried_edge_is_no_character() -> None:
    first, second = parse_all([Paragraph("a", "x [b:"), Paragraph("b", "c].", depth=1)])
    assert (mend(first.parts), mend(second.parts)) == ("x [b:]", "[c].")
    assert [(p.opens, p.closes) for one in (first, second) for c in one.choices for p in c.pairs] == [
        (Edge.WRITTEN, Edge.CARRIED),
        (Edge.CARRIED, Edge.WRITTEN),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[one – AR / two – BO, CE]", [("AR",), ("BO", "CE")]),
        ("[shall – AR/should – BO]", [("AR",), ("BO",)]),
        ("[AR: a / b / BO: c]", [("AR",), ("AR",), ("BO",)]),
        ("[low / free – AR]", [(), ("AR",)]),
        ("[fair – AR][just – BO]", [("AR",), ("BO",)]),
    ],
)
def test_each_alternative_between_slashes_has_its_own_holders(text: str, expected: list[tuple[str, ...]]) -> None:
    parts = parse(text, codes={"AR", "BO", "CE"}).parts
    (choice,) = parse(text, codes={"AR", "BO", "CE"}).choices
    assert spell(parts) == text
    assert [one.holders for one in choice.alternatives] == expected


def test_no_text_beside_words_leaves_the_words() -> None:
    assert readings("They [no text / shall] act") == ["They shall act"]
