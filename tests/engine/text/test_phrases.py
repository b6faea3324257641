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
