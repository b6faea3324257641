from plenary.engine.text.block import Block, Change, Piece

BLOCK = Block(
    (
        Piece("Parties "),
        Piece("shall", Change.DELETED, "Admin"),
        Piece("should", Change.INSERTED, "Admin"),
        Piece(" promptly", Change.UNDONE, "Admin", undoer="Somebody"),
        Piece(" report."),
    )
)


def test_accepting_every_change_leaves_what_was_kept_and_inserted():
    assert BLOCK.accepted == "Parties should report."


def test_rejecting_every_change_leaves_what_was_kept_and_deleted():
    assert BLOCK.rejected == "Parties shall report."
