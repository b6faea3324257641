"""``plenary reindex``: the index of the search, made anew."""

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, find_log
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Make the index of the search anew, also while the site is served; until then less is found."),
    epilog=example("reindex --folder house"),
)
def reindex(context: typer.Context, folder: Folder = PLACE, body: OfBody = "", json: Json = False) -> None:
    """Empty the index of a body and of its closed forums, and fill it again from the record and the tables."""
    installation.open_folder(folder)
    installation.refuse_old_tables()
    from plenary.bodies.search.rebuilding import rebuild

    log = find_log(body)
    count = rebuild(log.body)
    answer(
        context,
        _("The index of {body} was made anew; things in it: {count}.").format(body=log.body, count=count),
        {"body": log.body, "things": count},
    )
