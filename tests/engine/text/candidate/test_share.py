"""Several members' texts supported in one sentence, each where the sentence says."""

import pytest

from tests.engine.text.candidate.accord import read

BOTH = [[("ARA", ("a1",))], [("BOR", ("a2",))]]
UNSAID = ["share unsaid"]


def supported(lang: str, sentence: str) -> list[object]:
    """What each candidate of a sentence supports, or why it is not read."""
    return [parts.get("supports") or doubts for _action, parts, doubts in read(lang, sentence)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "We support the proposal of Arandia on Article 1, and that of Borland on Article 2."),
        ("en", "We support the proposal of Arandia on Article 1 and of Borland on Article 2."),
        ("en", "We support Arandia's proposal on Article 1 and Borland's on Article 2."),
        ("en", "We support Arandia on Article 1 and Borland on Article 2."),
        ("en", "On Article 1, we support Arandia and, on Article 2, Borland."),
        ("en", "On Article 1 we support Arandia, and on Article 2 Borland."),
        ("en", "Arandia's proposal on Article 1 and Borland's on Article 2 have our support."),
        ("en", "We support the “new” text of Arandia on Article 1 and that of Borland on Article 2."),
        ("en", "We support Arandia on Article 1 and also endorse Borland on Article 2."),
        ("fr", "Nous appuyons la proposition d'Arandia sur l'article premier et celle de Borland sur l'article 2."),
        ("fr", "Sur l'article premier, nous appuyons Arandia et, sur l'article 2, Borland."),
        ("es", "Apoyamos la propuesta de Arandia sobre el artículo 1 y la de Borland sobre el artículo 2."),
        ("ru", "Поддерживаем предложение Arandia по статье 1 и предложение Borland по статье 2."),
        ("ar", "نؤيد اقتراح Arandia بشأن المادة 1 واقتراح Borland بشأن المادة 2."),
        ("zh", "我们支持Arandia关于第一条的提案，以及Borland关于第二条的提案。"),
    ],
)
def test_each_text_is_supported_where_the_sentence_says(lang: str, sentence: str) -> None:
    assert supported(lang, sentence) == BOTH


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "We support Arandia and Borland on Article 1, and Island States on Article 2.",
            [[("ARA", ("a1",)), ("BOR", ("a1",))], [("IST", ("a2",))]],
        ),
        (
            "We support Arandia on Article 1, and Arandia, Borland and Island States on Articles 2 and 3.",
            [[("ARA", ("a1",))], [("ARA", ("a2", "a3")), ("BOR", ("a2", "a3")), ("IST", ("a2", "a3"))]],
        ),
        (
            "On Article 2, we support Arandia on paragraph 1 and Borland on paragraph 3.",
            [[("ARA", ("a2.1",))], [("BOR", ("a2.3",))]],
        ),
        (
            "We support Arandia on Article 2, paragraph 1, and Borland on paragraph 3.",
            [[("ARA", ("a2.1",))], [("BOR", ("a2.3",))]],
        ),
        ("On Article 1, we support Arandia, and endorse Borland.", [[("ARA", ("a1",))], [("BOR", ("a1",))]]),
        ("On Article 2, we support the text of Arandia on paragraph 1.", [[("ARA", ("a2.1",))]]),
        ("We support Arandia, Borland and Island States.", [[("ARA", ()), ("BOR", ()), ("IST", ())]]),
    ],
)
def test_members_named_together_are_supported_together(sentence: str, found: list[object]) -> None:
    assert supported("en", sentence) == found


def test_who_speaks_is_none_of_those_supported() -> None:
    sentence = "On costs, Island States support Arandia on Article 1 and Borland on Article 2."
    assert read("en", sentence) == [
        ("support", {"supports": [("ARA", ("a1",))]}, ["reported"]),
        ("support", {"supports": [("BOR", ("a2",))]}, ["reported"]),
    ]
    assert supported("en", "On Article 1, Island States support Arandia and, on Article 2, Borland.") == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "We support Arandia on Article 1, and Borland.",
        "We support Arandia, and Borland on Article 2.",
        "We support Arandia on Article 1 and endorse Borland.",
        "On Article 1, we support Arandia and Borland on Article 2.",
        "On Article 1, we support Arandia on Article 2 and Borland on Article 3.",
        "On Articles 1 and 2, we support Arandia on paragraph 1 and Borland on paragraph 3.",
        "We support Arandia, Borland on Article 1 and, after Article 2, Island States on Article 3.",
    ],
)
def test_what_can_be_taken_in_two_ways_is_asked(sentence: str) -> None:
    assert UNSAID in supported("en", sentence)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "We support Arandia and Borland on Articles 1 and 2 respectively."),
        ("en", "On Articles 1 and 2, we support Arandia and Borland respectively."),
        ("en", "We support, respectively, Arandia and Borland on Article 1 and on Article 2."),
        ("fr", "Nous appuyons Arandia et Borland sur les articles 1 et 2 respectivement."),
        ("es", "Apoyamos a Arandia y Borland sobre los artículos 1 y 2 respectivamente."),
        ("ru", "Поддерживаем предложения Arandia и Borland по статьям 1 и 2 соответственно."),
        ("ar", "نؤيد اقتراحي Arandia و Borland بشأن المادة 1 والمادة 2 على التوالي."),
        ("ar", "نؤيد اقتراحي Arandia و Borland بشأن المادتين 1 و2 على التوالي."),
        ("zh", "我们分别支持Arandia和Borland关于第一条和第二条的提案。"),
    ],
)
def test_members_and_provisions_that_are_listed_respectively_go_together_one_by_one(lang: str, sentence: str) -> None:
    assert supported(lang, sentence) == BOTH


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "We support Arandia and Borland on Article 2, paragraphs 1 and 3, respectively.",
            [[("ARA", ("a2.1",))], [("BOR", ("a2.3",))]],
        ),
        ("Island States support Arandia and Borland on Articles 1 and 2 respectively.", BOTH),
        ("We support Arandia and Borland on Articles 1, 2 and 3 respectively.", [UNSAID]),
        (
            "We support Arandia and Borland on paragraphs 1 and 2 of Articles 2 and 3 respectively.",
            [[*UNSAID, "several such provisions"]],
        ),
        ("We support Arandia and Borland respectively.", [UNSAID]),
        ("We support Arandia on Articles 1 and 2 respectively.", [UNSAID]),
    ],
)
def test_what_is_listed_respectively_in_other_numbers_is_asked(sentence: str, found: list[object]) -> None:
    assert supported("en", sentence) == found
