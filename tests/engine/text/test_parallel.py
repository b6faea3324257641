"""The instrument in another language: which of its provisions is which of the base, and what was said on it."""

from plenary.engine.text.parallel import Parallel, is_parallel, tie
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading

BASE = Instrument(
    (
        Provision("title", Kind.TITLE, "Framework"),
        Provision("part1", Kind.PART, "Aims", "Part I"),
        Provision("a1", Kind.ARTICLE, "Purpose", "Article 1", "part1"),
        Provision("a1.1", Kind.PARAGRAPH, "one two", "1", "a1"),
        Provision("a2", Kind.ARTICLE, "Terms", "Article 2", "part1"),
        Provision("a2.1", Kind.PARAGRAPH, "three", "1", "a2"),
    )
)
PARALLEL = Instrument(
    (
        Provision("title", Kind.TITLE, "Cadre"),
        Provision("part1", Kind.PART, "Buts", "Partie I"),
        Provision("a1", Kind.ARTICLE, "But", "Article 1", "part1"),
        Provision("a1.1", Kind.PARAGRAPH, "un deux", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "trois", "2", "a1"),
        Provision("a2", Kind.SECTION, "Termes", "Section 2", "part1"),
        Provision("a2.1", Kind.PARAGRAPH, "quatre", "1", "a2"),
    ),
    "fr",
)


def test_a_provision_is_the_one_of_its_place_number_and_kind() -> None:
    assert tie(BASE, PARALLEL) == {"title": "title", "part1": "part1", "a1": "a1", "a1.1": "a1.1"}


def test_a_concordance_says_which_provision_is_meant_and_what_it_holds_follows() -> None:
    assert tie(BASE, PARALLEL, {"a1": "a2"}) == {"title": "title", "a1": "a2", "a1.1": "a2.1"}


def test_with_a_concordance_a_line_of_its_own_comes_before_the_number() -> None:
    assert tie(BASE, PARALLEL, {"a1": "a2", "a1.1": "a1.1", "a2": "a9"}) == {
        "title": "title",
        "a1": "a2",
        "a1.1": "a1.1",
    }


def test_texts_with_the_same_articles_are_parallel() -> None:
    assert (is_parallel(BASE, BASE), is_parallel(BASE, PARALLEL)) == (True, False)


def test_each_reading_of_a_parallel_text_is_recovered_in_its_own_words() -> None:
    parallel = Parallel(PARALLEL, {}).hang(Reading("K.fr", ("KES",), {"a1.1": "un et deux"}, frozenset({"a2.1"})))
    assert [(p.id, p.text) for p in parallel.recover("K.fr").provisions] == [
        ("title", "Cadre"),
        ("part1", "Buts"),
        ("a1", "But"),
        ("a1.1", "un et deux"),
        ("a1.2", "trois"),
        ("a2", "Termes"),
    ]


def test_a_reading_handed_in_again_takes_the_place_of_the_one_before() -> None:
    first, other = Reading("K.fr", ("KES",), {"a1.1": "un"}), Reading("O.fr", ("ORL",), {"a1.1": "deux"})
    again = Reading("K.fr", ("KES",), {"a1.1": "trois"})
    hung = Parallel(PARALLEL, {}).hang(first, "K.en").hang(other).hang(again)
    assert (hung.readings, hung.translations) == ((again, other), {})


def test_a_translation_is_kept_with_the_reading_that_it_translates() -> None:
    first, other = Reading("K.fr", ("KES",)), Reading("O.fr", ("ORL",))
    hung = Parallel(PARALLEL, {}).hang(first, "K.en").hang(other, "O.en")
    assert hung.translations == {"K.fr": "K.en", "O.fr": "O.en"}
