"""Invitations: a link makes one account for one appointment, once, within a week. It is handed on by whoever made it.

Only the digest of its token is kept. Mail need not be set up: the link is shown once, to be printed or copied.
"""

import base64
import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from plenary.bodies.models import Account, Appointment, Invitation, Seating
from plenary.kit import chance, clock

LASTS = timedelta(days=7)
_LOGGER = logging.getLogger("plenary.security")


@dataclass(frozen=True, slots=True)
class Outstanding:
    """An invitation that nobody has used: for which appointment, until when, and whether that is over."""

    appointment: Appointment
    expires: datetime
    over: bool

    @property
    def made(self) -> datetime:
        """Since when it is out."""
        return self.expires - LASTS


def invite(body: str, number: int, *, administers: bool = False) -> str:
    """Make an invitation for an appointment; the token, which nobody can read again. Earlier ones end."""
    token = base64.urlsafe_b64encode(chance.draw(24)).decode("ascii")
    with transaction.atomic():
        Invitation.objects.filter(body=body, number=number, used=None).delete()
        Invitation.objects.create(
            digest=_digest(token), body=body, number=number, administers=administers, expires=clock.now() + LASTS
        )
    _LOGGER.info("invitation made", extra={"body": body, "number": number})
    return token


def find_invitation(token: str) -> Invitation | None:
    """The invitation of a token, while it can be used and the appointment stands."""
    found = Invitation.objects.filter(digest=_digest(token), used=None, expires__gt=clock.now()).first()
    if found is None or find_appointment(found) is None:
        return None
    return found


def find_appointment(invitation: Invitation) -> Appointment | None:
    """What an invitation is for, while it stands."""
    return Appointment.rows.at().filter(body=invitation.body, number=invitation.number).first()


def list_outstanding(body: str, **which: str) -> list[Outstanding]:
    """The invitations that were made and not used, those that end first before the others; of one ``seat`` alone.

    Not among them is what waits for nobody: an invitation for an appointment that stands no longer, or one that is over
    where somebody has an account.
    """
    seated = Seating.objects.filter(body=body, number=OuterRef("number"))
    waiting = Invitation.objects.filter(Q(expires__gt=clock.now()) | ~Exists(seated), body=body, used=None)
    made = {row.number: row.expires for row in waiting}
    rows = Appointment.rows.at().filter(body=body, number__in=sorted(made), **which)
    found = [Outstanding(row, made[row.number], made[row.number] <= clock.now()) for row in rows]
    return sorted(found, key=lambda each: (each.expires, each.appointment.number))


def take_back(body: str, number: int) -> bool:
    """End the invitation that is open for an appointment; whether there was one."""
    gone, _by_table = Invitation.objects.filter(body=body, number=number, used=None).delete()
    if gone:
        _LOGGER.info("invitation taken back", extra={"body": body, "number": number})
    return bool(gone)


def accept(token: str, account: Account) -> Seating | None:
    """Seat an account by an invitation; None where it was used meanwhile. Who sat on the appointment before, no
    longer does."""
    with transaction.atomic():
        found = Invitation.objects.select_for_update().filter(digest=_digest(token), used=None).first()
        if found is None or found.expires <= clock.now():
            return None
        found.used = clock.now()
        found.save(update_fields=["used"])
        # Another account is another one to whoever has received the first in the chair of a forum.
        Seating.objects.filter(body=found.body, number=found.number).exclude(account=account).delete()
        seating, _made = Seating.objects.update_or_create(
            body=found.body, number=found.number, defaults={"account": account, "administers": found.administers}
        )
    _LOGGER.info("invitation accepted", extra={"account": account.pk, "body": found.body, "number": found.number})
    return seating


def accept_anew(token: str, email: str, password: str, name: str) -> Seating | None:
    """Make an account and seat it; None, and no account, where the invitation was used meanwhile."""
    with transaction.atomic():
        seating = accept(token, Account.objects.create_user(email, password, name=name))
        if seating is None:
            transaction.set_rollback(True)
    return seating


def revoke(body: str, number: int) -> bool:
    """End what an account may do by an appointment, and the invitations that are open for it; whether there was one.

    Its sessions and tokens go on, and from this seat they may do nothing.
    """
    with transaction.atomic():
        Invitation.objects.filter(body=body, number=number, used=None).delete()
        gone, _by_table = Seating.objects.filter(body=body, number=number).delete()
    if gone:
        _LOGGER.info("account revoked", extra={"body": body, "number": number})
    return bool(gone)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
