"""A new wording typed with its number: the number is the provision's, and none of its words."""

import pytest

from tests.engine.text.candidate.accord import Told, read


@pytest.mark.parametrize(
    ("lang", "sentence", "provision", "words"),
    [
        ("en", "Article 2, paragraph 2 (b) to read: “(b) keep it open; and”", "a2.2.b", "keep it open; and"),
        ("en", "Replace Article 3, paragraph 2, by the following: “2. It counts.”", "a3.2", "It counts."),
        ("en", "Article 1 should read: “Article 1. Members share.”", "a1.t1", "Members share."),
        ("en", "Article 1 should read: “Article 1 Members share.”", "a1.t1", "Members share."),
        ("en", "Article 1 should read: “Article 1 of it counts.”", "a1.t1", "Article 1 of it counts."),
        ("fr", "L'article 2, paragraphe 2, doit se lire : « 2. Il tient. »", "a2.2", "Il tient."),
        ("es", "El artículo 2, párrafo 2, debe decir: «2. Lleva una.»", "a2.2", "Lleva una."),
        ("ru", "Пункт 2 статьи 2 должен гласить: «2. Ведет.»", "a2.2", "Ведет."),
        ("ar", 'يصبح نص الفقرة 2 من المادة 2 كما يلي: "2- يمسكها."', "a2.2", "يمسكها."),
        ("zh", "将第二条第二款修改为：“二、办公室保存。”", "a2.2", "办公室保存。"),
    ],
)
def test_the_number_of_the_provision_is_taken_off_its_new_words(
    lang: str, sentence: str, provision: str, words: str
) -> None:
    assert read(lang, sentence) == [("reword", {"words": {provision: words}}, [])]


def test_another_number_before_the_words_is_left_to_a_person() -> None:
    unread: list[Told] = [("unread", {}, ["not read"])]
    assert read("en", "Article 3, paragraph 2 to read: “3. It counts.”") == unread
    assert read("en", "Insert a new paragraph 3 in Article 3: “4. It counts.”") == unread
    assert read("en", "Insert in Article 3 a new paragraph: “Article 4. It counts.”") == unread


@pytest.mark.parametrize(
    ("lang", "sentence", "added"),
    [
        (
            "en",
            "After paragraph 1 of Article 3 insert a new paragraph 1 bis reading: “1 bis. It counts.”",
            ("a3.1", "a3", "paragraph", "1 bis", "It counts."),
        ),
        ("en", "Add a paragraph to Article 3: “3. It counts.”", ("a3.2", "a3", "paragraph", "3", "It counts.")),
        (
            "en",
            "Add to Article 2, paragraph 2, a subparagraph: “(a bis) read the list;”",
            ("a2.2.a", "a2.2", "subparagraph", "(a bis)", "read the list;"),
        ),
        (
            "en",
            "Add a new Article 3, paragraph 1 bis: “1 bis. It counts.”",
            ("a3.1", "a3", "paragraph", "1 bis", "It counts."),
        ),
        (
            "en",
            "Add a new paragraph 3 to Article 3: “Article 2 of the charter applies.”",
            ("a3.2", "a3", "paragraph", "3", "Article 2 of the charter applies."),
        ),
        (
            "es",
            "Añadir al artículo 2 un párrafo: «3. La Oficina informa.»",
            ("a2.2", "a2", "paragraph", "3", "La Oficina informa."),
        ),
        (
            "ru",
            "Включить в статью 2 пункт: «3. Бюро отвечает.»",
            ("a2.2", "a2", "paragraph", "3", "Бюро отвечает."),
        ),
        (
            "ar",
            'تضاف فقرة جديدة 1 مكرراً إلى المادة 2: "1 مكرراً- ينشر المكتب القائمة."',
            ("a2.1", "a2", "paragraph", "1 مكرراً", "ينشر المكتب القائمة."),
        ),
        ("zh", "在第二条增加一款：“三、办公室报告。”", ("a2.2", "a2", "paragraph", "三", "办公室报告。")),
        ("zh", "第二条新增一款：“三、办公室报告。”", ("a2.2", "a2", "paragraph", "三", "办公室报告。")),
    ],
)
def test_a_new_provision_has_the_number_that_its_words_begin_with(
    lang: str, sentence: str, added: tuple[str, ...]
) -> None:
    assert read(lang, sentence) == [("add", {"added": [added]}, [])]


def test_a_new_article_is_numbered_by_its_words() -> None:
    (found,) = read("en", "After Article 2 insert a new article: “Article 2 bis. Members report.”")
    action, parts, doubts = found
    container, said = parts["added"]  # type: ignore[misc]  # the parts of a candidate are told as plain values
    assert (action, container, said[2:], doubts) == (
        "add",
        ("a2.3", None, "article", "Article 2 bis", ""),
        ("text", "", "Members report."),
        [],
    )


def test_an_ordinal_word_is_no_number_and_a_number_alone_is_the_words() -> None:
    assert read("en", "Article 3, paragraph 2 to read: “First. It counts.”") == [
        ("reword", {"words": {"a3.2": "First. It counts."}}, [])
    ]
    assert read("en", "Article 3, paragraph 2 to read: “2.”") == [("reword", {"words": {"a3.2": "2."}}, [])]
