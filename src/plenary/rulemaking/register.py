"""The register of files handed in for a text: who sees which, and what is said of them."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from plenary.bodies.queries import list_groups_ever, list_members
from plenary.bodies.rules.audience import SECRETARIAT, Reader, list_audiences
from plenary.kit import clock
from plenary.record.reading import open_value
from plenary.rulemaking.acts.submission import Cover
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.models import Submission, Suggestion
from plenary.rulemaking.queries import open_values
from plenary.rulemaking.rules.submission import Filing
from plenary.rulemaking.rules.suggestion import Status


def list_submissions(body: str, instrument: str, reader: Reader) -> QuerySet[Submission]:
    """The files on a text that a reader may see, the last one first: whoever handed them in and the secretariat see
    them."""
    rows = Submission.rows.at().filter(body=body, instrument=instrument).order_by("-number")
    return rows if SECRETARIAT in reader.seats else rows.filter(seat__in=reader.seats | list_audiences(reader))


def read_covers(rows: Sequence[Submission]) -> Mapping[int, Cover]:
    """What is said of files, by number; those of which it was erased are not in it. Whether anybody may see it, the
    caller has asked (``list_submissions``)."""
    opened = open_values(rows[0].body, [row.cover for row in rows]) if rows else {}
    return {row.number: Cover.model_validate(opened[row.cover]) for row in rows if row.cover in opened}


def read_answers(row: Submission) -> Mapping[str, str]:
    """What was said of the questions about a file when it was confirmed: ``yes`` or ``no``, by their keys."""
    said = open_value(row.body, row.answers) if row.answers else None
    return {key: str(answer) for key, answer in said.items()} if isinstance(said, dict) else {}


def find_replaced(row: Submission) -> Submission | None:
    """The file of which another is to take the place, as it stands now; None where it is to take none's."""
    if row.replaces is None:
        return None
    return Submission.rows.at().get(body=row.body, instrument=row.instrument, number=row.replaces)


def list_brought(row: Submission) -> list[Suggestion]:
    """The suggestions that came in a file, or in those of which it took the place, as they stand now; those that were
    taken back, erased or replaced are not in it."""
    found = Suggestion.rows.at().filter(body=row.body, instrument=row.instrument, submission__in=_list_line(row))
    gone = (Status.WITHDRAWN, Status.ERASED, Status.REPLACED)
    return list(found.exclude(status__in=gone).order_by("number"))


def _list_line(row: Submission) -> list[int]:
    """A file and those of which it took the place, one after the other; until it is confirmed it took none."""
    rows = Submission.rows.at().filter(body=row.body, instrument=row.instrument, seat=row.seat)
    replaced = {each.number: each.replaces for each in rows if each.status != Filing.WAITING}
    line, before = [row.number], replaced.get(row.number)
    while before is not None:
        line.append(before)
        before = replaced.get(before)
    return line


def list_membership(body: str, seat: str) -> Membership:
    """The members and groups of a body as files name them; of two that bear one code, the one that has the seat."""
    groups = [Member(each.code, True, each.names) for each in list_groups_ever(body)]
    members = [Member(each.code, False, each.names) for each in list_members(body, clock.now().date())]
    ordered = [*members, *groups] if seat.startswith("group:") else [*groups, *members]
    return Membership(tuple({each.code: each for each in ordered}.values()))
