"""A sheet for deciding on candidates: the file that ``--confirm`` takes, with the answers still to be given."""

import csv
import io

from plenary.engine.text.candidate import COLUMNS
from plenary.rulemaking.proof import ProofSheet


def render_decisions(sheet: ProofSheet) -> bytes:
    """A row for each candidate, its answer empty, behind it the sentence it came from and what would be made
    of it. UTF-8 with a byte order mark, for spreadsheets."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "citation", "sentence", "result"])
    for candidate in sheet.candidates:
        result = "".join(piece.text for piece in candidate.pieces if piece.change != "deleted")
        writer.writerow(
            [sheet.submission, candidate.key, "", "", "", candidate.citation, candidate.sentence, result.strip()]
        )
    return ("\ufeff" + lines.getvalue()).encode()
