"""``plenary record rotate-key``: a new key signs from now on; the old one stays good for what it signed."""

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, find_log
from plenary.web.command.record import record
from plenary.web.command.usage import Command


@record.command(
    "rotate-key",
    cls=Command,
    help=_("Sign the record with a new key from now on; the old key stays good for what it signed."),
    epilog=example("record rotate-key --folder house"),
)
def rotate_key(context: typer.Context, folder: Folder = PLACE, body: OfBody = "", json: Json = False) -> None:
    """Make a key."""
    installation.open_folder(folder)
    from plenary.record.storage import installed

    log = find_log(body)
    storage = installed()
    before, after = storage.signer(log).verifier, storage.make_key(log).verifier
    answer(
        context,
        "\n".join(
            (
                _("From now on the record of {body} is signed by {key}").format(body=log.body, key=after),
                _("Publish it, and leave the old one published: {key}").format(key=before),
            )
        ),
        {"body": log.body, "key": str(after), "before": str(before)},
    )
