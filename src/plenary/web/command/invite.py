"""``plenary invite``: an invitation for somebody who was appointed, made by whoever runs the installation."""

from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import Json, answer, warn
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, address_of, find_log, note_address, note_port
from plenary.web.command.usage import Command

if TYPE_CHECKING:
    from plenary.bodies.models import Appointment


@app.command(
    cls=Command,
    help=_("Make a new invitation for whoever was appointed to a seat; earlier ones that were not used end."),
    epilog=example("invite secretariat --folder house"),
)
def invite(
    context: typer.Context,
    seat: Annotated[
        str, typer.Argument(metavar="SEAT", help=_("The seat: secretariat, office:chair, delegation:BOR."))
    ] = "secretariat",
    folder: Folder = PLACE,
    body: OfBody = "",
    number: Annotated[
        int | None,
        typer.Option(
            "--number",
            metavar="NUMBER",
            min=1,
            help=_("Which appointment, where the seat has several."),
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Make an invitation, and show it this once."""
    installation.open_folder(folder)
    from django.conf import settings

    from plenary.bodies import invitation

    log = find_log(body)
    appointment = _choose(log.body, seat, number)
    token = invitation.invite(log.body, appointment.number, administers=seat == "secretariat")
    address = address_of(folder, settings.HOST, f"invitation/{token}/")
    if note := note_address(settings.HOST):
        warn(note)
    answer(
        context,
        "\n".join(
            filter(
                None,
                (
                    note_port(folder),
                    _("Whoever opens this address, once and within a week, acts for {seat}: {address}").format(
                        seat=seat, address=address
                    ),
                ),
            )
        ),
        {"body": log.body, "seat": seat, "number": appointment.number, "invitation": address},
    )


def _choose(body: str, seat: str, number: int | None) -> "Appointment":
    """The appointment that is meant: the one of that number, or the only one there is. Raises Refusal."""
    from plenary.bodies.queries import list_appointments

    there = {row.number: row for row in list_appointments(body, seat)}
    if number in there:
        return there[number]
    if number is None and len(there) == 1:
        return next(iter(there.values()))
    if not there:
        raise Refusal(_("Nobody is appointed to {seat} in {body}.").format(seat=seat, body=body), Outcome.USAGE)
    raise Refusal(
        _("Which appointment to {seat} is meant? Name one of these with --number: {known}.").format(
            seat=seat, known=", ".join(map(str, there))
        ),
        Outcome.USAGE,
    )
