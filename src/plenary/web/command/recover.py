"""``plenary recover``: one member's text out of a rolling text, exactly."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import STANDING
from plenary.engine.text.rolling import recover as recover_reading
from plenary.engine.text.touch import touches
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.instrument import plain_text
from plenary.web.command.answer import Json, answer, warn
from plenary.web.command.app import app
from plenary.web.command.arguments import membership_in, rolling_in
from plenary.web.command.calling import example
from plenary.web.command.given import Members
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Give back one member's whole text out of a rolling text, exactly as it was handed in."),
    epilog=example("recover rolling.json --member ARA > ARA.txt"),
)
def recover(
    context: typer.Context,
    rolling: Annotated[
        Path, typer.Argument(metavar="ROLLING.json", help=_("The JSON of a rolling text."), show_default=False)
    ],
    member: Annotated[
        str,
        typer.Option(
            "--member",
            metavar="CODE",
            help=_("The code of a member or group, or, with --members, its name."),
            show_default=False,
        ),
    ],
    members: Members = None,
    json: Json = False,
) -> None:
    """Recover the texts of one holder, one after the other where it handed in several, each in its own language."""
    text = rolling_in(rolling)
    assert text is not None
    code = _code(text, member, membership_in(members))
    instruments = [(one.id, recover_reading(text, one.id)) for one in text.readings if code in one.holders]
    for parallel in text.parallels:
        instruments += [(one.id, parallel.recover(one.id)) for one in parallel.readings if code in one.holders]
    data = {
        "readings": [
            {
                "id": name,
                "language": instrument.lang,
                "provisions": [
                    {"id": p.id, "kind": p.kind.value, "number": p.number, "parent": p.parent, "text": p.text}
                    for p in instrument.provisions
                ],
            }
            for name, instrument in instruments
        ]
    }
    for one in (reading for reading in text.readings if code in reading.holders):
        if not touches(text.base, one):
            warn(
                _(
                    "{file} changes nothing in this text, and what is printed is the base; what it asks for in words "
                    "of its own, nobody has decided on: its proof sheet lists that."
                ).format(file=one.id)
            )
    if any(reading.id.startswith(STANDING) for reading in text.readings):
        warn(
            _(
                "The base has brackets of its own; what is printed is the member's choice in each, or else the first, "
                "and the brackets stand only in the file that was handed in."
            )
        )
    text_of_all = "\n".join(plain_text(instrument) for _name, instrument in instruments)
    answer(context, Text(text_of_all.removesuffix("\n")), data)


def _code(text: RollingText, member: str, membership: Membership) -> str:
    """The code of somebody that handed something in, by its code or its name. Raises Refusal."""
    others = (reading for parallel in text.parallels for reading in parallel.readings)
    known = sorted({code for reading in (*text.readings, *others) for code in reading.holders})
    named = membership.called(member)
    if member in known:
        return member
    if len(named) > 1:
        raise Refusal(
            _("{member} is the name of several; give the code of one: {codes}.").format(
                member=member, codes=", ".join(named)
            )
        )
    if named and named[0] in known:
        return named[0]
    alike = [code for code in known if _may_stand_for(code, member)]
    if not named and len(alike) == 1:
        raise Refusal(
            _("{member} is not a code in this text; did you mean {meant}?").format(member=member, meant=alike[0])
        )
    raise Refusal(
        _("{member} handed nothing in for this text; these did: {known}.").format(
            member=f"{member} ({named[0]})" if named else member, known=", ".join(known)
        )
    )


def _may_stand_for(code: str, name: str) -> bool:
    """Whether a code is the beginning of a name, or its initials, whatever the letters are."""
    words = re.findall(r"\w+", name.casefold())
    sign = code.casefold()
    return bool(words) and (words[0].startswith(sign) or sign in _initials(words))


def _initials(words: Sequence[str]) -> tuple[str, str]:
    """The first letters of all words, and those of the words longer than two letters."""
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > 2)
