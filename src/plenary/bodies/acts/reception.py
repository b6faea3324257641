"""A forum that the secretariat does not service receives whoever comes into its chair, in its own log."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.field import Mark
from plenary.bodies.acts.forum import require_kept
from plenary.bodies.holding import find_holder, find_seating, list_holders, name_person, serves_secretariat
from plenary.bodies.models import Forum, Reception
from plenary.bodies.queries import guards, list_participants, read_received
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.rules.procedure import Key
from plenary.bodies.rules.reception import Holder, Newcomer, Objection, Receiver, find_objection, may_receive
from plenary.kit.language import _, marked
from plenary.record.act import Act, Actor, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act

Office = Annotated[str, Field(pattern=r"^office:[a-z][a-z0-9-]{0,62}$")]

_SENTENCES = {
    Objection.NOT_IN_OFFICE: marked("Nobody holds the chair by that appointment and that account: look at it again."),
    Objection.RECEIVED: marked("The forum has received this holder of its chair already."),
    Objection.SECRETARIAT: marked("The secretariat neither receives nor is received in what it does not service."),
    Objection.OWN: marked("Nobody receives themselves: who was received before does, or another who takes part."),
    Objection.OUTSIDE: marked("This is for whoever was received before, or for a delegation that takes part."),
}


@act
class ReceiveHolder(Act):
    """Those in a forum that the secretariat does not service receive whoever has come into its chair.

    Done by whoever was received before, or by a delegation that takes part. ``account`` is the sign of the account
    that came to the appointment: another account on the same one is received anew.
    """

    name = "forum.receive"
    called = marked("Receive whoever presides over a forum")
    seats = frozenset({"office", "delegation"})
    final = True

    forum: Key
    seat: Office
    appointment: int = Field(ge=1)
    account: Mark

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.forum}",)

    def check(self, case: Case) -> None:
        forum = require_kept(case, self.forum)
        if not guards(forum):
            raise Refused("bodies.unguarded", _("Nobody needs to be received in the chair of this forum."), "forum")
        objection = object_to(forum, Holder(self.seat, self.appointment, self.account), case)
        if objection is not None:
            raise Refused("bodies.reception", _(_SENTENCES[objection]), "appointment")

    def apply(self, entry: Entry) -> None:
        Reception.enter(entry, forum=self.forum, seat=self.seat, number=self.appointment, account=self.account)


def object_to(forum: Forum, holder: Holder, case: Case) -> Objection | None:
    """Why the actor of a case does not receive somebody in the chair of a forum; None where it may."""
    body, day, actor = forum.body, case.time.date(), case.actor
    seating = find_seating(body, holder.appointment)
    newcomer = Newcomer(
        holder,
        sits=holder.seat == forum.chair and holder in [each for _row, each in list_holders(body, forum.chair, day)],
        serves=seating is not None and serves_secretariat(seating.account_id, body, day),
    )
    own = seating is not None and actor.person == name_person(seating.account)
    return find_objection(newcomer, find_receiver(forum, case, own=own), read_received(forum))


def find_receiver(forum: Forum, case: Case, *, own: bool = False) -> Receiver:
    """The actor of a case, as one who receives in a forum; ``own``: its own account."""
    actor = case.actor
    return Receiver(
        find_holder(forum.body, actor.seat, actor.appointment) if actor.appointment else None,
        takes_part=_takes_part(actor, forum, case),
        own=own,
        serves=actor.seat == SECRETARIAT or _serves_too(actor, case, forum.body),
    )


def receives(forum: Forum, case: Case) -> bool:
    """Whether the actor of a case is one who receives in a forum, whoever there is to be received."""
    return guards(forum) and may_receive(find_receiver(forum, case), read_received(forum))


def _takes_part(actor: Actor, forum: Forum, case: Case) -> bool:
    kind, _colon, code = actor.seat.partition(":")
    return kind == "delegation" and code in list_participants(forum.body, forum, case.time.date())


def _serves_too(actor: Actor, case: Case, body: str) -> bool:
    seating = find_seating(body, actor.appointment) if actor.appointment else None
    return seating is not None and serves_secretariat(seating.account_id, body, case.time.date())
