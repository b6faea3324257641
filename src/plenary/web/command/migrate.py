"""``plenary migrate``: the tables of an installation, brought to this release."""

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Bring the tables of an installation to this release; stop its server and make a backup first."),
    epilog=example("migrate --folder house"),
)
def migrate(context: typer.Context, folder: Folder = PLACE, json: Json = False) -> None:
    """Apply what this release changes."""
    installation.open_folder(folder)
    with installation.occupied(folder, alone=True):
        waiting = installation.list_migrations()
        entries = installation.migrate()
    lines = [
        _("The tables in {folder} are those of this release; changes applied: {count}.").format(
            folder=folder, count=len(waiting)
        )
    ]
    if entries:
        lines.append(
            _("What acts write was made anew from the record; entries applied: {count}.").format(count=entries)
        )
    answer(context, "\n".join(lines), {"applied": waiting, "entries": entries})
