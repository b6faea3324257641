"""What is asked at the door of whoever acts for another seat: that there is such a seat.

It is no part of any act's check: what older entries did for seats that never were, a replay does again.
"""

from plenary.bodies.queries import has_seat
from plenary.bodies.rules.forum import split_log
from plenary.kit.language import _
from plenary.record.act import Case
from plenary.record.refusal import Refused
from plenary.record.registry import guard


@guard
def require_seat_acted_for(case: Case) -> None:
    """Refuse the secretariat acting on behalf of a member, a group, an office or a stakeholder that is not there."""
    behalf = case.actor.behalf
    body, _forum = split_log(case.body)
    if behalf is not None and not has_seat(body, behalf):
        raise Refused(
            "bodies.no-such-seat",
            _("There is no seat {seat} here: act on behalf of one that there is.").format(seat=behalf),
        )
