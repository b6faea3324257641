import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.numbering import NoNumeral, suffix


@given(st.integers(1, suffix.LAST), st.sampled_from(["en", "fr", "es", "ru", "ar", "zh"]))
def test_a_suffix_reads_back_as_its_rank(rank, lang):
    assert suffix.read(suffix.write(rank, lang)) == rank


def test_suffixes_are_the_latin_adverbs():
    assert [suffix.write(rank) for rank in range(1, 13)] == [
        *("", " bis", " ter", " quater", " quinquies", " sexies", " septies", " octies", " novies", " decies"),
        *(" undecies", " duodecies"),
    ]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("", 1),
        ("-bis", 2),
        ("\u00a0BIS", 2),
        (" quáter", 4),
        (" мкрра", 0),
        (" тер", 3),
        (" مكرر", 2),
        (" مكرراً ثانيًا", 3),
        ("之三", 3),
        ("之", 0),
        ("a", 2),
        ("b", 3),
        ("ß", 0),
        ("nonsense", 0),
    ],
)
def test_suffixes_are_read_in_each_language(text, rank):
    assert suffix.read(text) == rank


@pytest.mark.parametrize("rank", [0, 100])
def test_no_suffix_is_made_up_beyond_the_last(rank):
    with pytest.raises(NoNumeral):
        suffix.write(rank)
