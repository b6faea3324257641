"""One file handed in for several members, which may have been meant for one of them."""

from collections.abc import Sequence

from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.proof import Doubt


def warn_of_one_file_for_several(entries: Sequence[Entry]) -> None:
    """Say of a file that it came for others too, byte for byte: a member may have sent another's by mistake."""
    for place, entry in enumerate(entries):
        for before in entries[:place]:
            one, other = entry.document, before.document
            mine, theirs = set(entry.submission.behalf), set(before.submission.behalf)
            apart = mine and theirs and mine != theirs
            if one is not None and other is not None and one.sha256 == other.sha256 and apart:
                entry.doubts.append(
                    Doubt(
                        _(
                            "{file} is the same file, byte for byte, as the one on behalf of {members}; both stand "
                            "in the text, and somebody should say whether it is meant for both."
                        ).format(file=entry.submission.name, members=", ".join(before.submission.behalf))
                    )
                )
