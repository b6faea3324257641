"""Words with hyphens beside brackets and names: each is one word, and its hyphen is no dash before a name."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Return
from tests.engine.text.round_two.copies import answer
from tests.engine.text.round_two.text import ORDER

WORDS = "An answer is given within {} days."
BASE = Instrument((Provision("p1", Kind.PARAGRAPH, WORDS.format("thirty"), "1"),))
CEL = Reading("CEL", ("CEL",), {"p1": WORDS.format("forty-five")})
ROLLING = collate(BASE, [CEL], order=ORDER)
"""An answer is given within [thirty / forty-five – Celandia] days."""


@pytest.mark.parametrize("left", ["forty – Celandia", "forty – CEL", "forty"])
def test_a_member_types_over_its_own_word_with_a_hyphen(left: str) -> None:
    assert answer(ROLLING, ("forty-five – Celandia", left)) == Return(replace(CEL, words={"p1": WORDS.format("forty")}))


def test_what_follows_such_an_edit_is_not_taken_along() -> None:
    assert answer(ROLLING, ("forty-five", "forty"), (" days.", " days.¶2\tThe answer is public.")) == Return(
        replace(
            CEL,
            words={"p1": WORDS.format("forty")},
            added=(Addition("p1+new1", "p1", None, Kind.PARAGRAPH, "The answer is public.", "2"),),
        )
    )


def test_a_word_with_a_hyphen_is_offered_beside_others() -> None:
    rolling = collate(BASE, [replace(CEL, id="des", holders=("DES",))], order=ORDER)
    assert answer(rolling, ("five – Desh", "five – Desh / forty-six – CEL")) == Return(
        replace(CEL, words={"p1": WORDS.format("forty-six")})
    )
