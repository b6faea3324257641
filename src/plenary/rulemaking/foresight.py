"""What a version that is not issued yet would change, and what would become of the suggestions on the one before."""

from collections import Counter
from dataclasses import dataclass

from plenary.engine.text.correspondence import Correspondence
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.queries import STATUS, offer_of, read_contents, standing_on
from plenary.rulemaking.rules.succession import Succession, find_succession, list_kept
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import revise

MOST = 2000
"""Of how many suggestions it is worked out while somebody waits for the page."""


@dataclass(frozen=True, slots=True)
class Foresight:
    """Provisions that would be the ``same``, ``changed``, ``new`` and ``gone``; of suggestions how many would come to
    each status, and those that would be in ``conflict``. Nothing of suggestions where they are more than MOST."""

    same: int
    changed: int
    new: int
    gone: int
    counts: tuple[tuple[Status, int], ...]
    conflicts: tuple[tuple[Suggestion, Succession], ...]


def foresee(version: Version, text: str) -> Foresight:
    """What the version whose text has this hash would come to; whoever is shown it may see every suggestion."""
    revision = revise(version.text, text)
    found: list[tuple[Suggestion, Succession]] = []
    standing = standing_on(version)
    if standing.count() <= MOST:
        rows = list(standing)
        contents = read_contents(rows)
        for row in rows:
            content = contents.get(row.number)
            if content is not None and content.status is Status.STANDING:
                found.append((row, find_succession(revision, offer_of(row, content))))
    counts = Counter(STATUS[succession.fate] for _row, succession in found)
    return Foresight(
        *_count(revision.correspondence),
        tuple((status, counts[status]) for status in STATUS.values() if counts[status]),
        tuple(each for each in found if STATUS[each[1].fate] is Status.CONFLICT),
    )


def _count(correspondence: Correspondence) -> tuple[int, int, int, int]:
    """Provisions that are the same, changed, new and gone."""
    same = len(list_kept(correspondence))
    new = sum(len(tie.new) for tie in correspondence.ties if not tie.old)
    gone = sum(len(tie.old) for tie in correspondence.ties if not tie.new)
    return same, len(correspondence.new.provisions) - same - new, new, gone
