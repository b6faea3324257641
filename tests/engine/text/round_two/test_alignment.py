"""Words of a returned text beside those that were sent."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.round_two.alignment import Hunk, Sent, align, is_equal, tokens_of

_WORDS = st.lists(st.sampled_from(["a", "b", "[", "]", "/"]), max_size=9)


def aligned(sent: str, returned: str, seams: frozenset[int] = frozenset()) -> list[Hunk]:
    old, new = tokens_of(sent, returned)
    return list(align(Sent(sent, [""] * len(sent), seams, ()), old, returned, new))


def test_of_equal_words_the_one_that_others_were_written_for_is_gone() -> None:
    assert aligned("may may ask", "may zz ask", frozenset({0, 3})) == [
        (0, 1, 0, 1),
        (1, 2, 1, 1),
        (2, 2, 1, 2),
        (2, 3, 2, 3),
    ]


@given(_WORDS, _WORDS, st.frozensets(st.integers(0, 18)))
def test_every_word_of_both_is_in_one_difference_or_beside_its_equal(
    old: list[str], new: list[str], seams: frozenset[int]
) -> None:
    sent, returned = " ".join(old), " ".join(new)
    hunks = aligned(sent, returned, seams)
    mine, theirs = tokens_of(sent, returned)
    for start, end, first, last in filter(is_equal, hunks):
        assert [sent[token.bare : token.end] for token in mine[start:end]] == [
            returned[token.bare : token.end] for token in theirs[first:last]
        ]
    assert [place for hunk in hunks for place in range(hunk[0], hunk[1])] == list(range(len(mine)))
    assert [place for hunk in hunks for place in range(hunk[2], hunk[3])] == list(range(len(theirs)))
