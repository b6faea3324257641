"""What a reading does to a provision, as a redline of its words alone."""

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Kind, Provision
from plenary.engine.text.touch import amended


def paragraph(text: str) -> Provision:
    return Provision("p", Kind.PARAGRAPH, text)


def test_words_that_come_before_the_first_kept_one_take_its_space_behind_them() -> None:
    old, new = paragraph("shall cooperate"), paragraph("All Members shall cooperate")
    assert amended(old, new) == (Piece("All Members ", Change.INSERTED), Piece("shall cooperate"))
    assert amended(new, old) == (Piece("All Members ", Change.DELETED), Piece("shall cooperate"))
