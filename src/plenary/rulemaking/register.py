"""The register of files handed in for a text: who sees which, and what is said of them."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from plenary.bodies.queries import list_groups_ever, list_members
from plenary.bodies.rules.audience import SECRETARIAT, Reader, list_audiences
from plenary.bodies.store import Altered, open_store
from plenary.kit import clock
from plenary.record.reading import open_value
from plenary.rulemaking.acts.submission import Cover
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.models import Submission, Suggestion
from plenary.rulemaking.queries import open_values
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


def open_file(row: Submission) -> bytes | None:
    """The bytes of a file; None where they were erased, or are not in the store as they were."""
    salt = open_value(row.body, row.salt)
    if salt is None:
        return None
    try:
        return open_store().get(row.file, bytes.fromhex(str(salt)))
    except Altered:
        return None


def list_brought(body: str, instrument: str, number: int) -> list[Suggestion]:
    """The suggestions that came in a file, as they stand now; those that were taken back, erased or replaced are not in
    it."""
    found = Suggestion.rows.at().filter(body=body, instrument=instrument, submission=number)
    gone = (Status.WITHDRAWN, Status.ERASED, Status.REPLACED)
    return list(found.exclude(status__in=gone).order_by("number"))


def list_membership(body: str, seat: str) -> Membership:
    """The members and groups of a body as files name them; of two that bear one code, the one that has the seat."""
    found = {
        **{each.code: Member(each.code, True, each.names) for each in list_groups_ever(body)},
        **{each.code: Member(each.code, False, each.names) for each in list_members(body, clock.now().date())},
    }
    kind, _colon, code = seat.partition(":")
    if kind == "group":
        found |= {each.code: Member(code, True, each.names) for each in list_groups_ever(body) if each.code == code}
    return Membership(tuple(found.values()))
