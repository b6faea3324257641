"""A reference never means more than was said: subparagraphs in every way of writing them, and parts without a number."""

import pytest

from plenary.engine.text.candidate import find
from tests.engine.text.candidate.accord import MEMBERS, Row, Told, accord, blocks, read, told

LETTERS = ("(a)", "(b)")


def rows(
    article: str, chapeau: str, first: str, second: str, numbers: tuple[str, str], paragraph: str = "2"
) -> list[Row]:
    return [
        ("a2", "article", "", article, None),
        ("a2.2", "paragraph", chapeau, paragraph, "a2"),
        ("a2.2.a", "subparagraph", first, numbers[0], "a2.2"),
        ("a2.2.b", "subparagraph", second, numbers[1], "a2.2"),
    ]


BASES = {
    "en": accord("en", *rows("Article 2", "The Board considers:", "the need;", "the risk.", LETTERS)),
    "fr": accord("fr", *rows("Article 2", "Le Conseil tient compte :", "du besoin ;", "du risque.", ("a)", "b)"))),
    "es": accord("es", *rows("Artículo 2", "La Junta considerará:", "la necesidad;", "el riesgo.", ("a)", "b)"))),
    "ru": accord("ru", *rows("Статья 2", "Совет учитывает:", "нужду;", "риск.", ("a)", "b)"))),
    "ar": accord("ar", *rows("المادة 2", "ينظر المجلس في:", "الحاجة؛", "الخطر.", ("(أ)", "(ب)"))),
    "zh": accord("zh", *rows("第二条", "理事会应考虑：", "需要；", "风险。", ("（一）", "（二）"), "二")),
}

SECOND: list[Told] = [("delete", {"deleted": ("a2.2.b",)}, [])]
UNREAD: list[Told] = [("unread", {}, ["not read"])]


def said(lang: str, sentence: str) -> list[Told]:
    return [told(BASES[lang], one) for one in find(BASES[lang], blocks(sentence), members=MEMBERS, lang=lang)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Supprimer l’alinéa b) du paragraphe 2 de l’article 2."),
        ("fr", "Article 2, paragraphe 2, alinéa b) : supprimer."),
        ("fr", "Article 2, par. 2 b) : supprimer."),
        ("fr", "Supprimer la lettre b) du paragraphe 2 de l’article 2."),
        ("es", "Suprimir el apartado b) del párrafo 2 del artículo 2."),
        ("es", "Artículo 2, párrafo 2 b): suprimir."),
        ("ru", "Исключить подпункт b) пункта 2 статьи 2."),
        ("ru", "Статья 2, пункт 2 b): исключить."),
        ("ar", "تحذف الفقرة الفرعية (ب) من الفقرة 2 من المادة 2."),
        ("zh", "第二条第二款（二）：删除。"),
        ("zh", "删除第二条第二款第（二）项。"),
        ("en", "Delete item (b) of Article 2, paragraph 2."),
        ("en", "In Article 2, paragraph 2, delete subparagraph b)."),
    ],
)
def test_a_subparagraph_alone_is_deleted(lang: str, sentence: str) -> None:
    assert said(lang, sentence) == SECOND


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Article 2, paragraph 2: delete the last subparagraph."),
        ("en", "Delete Article 2, line 3."),
        ("en", "Retain Article 2, paragraph 2, subparagraph b."),
        ("en", "Article 2, paragraph 2, last subparagraph to read: “the harm.”"),
        ("en", "Move the last subparagraph of Article 2, paragraph 2, before Article 2."),
        ("en", "Put the last subparagraph of Article 2, paragraph 2, in brackets."),
        ("en", "Add “and more” at the end of the last subparagraph of Article 2, paragraph 2."),
        ("en", "Replace the last subparagraph of Article 2, paragraph 2, by “the harm.”"),
        ("fr", "Supprimer le dernier alinéa du paragraphe 2 de l’article 2."),
        ("fr", "Supprimer le tiret 2 de l’article 2."),
        ("es", "Suprimir el último apartado del artículo 2."),
        ("ru", "Исключить последний подпункт пункта 2 статьи 2."),
        ("ar", "تحذف الفقرة الأخيرة من المادة 2."),
        ("zh", "删除第二条第二款最后一项。"),
    ],
)
def test_a_part_that_is_not_numbered_is_left_to_a_person(lang: str, sentence: str) -> None:
    assert said(lang, sentence) == UNREAD


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("es", "Suprimir el artículo 2 para evitar repeticiones.", "a2 a2.2 a2.2.a a2.2.b"),
        ("zh", "删除第二条第二款，以符合条款的要求。", "a2.2 a2.2.a a2.2.b"),
        ("en", "In Article 2, delete paragraph 2.", "a2.2 a2.2.a a2.2.b"),
        ("en", "Delete Article 2, paragraph 2 (a) and (b).", "a2.2.a a2.2.b"),
    ],
)
def test_what_is_named_is_deleted_with_all_it_holds(lang: str, sentence: str, expected: str) -> None:
    assert said(lang, sentence) == [("delete", {"deleted": tuple(expected.split())}, [])]


def test_words_are_replaced_or_struck_in_what_is_named_though_a_part_of_it_is_not_numbered() -> None:
    assert said("en", "In the last subparagraph of Article 2, paragraph 2, replace “risk” by “harm”.") == [
        ("replace", {"words": {"a2.2.b": "the harm."}}, [])
    ]
    assert said("en", "In the last subparagraph of Article 2, paragraph 2, insert “great” before “risk”.") == [
        ("insert", {"words": {"a2.2.b": "the great risk."}}, [])
    ]


def test_a_date_and_the_paragraph_that_comes_instead_are_no_parts_of_what_is_named() -> None:
    assert said("en", "Delete Article 2, paragraph 2 (a), as we said in our letter of 12 May.") == [
        ("delete", {"deleted": ("a2.2.a",)}, [])
    ]
    assert read("en", "Replace Article 1 by the following paragraph: “Members share.”") == [
        ("reword", {"words": {"a1.t1": "Members share."}}, [])
    ]
    assert read("fr", "Remplacer l'article 1 par le paragraphe suivant : « Ils partagent. »") == [
        ("reword", {"words": {"a1.1": "Ils partagent."}}, [])
    ]
    assert (
        said("en", "Replace the last subparagraph of Article 2, paragraph 2, by the following paragraph: “x.”")
        == UNREAD
    )
    assert said("en", "Delete line 3 of Article 2.") == UNREAD


def test_of_several_provisions_of_a_number_none_is_deleted_or_retained_unsaid() -> None:
    assert read("en", "Delete paragraph 1.") == [("delete", {}, ["several such provisions"])]
    assert read("en", "Retain paragraph 1.") == [("retain", {}, ["several such provisions"])]


def test_words_at_the_end_come_before_the_stop_and_the_blank_that_french_sets_before_it() -> None:
    assert said("fr", "Article 2, paragraphe 2, alinéa a) : ajouter à la fin « et de l’usage ».") == [
        ("insert", {"words": {"a2.2.a": "du besoin et de l’usage ;"}}, [])
    ]
