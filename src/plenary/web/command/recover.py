"""``plenary recover``: one member's text out of a rolling text, exactly."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from plenary.engine.text.rolling import recover as recover_reading
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.rulemaking.output.instrument import plain_text
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.arguments import rolling_in
from plenary.web.command.calling import example
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
        str, typer.Option("--member", metavar="CODE", help=_("The code of a member or group."), show_default=False)
    ],
    json: Json = False,
) -> None:
    """Recover the texts of one holder, one after the other where it handed in several, each in its own language."""
    text = rolling_in(rolling)
    assert text is not None
    instruments = [(one.id, recover_reading(text, one.id)) for one in text.readings if member in one.holders]
    for parallel in text.parallels:
        instruments += [(one.id, parallel.recover(one.id)) for one in parallel.readings if member in one.holders]
    if not instruments:
        others = (reading for parallel in text.parallels for reading in parallel.readings)
        known = sorted({code for reading in (*text.readings, *others) for code in reading.holders})
        if member.upper() in known:
            raise Refusal(
                _("{member} handed nothing in for this text; did you mean {meant}?").format(
                    member=member, meant=member.upper()
                )
            )
        raise Refusal(
            _("{member} handed nothing in for this text; these did: {known}.").format(
                member=member, known=", ".join(known)
            )
        )
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
    text_of_all = "\n".join(plain_text(instrument) for _name, instrument in instruments)
    answer(context, Text(text_of_all.removesuffix("\n")), data)
