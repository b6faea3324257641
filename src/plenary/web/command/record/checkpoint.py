"""``plenary record checkpoint``: the log's files brought to its end, under a signed checkpoint."""

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, find_log
from plenary.web.command.record import record
from plenary.web.command.usage import Command


@record.command(
    cls=Command,
    help=_("Bring the files of the record to its end, and show the signed checkpoint."),
    epilog=example("record checkpoint --folder house"),
)
def checkpoint(context: typer.Context, folder: Folder = PLACE, body: OfBody = "", json: Json = False) -> None:
    """Sign what is there."""
    installation.open_folder(folder)
    from plenary.record.storage import installed

    log = find_log(body)
    storage = installed()
    made = storage.sequence(log)
    note = (storage.files(log.body).checkpoint() or b"").decode()
    answer(
        context,
        note.removesuffix("\n"),
        {"body": log.body, "origin": made.origin, "size": made.size, "root": made.root.hex(), "note": note},
    )
