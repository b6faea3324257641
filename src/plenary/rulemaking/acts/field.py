"""The fields that several acts share, and how they are checked."""

from typing import Annotated

from pydantic import Field

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
