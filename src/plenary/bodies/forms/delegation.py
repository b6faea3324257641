"""The forms of a delegation: what happens to its credentials, and a person released from it."""

from typing import Any

from django import forms

from plenary.bodies.acts.credential import (
    STATES,
    AcceptCredentials,
    AdmitProvisionally,
    ChallengeCredentials,
    CredentialsAct,
    DeferRuling,
    ReceiveCredentials,
    RejectCredentials,
)
from plenary.bodies.acts.delegation import ReleaseDelegate
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import text_field
from plenary.bodies.models import Appointment
from plenary.bodies.queries import find_member, list_claims, procedure_of
from plenary.bodies.rules.credential import Claim, Event, follow
from plenary.bodies.words import ROLE_NAMES, call
from plenary.kit import clock
from plenary.kit.language import _, marked
from plenary.record.act import Act

STEPS: dict[str, type[CredentialsAct]] = {
    "receive": ReceiveCredentials,
    "admit": AdmitProvisionally,
    "challenge": ChallengeCredentials,
    "defer": DeferRuling,
    "accept": AcceptCredentials,
    "reject": RejectCredentials,
}
"""What may be entered of credentials, by what its address ends with."""
STEP_NAMES = {
    "receive": marked("Enter that credentials were received"),
    "admit": marked("Let the delegation sit provisionally"),
    "challenge": marked("Object to the credentials"),
    "defer": marked("Put the ruling off"),
    "accept": marked("Accept the credentials"),
    "reject": marked("Reject the credentials"),
}
#: The events that each step may be, for the copy may come before the original.
EVENTS = {
    "receive": (Event.RECEIVE_ORIGINAL, Event.RECEIVE_COPY),
    "admit": (Event.ADMIT,),
    "challenge": (Event.CHALLENGE,),
    "defer": (Event.DEFER,),
    "accept": (Event.ACCEPT,),
    "reject": (Event.REJECT,),
}


def list_open_claims(claims: list[Claim], step: str) -> list[int]:
    """The claimants of whom a step may be entered, and the next number where it may begin with one."""
    states = {claim.number: claim.state for claim in claims}
    numbers = [*states, len(states) + 1]
    return [number for number in numbers if any(follow(states.get(number), event) for event in EVENTS[step])]


class CredentialsForm(ActForm):
    """A step of the credentials of one delegation: of which claimant, and on what document it rests."""

    def __init__(self, *arguments: Any, body: str, code: str, step: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.code, self.step = code, step
        claims = list_claims(body, code, clock.now().date())
        states = {claim.number: claim.state for claim in claims}
        # What is sent is judged by the act: a form that is sent twice names a step that was made by the first.
        numbers = [*states, len(states) + 1] if self.is_bound else list_open_claims(claims, step)
        self.fields["claim"] = forms.TypedChoiceField(
            label=_("Claimant to the seat"),
            coerce=int,
            choices=[
                (
                    number,
                    _("Claimant {number}: {state}").format(number=number, state=_(STATES[states.get(number)])),
                )
                for number in numbers
            ],
            help_text=_("Nearly always there is one; a second one is numbered 2."),
        )
        if step == "receive":
            self.fields["form"] = forms.ChoiceField(
                label=_("Received as"),
                choices=[("original", _("the original")), ("copy", _("a copy"))],
            )
        self.fields["reference"] = text_field(
            _("Document it rests on"), 300, hint=_("A letter, a report, a ruling: what it is called, and its day.")
        )

    @property
    def heading(self) -> str:
        member = find_member(self.body, self.code, clock.now().date())
        name = call(member.names, procedure_of(self.body).working) if member else self.code
        return _("{step}: {member}").format(step=_(STEP_NAMES[self.step]), member=name)

    @property
    def button(self) -> str:
        return _(STEP_NAMES[self.step])

    @property
    def lede(self) -> str:
        return _("Until the ruling the delegation sits provisionally, with the vote; only a ruling changes who sits.")

    def act(self) -> Act:
        given = {name: self.cleaned_data[name] for name in ("claim", "form", "reference") if name in self.cleaned_data}
        return STEPS[self.step].model_validate({"member": self.code, **given})


class ReleaseForm(ActForm):
    """A person leaves a delegation."""

    def __init__(self, *arguments: Any, body: str, code: str, row: Appointment, person: object, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.code, self.row, self.person = code, row, person

    @property
    def heading(self) -> str:
        return _("Release a person from the delegation")

    @property
    def button(self) -> str:
        return _("Release this person")

    @property
    def lede(self) -> str:
        role = _(ROLE_NAMES[self.row.role])
        if self.person is None:
            return _("{role}. The person acts for the delegation no longer.").format(role=role)
        return _("{role}: {person}. The person acts for the delegation no longer.").format(
            role=role, person=self.person
        )

    def act(self) -> Act:
        return ReleaseDelegate(member=self.code, appointment=self.row.number)
