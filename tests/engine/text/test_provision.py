"""An instrument is a tree in document order, and a provision is cited as a person would name it."""

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision, UnsoundInstrument

TEXT = Instrument(
    (
        Provision("part", Kind.PART, "Access", "Part II"),
        Provision("art", Kind.ARTICLE, "Pool", "Article 7", "part"),
        Provision("art.2", Kind.PARAGRAPH, "Words.", "2", "art"),
        Provision("art.2.a", Kind.SUBPARAGRAPH, "words;", "(a)", "art.2"),
        Provision("annex", Kind.ANNEX, "Criteria", "Annex I"),
        Provision("annex.art", Kind.ARTICLE, "Need", "Article 1", "annex"),
    )
)


@pytest.mark.parametrize(
    ("id", "citation"),
    [
        ("part", "Part II"),
        ("art", "Article 7"),
        ("art.2.a", "Article 7, 2, (a)"),
        ("annex.art", "Annex I, Article 1"),
    ],
)
def test_what_holds_an_article_is_left_out_of_its_citation_except_an_annex(id: str, citation: str) -> None:
    assert TEXT.citation(id) == citation


@pytest.mark.parametrize(
    ("after", "parent", "beside"),
    [("art.2.a", "art", "art.2"), ("art.2.a", None, "part"), ("art", "art", "art"), (None, None, None)],
)
def test_what_stands_behind_another_provision_stands_beside_what_has_the_same_holder(
    after: str | None, parent: str | None, beside: str | None
) -> None:
    assert TEXT.beside(after, parent) == beside


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(UnsoundInstrument, match=r"^provision id 'art' is used twice$"):
        Instrument((*TEXT.provisions[:2], TEXT.provisions[1]))


def test_a_provision_before_its_parent_is_refused() -> None:
    with pytest.raises(UnsoundInstrument, match=r"^provision 'art' comes before its parent 'part'$"):
        Instrument((TEXT.provisions[1], TEXT.provisions[0]))


def test_the_title_is_the_words_of_the_first_title_or_nothing() -> None:
    titled = Instrument((Provision("t", Kind.TITLE, "Framework"), Provision("t2", Kind.TITLE, "Annex")))
    assert (titled.title, TEXT.title) == ("Framework", "")
