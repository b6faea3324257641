"""References to provisions, in six languages, and which provisions they mean."""

import pytest

from plenary.engine.text.candidate.candidate import Doubt
from plenary.engine.text.candidate.reference import Level, noun, references
from plenary.engine.text.candidate.resolve import Resolution, resolve
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import BASES, EN


def steps(text: str) -> list[list[tuple[str, list[str]]]]:
    return [
        [(step.level.name.lower(), [number[0].bare for number in step.numbers]) for step in one.steps]
        for one in references(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 7, paragraph 2 (a)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("7.2(a)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("Article 7(2)(a)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("7(2 )", []),
        ("7(2)", [[("article", ["7"]), ("paragraph", ["2"])]]),
        ("art. 7.2 bis", [[("article", ["7"]), ("paragraph", ["2 bis"])]]),
        ("subparagraph (a) of paragraph 2", [[("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("paragraph 2, (a)", [[("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("paragraphs 2, 3 and 5", [[("paragraph", ["2", "3", "5"])]]),
        ("Article 3, first sentence of paragraph 2", [[("article", ["3"])], [("paragraph", ["2"])]]),
        ("Article 3, second paragraph", [[("article", ["3"]), ("paragraph", ["2"])]]),
        ("Article premier, deuxième et troisième phrases", [[("article", ["1"])]]),
        ("Articles first, second and third", [[("article", ["1", "2", "3"])]]),
        ("Articles 5 to 7", [[("article", ["5", "6", "7"])]]),
        ("Annexes II–IV", [[("annex", ["II", "3", "IV"])]]),
        ("PP3 and OP 4", [[("preamble", ["3"])], [("operative", ["4"])]]),
        ("preambular paragraph 3", [[("preamble", ["3"])]]),
        ("the third preambular paragraph", [[("preamble", ["3"])]]),
        ("the 3rd preambular paragraph", [[("preamble", ["3"])]]),
        ("the preamble", [[("preamble", [])]]),
        ("Article one", [[("article", ["1"])]]),
        ("grew by 1.5 °C, (a) and 2.5%", []),
        ("article premier, paragraphe 2", [[("article", ["1"]), ("paragraph", ["2"])]]),
        ("párrafo 2 del artículo 7", [[("article", ["7"]), ("paragraph", ["2"])]]),
        ("подпункт (a) пункта 2 статьи 7", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["(a)"])]]),
        ("الفقرة ٢ من المادة ٧", [[("article", ["٧"]), ("paragraph", ["٢"])]]),
        ("第七条第二款(a)", [[("article", ["七"]), ("paragraph", ["二"]), ("subparagraph", ["(a)"])]]),
        ("序言部分第三段", [[("preamble", []), ("paragraph", ["三"])]]),
        ("Article 7(2)(abcd)", [[("article", ["7"]), ("paragraph", ["2"])]]),
        ("paragraph 2 (a bis)", [[("paragraph", ["2"]), ("subparagraph", ["(a bis)"])]]),
        ("Article 7(2)(1)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["(1)"])]]),
        (
            "l'alinéa b) du paragraphe 2 de l'article 7",
            [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["b)"])]],
        ),
        ("Article 7, par. 2 a bis)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["a bis)"])]]),
        (
            "apartados a) y b) del párrafo 2 del artículo 7",
            [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["a)", "b)"])]],
        ),
        (
            "letra b) del párrafo 2 del artículo 7",
            [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["b)"])]],
        ),
        ("Artículo 7.2 c)", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["c)"])]]),
        ("подпункт б) пункта 2 статьи 7", [[("article", ["7"]), ("paragraph", ["2"]), ("subparagraph", ["б)"])]]),
        ("подпункт 1) пункта 2) статьи 7", [[("article", ["7"]), ("paragraph", ["2)"]), ("subparagraph", ["1)"])]]),
        ("第七条第二款（三）", [[("article", ["七"]), ("paragraph", ["二"]), ("subparagraph", ["（三）"])]]),
        ("第七条第二款，（三）项", [[("article", ["七"]), ("paragraph", ["二"]), ("subparagraph", ["（三）"])]]),
        ("paragraph 2, a) and b)", [[("paragraph", ["2"]), ("subparagraph", ["a)", "b)"])]]),
        (
            "paragraph 2 (a)(i) and (ii)",
            [[("paragraph", ["2"]), ("subparagraph", ["(a)"]), ("subparagraph", ["(i)", "(ii)"])]],
        ),
        ("paragraph 2 (a)(i) and (b)(i)", [[("paragraph", ["2"]), ("subparagraph", ["(a)"]), ("subparagraph", [])]]),
        ("paragraph 2 (abcd) and (b)", [[("paragraph", ["2"]), ("subparagraph", [])]]),
        ("b) Article 7, paragraph 2", [[("article", ["7"]), ("paragraph", ["2"])]]),
        ("(Article 7)", [[("article", ["7"])]]),
    ],
)
def test_a_reference_is_read(text: str, expected: list[list[tuple[str, list[str]]]]) -> None:
    assert steps(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a new paragraph", Level.PARAGRAPH), ("新增一款", Level.PARAGRAPH), ("a new sentence", None)],
)
def test_a_provision_spoken_of_without_a_number(text: str, expected: Level | None) -> None:
    assert noun(text) == expected


def found(base: Instrument, text: str, *context: str) -> Resolution:
    (reference,) = references(text)
    return resolve(base, reference, context)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Article 2, paragraph 2 (b)", ("a2.2.b",)),
        ("en", "Article 2", ("a2",)),
        ("en", "Article 1, paragraph 1", ("a1.t1",)),
        ("en", "PP2", ("pp2",)),
        ("en", "paragraph 2 of the preamble", ("pp2",)),
        ("en", "the preamble", ("pp1", "pp2")),
        ("en", "paragraphs 1 and 2 of Article 3", ("a3.1", "a3.2")),
        ("en", "subparagraph (a)", ("a2.2.a",)),
        ("fr", "article premier", ("a1",)),
        ("fr", "article 1", ("a1",)),
        ("zh", "第2条第一款", ("a2.1",)),
        ("ar", "المادة ٢", ("a2",)),
    ],
)
def test_a_reference_means_a_provision(lang: str, text: str, expected: tuple[str, ...]) -> None:
    assert found(BASES[lang], text) == Resolution(expected)


def test_a_reference_without_an_article_is_looked_for_where_the_text_last_was() -> None:
    assert found(EN, "paragraph 2", "a3.1") == Resolution(("a3.2",))
    assert found(EN, "paragraph 3", "a3.1") == Resolution(("a2.3",))
    assert found(EN, "subparagraph (b)", "a2.2") == Resolution(("a2.2.b",))
    assert found(EN, "subparagraph (b)", "a2") == Resolution(("a2.2.b",))
    assert found(EN, "paragraph 1", "pp1") == Resolution(("a2.1", "a3.1"), Doubt.PROVISION_SEVERAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Article 9", Resolution((), Doubt.PROVISION_UNKNOWN)),
        ("Article 9, paragraph 1", Resolution((), Doubt.PROVISION_UNKNOWN)),
        ("PP9", Resolution((), Doubt.PROVISION_UNKNOWN)),
        ("paragraph 1", Resolution(("a2.1", "a3.1"), Doubt.PROVISION_SEVERAL)),
        ("OP 1", Resolution((), Doubt.PROVISION_UNKNOWN)),
        ("Article 1, subparagraph 3", Resolution((), Doubt.PROVISION_UNKNOWN)),
    ],
)
def test_a_reference_that_means_none_or_several_says_so(text: str, expected: Resolution) -> None:
    assert found(EN, text) == expected


def test_operative_paragraphs_are_those_of_no_article_and_letters_are_no_figures() -> None:
    resolution = Instrument(
        (
            Provision("p1", Kind.PARAGRAPH, "Decides;", "1"),
            Provision("p1.a", Kind.SUBPARAGRAPH, "first;", "(i)", "p1"),
            Provision("p1.b", Kind.SUBPARAGRAPH, "ninth;", "(9)", "p1"),
        )
    )
    assert found(resolution, "OP 1") == Resolution(("p1",))
    assert found(resolution, "OP1(i)") == Resolution(("p1.a",))
