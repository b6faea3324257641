"""New provisions whose words begin with a number, or bring paragraphs with numbers of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.candidate import Answer, Confirmation, apply, find
from plenary.engine.text.candidate.addition import additions
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Reading
from tests.engine.text.candidate.accord import EN, MEMBERS, Told, blocks, read

UNPLACED: list[Told] = [("add", {}, ["place unsaid"])]


@pytest.mark.parametrize(
    ("lang", "sentence", "added"),
    [
        ("en", "At the end of Article 3, add: “3. It counts.”", ("a3.2", "a3", "paragraph", "3", "It counts.")),
        ("en", "In Article 3, add: “2 bis. It counts.”", ("a3.2", "a3", "paragraph", "2 bis", "It counts.")),
        ("en", "Article 3, paragraph 2: add “3. It counts.”", ("a3.2", "a3", "paragraph", "3", "It counts.")),
        (
            "en",
            "At the end of Article 2, paragraph 2, add: “(c) count it.”",
            ("a2.2.b", "a2.2", "subparagraph", "(c)", "count it."),
        ),
        (
            "en",
            "At the end of Article 2, paragraph 2, add a new subparagraph (c): “count it.”",
            ("a2.2.b", "a2.2", "subparagraph", "(c)", "count it."),
        ),
        ("fr", "À la fin de l'article 2, ajouter : « 3. Il compte. »", ("a2.2", "a2", "paragraph", "3", "Il compte.")),
        ("es", "Al final del artículo 2, añádase: «3. Cuenta.»", ("a2.2", "a2", "paragraph", "3", "Cuenta.")),
        ("ru", "В конце статьи 2 добавить: «3. Бюро считает.»", ("a2.2", "a2", "paragraph", "3", "Бюро считает.")),
        ("ar", "في نهاية المادة 2، تضاف: «3. يحسب.»", ("a2.2", "a2", "paragraph", "3", "يحسب.")),
        ("zh", "在第二条末尾增加：“三、办公室计算。”", ("a2.2", "a2", "paragraph", "三", "办公室计算。")),
        ("en", "New paragraph 3 of Article 3: “It counts.”", ("a3.2", "a3", "paragraph", "3", "It counts.")),
        ("en", "Article 3, paragraph 2 bis (new): “It counts.”", ("a3.2", "a3", "paragraph", "2 bis", "It counts.")),
        ("fr", "Article 2, paragraphe 2 bis (nouveau) : « Il. »", ("a2.2", "a2", "paragraph", "2 bis", "Il.")),
        ("fr", "Article 2, nouveau paragraphe 3 : « Il compte. »", ("a2.2", "a2", "paragraph", "3", "Il compte.")),
        ("es", "Artículo 2, nuevo párrafo 3: «Cuenta.»", ("a2.2", "a2", "paragraph", "3", "Cuenta.")),
        ("ru", "Новый пункт 3 статьи 2: «Бюро считает.»", ("a2.2", "a2", "paragraph", "3", "Бюро считает.")),
        ("ar", "فقرة جديدة 3 في المادة 2: «يحسب.»", ("a2.2", "a2", "paragraph", "3", "يحسب.")),
        ("zh", "第二条新的第三款：“办公室计算。”", ("a2.2", "a2", "paragraph", "三", "办公室计算。")),
    ],
)
def test_a_numbered_provision_is_a_new_one_and_no_words_of_the_last(
    lang: str, sentence: str, added: tuple[str, ...]
) -> None:
    assert read(lang, sentence) == [("add", {"added": [added]}, [])]


@pytest.mark.parametrize(
    ("lang", "sentence", "number", "heading", "one", "two"),
    [
        ("en", "New Article 4: “Article 4. Audit. 1. It counts. 2. It says so.”",
         "Article 4", "Audit", ("1", "It counts."), ("2", "It says so.")),
        ("en", "Add a new Article 4: “1. It counts. 2. It says so.”",
         "Article 4", "", ("1", "It counts."), ("2", "It says so.")),
        ("fr", "Nouvel article 3 : « Article 3. Contrôle. 1. Il compte. 2. Il le dit. »",
         "Article 3", "Contrôle", ("1", "Il compte."), ("2", "Il le dit.")),
        ("es", "Nuevo artículo 3: «Artículo 3. Control. 1. Cuenta. 2. Lo dice.»",
         "Artículo 3", "Control", ("1", "Cuenta."), ("2", "Lo dice.")),
        ("ru", "Новая статья 3: «Статья 3. Проверка. 1. Считает. 2. Сообщает.»",
         "Статья 3", "Проверка", ("1", "Считает."), ("2", "Сообщает.")),
        ("ar", "مادة جديدة 3: «المادة 3. المراقبة. 1. يحسب. 2. ينشر.»",
         "المادة 3", "المراقبة", ("1", "يحسب."), ("2", "ينشر.")),
        ("zh", "新的第三条：“第三条 审计 一、办公室计算。二、公布。”",
         "第三条", "审计", ("一", "办公室计算。"), ("二", "公布。")),
    ],
)  # fmt: skip
def test_a_new_article_has_its_heading_and_its_paragraphs(
    lang: str, sentence: str, number: str, heading: str, one: tuple[str, str], two: tuple[str, str]
) -> None:
    [(action, parts, doubts)] = read(lang, sentence)
    added = parts["added"]
    assert isinstance(added, list)
    article, *paragraphs = added
    assert (action, article[2:], doubts) == ("add", ("article", number, heading), [])
    assert [paragraph[2:] for paragraph in paragraphs] == [("paragraph", *one), ("paragraph", *two)]


def test_a_paragraph_may_bring_those_that_follow_it() -> None:
    assert read("en", "At the end of Article 3, add: “3. It counts. 4. It says so in 4.5. 6. Never.”") == [
        (
            "add",
            {
                "added": [
                    ("a3.2", "a3", "paragraph", "3", "It counts."),
                    ("a3.2", "a3", "paragraph", "4", "It says so in 4.5. 6. Never."),
                ]
            },
            [],
        )
    ]


def test_a_number_that_is_taken_or_not_the_next_is_left_to_a_person() -> None:
    assert read("en", "At the end of Article 3, add: “2. It counts.”") == UNPLACED
    assert read("en", "At the end of Article 3, add: “4. It counts.”") == UNPLACED
    assert read("en", "In Article 3, add: “(a) count;”") == UNPLACED
    assert read("en", "New Article 2: “It counts.”") == UNPLACED
    assert read("en", "New paragraphs of the preamble: “It counts.”") == [("unread", {}, ["not read"])]
    assert read("en", "Add “PP3. Mindful of it,”") == [("add", {}, ["provision unsaid"])]
    assert read("en", "Add “3. It counts.”") == [("add", {}, ["several such provisions"])]


def test_what_stands_before_the_paragraphs_of_an_article_and_is_no_heading_leaves_it_to_a_person() -> None:
    assert read("en", "New Article 4: “Article 4. Audit. The Office counts. 1. So. 2. Or so.”") == [
        ("add", {}, ["not read"])
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A new Article 4 is “good”.", [("unread", {}, ["not read"])]),
        ("“Audit” is the new Article 4.", [("unread", {}, ["not read"])]),
        ("New Article 4: “Audit” and “Count”.", [("unread", {}, ["not read"])]),
        ("We object to a new Article 4: “It counts.”", [("unread", {}, ["negated"])]),
        ("Perhaps a new Article 4: “It counts.”", ["qualified"]),
        ("Arandia wants a new Article 4: “It counts.”", ["reported"]),
    ],
)
def test_a_new_provision_without_a_verb_is_read_where_nothing_else_is_said_of_it(
    sentence: str, expected: list[object]
) -> None:
    found = read("en", sentence)
    assert (found if isinstance(expected[0], tuple) else found[0][2]) == expected


def test_other_words_for_a_new_article_have_their_paragraphs_too() -> None:
    candidates = find(EN, blocks("New Article 4: “Article 4. Audit. 1. It counts.”"), members=MEMBERS)
    answer = Confirmation("x", candidates[0].id, Answer.CHANGED, "Count. 1. It counts. 2. It says so.")
    proposed = propose(EN, apply(EN, Reading("x", ("ARA",)), candidates, {candidates[0].id: answer}))
    assert [(one.kind, one.number, one.text) for one in proposed.provisions[-3:]] == [
        (Kind.ARTICLE, "Article 4", "Count"),
        (Kind.PARAGRAPH, "1", "It counts."),
        (Kind.PARAGRAPH, "2", "It says so."),
    ]


_SAID = st.lists(
    st.sampled_from(["It counts.", "See Article 2, paragraph 1.", "So: (a) one; (b) two.", "In 2.1 it is!"])
)


@given(st.sampled_from(["", "Audit", "Costs and their audit"]), st.lists(_SAID.filter(bool), min_size=1, max_size=5))
def test_an_article_is_read_as_it_is_written(heading: str, texts: list[list[str]]) -> None:
    paragraphs = [" ".join(text) for text in texts]
    numbered = [f"{place}. {text}" for place, text in enumerate(paragraphs, 1)]
    words = " ".join([f"{heading}.", *numbered] if heading else numbered)
    article, *held = additions("new", "a3.2", None, Kind.ARTICLE, "4", words)
    assert (article.text, [(one.parent, one.kind, one.number, one.text) for one in held]) == (
        heading,
        [("new.1", Kind.PARAGRAPH, str(place), text) for place, text in enumerate(paragraphs, 1)],
    )
