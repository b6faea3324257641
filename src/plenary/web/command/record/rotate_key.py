"""``plenary record rotate-key``: a new key signs from now on, the old one beside it until the change is ended."""

from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, find_log
from plenary.web.command.record import record
from plenary.web.command.usage import Command


@record.command(
    "rotate-key",
    cls=Command,
    help=_("Sign the record with a new key from now on; the old key signs beside it until the change is ended."),
    epilog=example("record rotate-key --folder house"),
)
def rotate_key(
    context: typer.Context,
    end: Annotated[
        bool, typer.Option("--end", help=_("End the change: the old key signs no more, and its secret is deleted."))
    ] = False,
    folder: Folder = PLACE,
    body: OfBody = "",
    json: Json = False,
) -> None:
    """Make a key, or let the one before go."""
    installation.open_folder(folder)
    from plenary.record.storage import installed

    log = find_log(body)
    storage = installed()
    if end:
        ended = storage.end_overlap(log)
        if not ended:
            raise Refusal(_("No other key signs the record of {body}: there is nothing to end.").format(body=log.body))
        answer(
            context,
            _("This key signs the record of {body} no more; leave it published: {key}").format(
                body=log.body, key=ended[0]
            ),
            {"body": log.body, "key": str(storage.signer(log).verifier), "ended": str(ended[0])},
        )
    before, after = storage.signer(log).verifier, storage.make_key(log).verifier
    answer(
        context,
        "\n".join(
            (
                _("From now on the record of {body} is signed by {key}").format(body=log.body, key=after),
                _("The old key signs beside it until you end the change with --end. Publish both: {key}").format(
                    key=before
                ),
            )
        ),
        {"body": log.body, "key": str(after), "before": str(before)},
    )
