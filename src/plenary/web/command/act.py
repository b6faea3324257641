"""``plenary act``: any act that there is, by its name and its payload."""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, acting, find_log
from plenary.web.command.given import content_of
from plenary.web.command.usage import Command

if TYPE_CHECKING:
    from plenary.record.act import Act


@app.command(
    cls=Command,
    help=_("Do one act: it is checked by the rules and entered on the record."),
    epilog=example("act member.withdraw payload.json --seat secretariat"),
)
def act(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("The name of the act, as member.admit."))],
    payload: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("What the act says, as JSON; - is standard input."))
    ] = Path("-"),
    folder: Folder = PLACE,
    body: OfBody = "",
    seat: Annotated[str, typer.Option("--seat", metavar="SEAT", help=_("The seat that acts."))] = "secretariat",
    behalf: Annotated[
        str, typer.Option("--behalf", metavar="SEAT", help=_("The seat on whose behalf it acts, as delegation:BOR."))
    ] = "",
    key: Annotated[
        str,
        typer.Option(
            "--key", metavar="WORD", help=_("A key of your own: the same request under it is done once only.")
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Perform an act."""
    given = sys.stdin.buffer.read() if payload == Path("-") else content_of(payload)
    installation.open_folder(folder)
    from plenary.record.act import Actor
    from plenary.record.perform import perform

    log = find_log(body)
    with acting():
        done = perform(
            _read(name, given),
            actor=Actor(seat, behalf or None),
            body=log.body,
            key=key or chance.draw(16).hex(),
        )
    entry = done.entry
    said = (
        _("This was done before: it is entry {sequence} on the record of {body}.")
        if done.repeated
        else _("Done: entry {sequence} on the record of {body}.")
    )
    answer(
        context,
        said.format(sequence=entry.sequence, body=entry.body),
        {"body": entry.body, "sequence": entry.sequence, "time": entry.time, "repeated": done.repeated},
    )


def _read(name: str, given: bytes) -> "Act":
    """The act of that name with that payload. Raises Refusal."""
    from pydantic import ValidationError

    from plenary.record.payload import GivenTwice, read_payload
    from plenary.record.registry import UnknownAct, list_acts

    try:
        return read_payload(name, given)
    except GivenTwice as fault:
        raise Refusal(
            _("The payload gives {field} twice, and does not say which is meant: give it once.").format(
                field=fault.field[:80]
            )
        ) from None
    except UnknownAct:
        known = [act.name for act in list_acts()]
        near = get_close_matches(name, known, n=3) or known
        raise Refusal(
            _("There is no act {name}; there are {known}.").format(name=name, known=", ".join(near)), Outcome.USAGE
        ) from None
    except ValidationError as fault:
        # What pydantic says of a value is in English; where it stands is what a user needs most.
        places = sorted({".".join(map(str, error["loc"])) or "JSON" for error in fault.errors()})
        raise Refusal(
            _("The payload is not one of {name}; look at: {fields}.").format(name=name, fields=", ".join(places))
        ) from None
