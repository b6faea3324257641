"""The fields that several acts share, and how they are checked."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.models import Group
from plenary.bodies.queries import member_may
from plenary.bodies.rules.capability import Capability
from plenary.kit.language import _
from plenary.record.act import Case
from plenary.record.refusal import Refused
from plenary.rulemaking.models import Instrument, Version
from plenary.rulemaking.queries import find_instrument, find_version

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
ProvisionId = Annotated[str, Field(max_length=120)]
Number = Annotated[int, Field(ge=1)]


def require_instrument(case: Case, key: str) -> Instrument:
    """The instrument as it stands; refuses a key that none bears."""
    found = find_instrument(case.body, key)
    if found is None:
        raise Refused("rulemaking.instrument", _("There is no text {key} here.").format(key=key), "instrument")
    return found


def require_version(case: Case, instrument: str, number: int) -> Version:
    """The newest version of an instrument; refuses another number than its own."""
    require_instrument(case, instrument)
    found = find_version(case.body, instrument)
    if found is None:
        raise Refused(
            "rulemaking.no-version",
            _("No version of this text has been issued yet: nothing can be suggested on it."),
            "on_version",
        )
    if found.number != number:
        raise Refused(
            "rulemaking.superseded",
            _("This was written on another version; the newest one is {symbol}: look at its words first.").format(
                symbol=found.symbol
            ),
            "on_version",
        )
    return found


def require_right(case: Case) -> None:
    """Refuse a member that may not submit, and a group that is none."""
    kind, _colon, code = case.actor.principal.partition(":")
    if kind == "group":
        if not Group.rows.at().filter(body=case.body, code=code).exists():
            raise Refused("rulemaking.group", _("There is no group {code} here.").format(code=code))
    elif not member_may(case.body, code, Capability.SUBMIT, case.time.date()):
        raise Refused("rulemaking.right", _("{code} may not hand in texts at present.").format(code=code))
