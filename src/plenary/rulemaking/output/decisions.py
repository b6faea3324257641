"""A sheet for deciding on candidates: the file that ``--confirm`` takes, with the answers still to be given."""

import csv
import io
from collections.abc import Sequence

from plenary.engine.text.block import Piece
from plenary.engine.text.candidate import COLUMNS
from plenary.kit.language import speaking
from plenary.rulemaking.output import proofing
from plenary.rulemaking.proof import ProofSheet


def render_decisions(sheet: ProofSheet) -> bytes:
    """A row for each candidate, its answer empty, behind it the sentence it came from, what would be made of it, a
    line for each provision where there are several, and each doubt about it. UTF-8 with a byte order mark, for
    spreadsheets."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "citation", "sentence", "result", "doubts"])
    for candidate in sheet.candidates:
        result = _read(candidate.pieces)
        if candidate.results or candidate.supported:
            with speaking(sheet.tongue):
                each = [
                    "\n".join(
                        [f"{proofing.cited(one)}: {_read(one.pieces)}", *(said for _, said in proofing.unseen(one))]
                    )
                    for one in candidate.results
                ]
                result = "\n".join([proofing.extent(candidate), *each])
        doubts = "\n".join(doubt.sentence for doubt in candidate.doubts)
        known = [candidate.citation, candidate.sentence, result, doubts]
        writer.writerow([sheet.submission, candidate.key, "", "", "", *known])
    return ("\ufeff" + lines.getvalue()).encode()


def _read(pieces: Sequence[Piece]) -> str:
    """The words as they are after a yes."""
    return "".join(piece.text for piece in pieces if piece.change != "deleted").strip()
