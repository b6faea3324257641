"""Brackets fall where a reader would put them: on phrases, in all six languages, equal ones together."""

import pytest

from plenary.engine.text.reading import Bracket, Reason
from tests.engine.text.typesetting import collated


def test_equal_suggestions_of_several_members_are_one_alternative_with_all_their_names() -> None:
    base = "Each Party shall share its means."
    assert collated(base, base.replace("shall", "should"), base, base.replace("shall", "should")) == [
        "Each Party [shall / should (A, C)] share its means."
    ]


def test_an_equal_part_of_a_larger_suggestion_coincides_with_the_smaller_one() -> None:
    base = "Each Party shall contribute to the pool."
    assert collated(base, "Each Party should contribute to the pool.", "Each Party should give to the pool.") == [
        "Each Party [shall / should (A, B)] [contribute / give (B)] to the pool."
    ]


@pytest.mark.parametrize(
    ("base", "readings", "expected"),
    [
        (
            "The Panel consists of thirty persons.",
            ("The Panel consists of forty persons.", "The Panel consists of thirty-five persons."),
            "The Panel consists of [thirty / forty (A) / thirty-five (B)] persons.",
        ),
        (
            "It is within seventy-two hours.",
            ("It is within forty-eight hours.", "It is within seventy-four hours."),
            "It is within [seventy-two / forty-eight (A) / seventy-four (B)] hours.",
        ),
        (
            "A fair, non-discriminatory access.",
            ("A fair, discriminatory access.", "A fair, non-binding access."),
            "A fair, [non-discriminatory / discriminatory (A) / non-binding (B)] access.",
        ),
    ],
)
def test_brackets_fall_on_whole_words_with_hyphens(base: str, readings: tuple[str, ...], expected: str) -> None:
    assert collated(base, *readings) == [expected]


def test_a_suggestion_inside_anothers_nests() -> None:
    base = "Parties shall report on the means of support each year."
    assert collated(
        base, "Parties shall report each year.", "Parties shall report on the forms of support each year."
    ) == ["Parties shall report [on the [means / forms (B)] of support / ∅ (A)] each year."]


def test_only_a_suggestion_that_crosses_another_is_widened() -> None:
    base = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    a, b = base.replace("three four five", "X"), base.replace("five six", "Y")
    assert collated(base, a, b) == [
        "one two [three four [five six / Y (B)] / X six (A)] seven eight nine ten eleven twelve thirteen fourteen"
    ]


@pytest.mark.parametrize(
    ("base", "readings", "expected"),
    [
        (
            "Members cooperate and shall share and shall report.",
            ("Members cooperate and shall report.", "Members shall share and shall report."),
            "Members [cooperate [and / ∅ (A)] / ∅ (B)] [shall share / ∅ (A)] and shall report.",
        ),
        (
            "one two three four five six",
            ("one four five six", "one two three six", "one two three X five six"),
            "one [two three / ∅ (A)] [[four / X (C)] five / ∅ (B)] six",
        ),
        (
            "one two three four five six seven",
            ("one two five six seven", "one two three six seven", "one two three four seven"),
            "one two [three [four / ∅ (B)] / ∅ (A)] [[five / ∅ (B)] six / ∅ (C)] seven",
        ),
    ],
)
def test_words_left_out_across_another_suggestion_are_left_out_in_parts(
    base: str, readings: tuple[str, ...], expected: str
) -> None:
    """Widened, the omission would offer the words beside it as if they were others."""
    assert collated(base, *readings) == [expected]


def test_a_free_insertion_stands_in_a_bracket_of_its_own() -> None:
    base = "Each Party shall, in time, take action."
    assert collated(base, "Each Party shall, as appropriate, in time, take action.") == [
        "Each Party shall, [as appropriate, (A)] in time, take action."
    ]


def test_what_alternatives_share_is_said_once() -> None:
    base = "The fund pays for training."
    rest = "the purchase of computing time by research institutions of members that request it"
    assert collated(base, f"The fund pays for {rest}.", f"The fund pays for {rest.replace('research', 'public')}.") == [
        "The fund pays for",
        "Option 1: training.",
        "Option 2 (A, B): the purchase of computing time by [research (A) / public (B)] institutions of members "
        "that request it.",
    ]


def test_a_compound_is_not_cut_at_its_hyphen_when_both_parts_change() -> None:
    base = "within seventy-two hours"
    assert collated(base, "within twenty-four hours", "within forty-eight hours") == [
        "within [seventy-two / twenty-four (A) / forty-eight (B)] hours"
    ]


def test_a_text_written_anew_is_one_suggestion() -> None:
    base = "The Parties shall meet once a year to review the list of the needs of members in the field of training."
    new = "A list of needs is drawn up by the Secretariat, and the members may comment on it at any time."
    assert collated(base, new) == [f"Option 1: {base}", f"Option 2 (A): {new}"]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "expected"),
    [
        (
            "fr",
            "Chaque Partie verse des contributions au fonds.",
            "Chaque Partie verse des contributions volontaires au fonds.",
            "Chaque Partie verse des contributions [volontaires (A)] au fonds.",
        ),
        (
            "es",
            "Cada Parte informará de las medidas y de los recursos.",
            "Cada Parte informará de las medidas, de los plazos y de los recursos.",
            "Cada Parte informará de las medidas[, de los plazos (A)] y de los recursos.",
        ),
        (
            "ru",
            "Каждая сторона сообщает о мерах и о средствах.",
            "Каждая сторона сообщает о мерах и о сроках.",
            "Каждая сторона сообщает о мерах и о [средствах / сроках (A)].",
        ),
        (
            "ar",
            "يقدم كل طرف تقريرا إلى الأمانة.",
            "يقدم كل طرف تقريرا سنويا إلى الأمانة.",
            "يقدم كل طرف تقريرا [سنويا (A)] إلى الأمانة.",
        ),
        ("zh", "各方应当向秘书处提交报告。", "各方可以向秘书处提交报告。", "各方[应当 / 可以 (A)]向秘书处提交报告。"),
        ("zh", "各方应当提交报告。", "各方应当每年提交报告。", "各方应当[每年 (A)]提交报告。"),
    ],
)
def test_brackets_fall_on_phrases_in_every_language(lang: str, base: str, reading: str, expected: str) -> None:
    assert collated(base, reading, lang=lang) == [expected]


def test_what_was_kept_inside_a_sentence_written_anew_does_not_hold_its_parts_apart() -> None:
    base = (
        "benefits and burdens are shared fairly, regard being had to the different capacities of Members for as long "
        "as the Assembly so decides."
    )
    turned = "Members share benefits and burdens according to their capacities for as long as the Assembly so decides."
    assert collated(base, turned) == [
        "Option 1: benefits and burdens are shared fairly, regard being had to the different capacities of Members",
        "Option 2 (A): Members share benefits and burdens according to their capacities",
        "for as long as the Assembly so decides.",
    ]


def test_a_phrase_is_kept_rather_than_the_small_word_before_it() -> None:
    base = "Members shall promote and facilitate the transfer of technology and know-how."
    new = "Members shall promote the transfer and joint development of technology and know-how."
    assert collated(base, new) == [
        "Members shall promote [and facilitate / ∅ (A)] the transfer [and joint development (A)] of technology and "
        "know-how."
    ]


def test_two_words_beside_a_comma_that_stayed_are_one_suggestion_with_the_words_behind_it() -> None:
    base = "and shall remove, where practicable, administrative obstacles that stand in the way of such transfer."
    assert collated(
        base,
        base.replace("remove, where practicable, administrative", "reduce, as far as their laws permit,"),
        base.replace(", where practicable,", ""),
    ) == [
        "and shall [remove[, where practicable, / ∅ (B)] administrative / reduce, as far as their laws permit, (A)] "
        "obstacles that stand in the way of such transfer."
    ]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "expected"),
    [
        (
            "en",
            "It shall issue texts, keep the record and report.",
            "It shall issue texts and keep the record and report.",
            "It shall issue [texts, / texts and (A)] keep the record and report.",
        ),
        (
            "fr",
            "Il prépare les réunions ; il publie les textes ; il tient le registre.",
            "Il prépare les réunions ; il publie les textes et tient le registre.",
            "Il prépare les réunions ; il publie les [textes ; il / textes et (A)] tient le registre.",
        ),
        (
            "fr",
            "Chaque Membre agit : il informe les autres.",
            "Chaque Membre agit, et il informe les autres.",
            "Chaque Membre [agit : / agit, et (A)] il informe les autres.",
        ),
        (
            "es",
            "Prepara las reuniones, publica los textos, lleva el registro.",
            "Prepara las reuniones, publica los textos y lleva el registro.",
            "Prepara las reuniones, publica los [textos, / textos y (A)] lleva el registro.",
        ),
        (
            "ru",
            "Готовит заседания, издаёт тексты, ведёт реестр.",
            "Готовит заседания, издаёт тексты и ведёт реестр.",
            "Готовит заседания, издаёт [тексты, / тексты и (A)] ведёт реестр.",
        ),
        (
            "ar",
            "تعد الأمانة الاجتماعات، تصدر النصوص، تمسك السجل.",
            "تعد الأمانة الاجتماعات، تصدر النصوص ثم تمسك السجل.",
            "تعد الأمانة الاجتماعات، تصدر [النصوص، / النصوص ثم (A)] تمسك السجل.",
        ),
        (
            "zh",
            "秘书处应筹备会议，印发案文，保存记录。",
            "秘书处应筹备会议，印发案文和保存记录。",
            "秘书处应筹备会议，印发案文[， / 和 (A)]保存记录。",
        ),
    ],
)
def test_a_sign_stays_with_the_word_before_it_when_other_words_are_offered(
    lang: str, base: str, reading: str, expected: str
) -> None:
    assert collated(base, reading, lang=lang) == [expected]


def test_a_sign_stands_alone_where_the_word_before_it_is_disputed_too() -> None:
    base = "a share of those resources to be determined by the Assembly"
    assert collated(
        base,
        base.replace(" to be", ", as"),
        base.replace("resources", "means"),
        base.replace("to be", "in time"),
    ) == ["a share of those [resources / means (B)] [to be / , as (A) / in time (C)] determined by the Assembly"]


def test_a_sign_takes_its_word_along_inside_words_that_others_leave_out() -> None:
    base = "It shall prepare meetings, issue texts, keep the record and report to the Assembly."
    assert collated(
        base,
        base.replace("texts, keep", "texts and keep"),
        base.replace(", issue texts, keep the record", ""),
    ) == [
        "It shall prepare meetings[, issue [texts, / texts and (A)] keep the record / ∅ (B)] and report to the "
        "Assembly."
    ]


@pytest.mark.parametrize(
    ("lang", "base", "less", "more", "expected"),
    [
        (
            "en",
            "Each Party shall act now.",
            "Each Party shall act.",
            "Each Party shall act now, and later.",
            "Each Party shall act [now[, and later (B)] / ∅ (A)].",
        ),
        (
            "ar",
            "يتخذ كل طرف إجراءات الآن.",
            "يتخذ كل طرف إجراءات.",
            "يتخذ كل طرف إجراءات الآن، ولاحقا.",
            "يتخذ كل طرف إجراءات [الآن[، ولاحقا (B)] / ∅ (A)].",
        ),
        (
            "zh",
            "各方应当每年提交报告。",
            "各方应当每年。",
            "各方应当每年提交报告，并公布。",
            "各方应当每年[提交报告[，并公布 (B)] / ∅ (A)]。",
        ),
    ],
)
def test_what_is_added_behind_words_that_others_leave_out_stands_in_their_brackets(
    lang: str, base: str, less: str, more: str, expected: str
) -> None:
    assert collated(base, less, more, lang=lang) == [expected]


def test_what_is_added_behind_words_that_others_reword_stands_outside_their_brackets() -> None:
    base = "Each Party shall act now."
    assert collated(base, "Each Party shall act soon.", "Each Party shall act now, and later.") == [
        "Each Party shall act [now / soon (A)][, and later (B)]."
    ]


def test_who_rewords_the_end_and_adds_behind_it_does_both() -> None:
    base = "Each Party shall act now."
    assert collated(
        base,
        "Each Party shall act.",
        "Each Party shall act now, and later.",
        "Each Party shall act soon.",
        "Each Party shall act soon, and later.",
    ) == ["Each Party shall act [now / ∅ (A) / soon (C, D)][, and later (B, D)]."]


def test_words_may_be_bracketed_with_nothing_offered() -> None:
    assert collated("Each Party shall act.", "", brackets=[Bracket("p", 5, 10, Reason.LEGAL)]) == [
        "Each [Party (A)] shall act."
    ]


def test_a_bracket_that_crosses_a_suggestion_is_held_in_parts_and_covers_no_word_more() -> None:
    base = "a b c d e f g h i j k l m n o p"
    assert collated(base, "", base.replace("c d e", "X"), brackets=[Bracket("p", 6, 15)]) == [
        "a b [c [d e (A)] / X (B)] [f g h (A)] i j k l m n o p"
    ]


def test_brackets_that_cross_each_other_are_held_in_parts() -> None:
    assert collated("a b c d", "", brackets=[Bracket("p", 0, 5), Bracket("p", 2, 7)]) == ["[a [b c (A)] (A)] [d (A)]"]


def test_words_put_on_both_sides_of_a_small_word_are_one_suggestion() -> None:
    assert collated("Members of pool share.", "Members here of large pool share.") == [
        "Members [of / here of large (A)] pool share."
    ]


def test_two_small_words_between_edits_of_one_member_belong_to_its_suggestion() -> None:
    assert collated("Members share means of the pool each year.", "Members share tools of the fund each year.") == [
        "Members share [means of the pool / tools of the fund (A)] each year."
    ]
