"""What is asked at the door of whoever acts: that they still have their seat, that the token by which a program asks
for them is good still, and that there is the seat they act for.

Seat and token are judged when a request comes; it may wait for its turn, and meanwhile the person may be released, its
credentials rejected, its office end, and its account or the token be revoked. It is no part of any act's check: what
older entries did from seats that never were, a replay does again.
"""

from plenary.bodies.holding import still_acts
from plenary.bodies.queries import has_seat, is_disowned
from plenary.bodies.rules.forum import split_log
from plenary.bodies.token import is_good
from plenary.kit.language import _
from plenary.record.act import Act, Case
from plenary.record.refusal import Refused
from plenary.record.registry import guard


@guard
def require_held_seat(case: Case, _act: Act) -> None:
    """Refuse an account that has lost its seat since its request came, or may only prepare for it now."""
    body, _forum = split_log(case.body)
    if case.actor.appointment is not None and not still_acts(case.actor, body, case.time.date()):
        raise Refused(
            "bodies.seat-lost",
            _(
                "You act from {seat} no longer: your appointment ended, or was changed, before this was recorded."
            ).format(seat=case.actor.seat),
        )


@guard
def require_good_token(case: Case, _act: Act) -> None:
    """Refuse a program whose token was revoked, or has expired, since its request came."""
    if case.actor.token is not None and not is_good(case.actor.token, case.time):
        raise Refused(
            "bodies.token-lost", _("The token was revoked, or expired, before this was recorded: nothing was written.")
        )


@guard
def require_seat_acted_for(case: Case, act: Act) -> None:
    """Refuse the secretariat acting on behalf of a member, a group, an office or a stakeholder that is not there.

    None is answered for in the log of a closed forum, which no brief and no page of a seat reads.

    What it entered on behalf of one that is there no longer, and that disowned it, it takes back: nobody else could.
    """
    behalf = case.actor.behalf
    body, forum = split_log(case.body)
    if behalf is not None and forum is not None:
        raise Refused(
            "bodies.behalf-closed",
            _("In the record of a closed forum nobody acts on behalf of others: {seat} does this itself.").format(
                seat=behalf
            ),
        )
    if behalf is None or has_seat(body, behalf, case.time.date()):
        return
    undone = act.takes_back()
    if undone is None or not is_disowned(case.body, behalf, undone):
        raise Refused(
            "bodies.no-such-seat",
            _("There is no seat {seat} here: act on behalf of one that there is.").format(seat=behalf),
        )
