"""``plenary restore``: an installation out of a backup, in a folder of its own, and verified before anybody sees it."""

from pathlib import Path
from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.web.command.answer import Json, answer, warn
from plenary.web.command.app import app
from plenary.web.command.calling import command_on, example
from plenary.web.command.given import content_of
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Make an installation out of a backup: verified first, and never over another."),
    epilog=example("restore house.tar --to restored --keys house/keys --secret house/secret"),
)
def restore(
    context: typer.Context,
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help=_("The file that backup wrote."))],
    to: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", help=_("The folder to restore to; it must be new or empty."))
    ],
    keys: Annotated[
        Path, typer.Option("--keys", metavar="FOLDER", help=_("Where your copy of the signing keys lies."))
    ],
    secret: Annotated[Path, typer.Option("--secret", metavar="FILE", help=_("Your copy of the file secret."))],
    published: Annotated[
        list[Path] | None,
        typer.Option(
            "--published",
            metavar="FILE",
            help=_("A checkpoint that others have seen, perhaps ahead of the backup. May be repeated."),
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Unpack beside the place, verify, begin a new origin where what was published is ahead, and only then move."""
    from plenary.web.restoring import restore_house

    notes = [content_of(path) for path in published or []]
    restored = restore_house(backup, to, keys, secret, notes)
    for log in restored.logs:
        if log.before:
            warn(
                _(
                    "What was published of {body} is ahead of this backup: it goes on under {origin}, and says so."
                ).format(body=log.body, origin=log.origin)
            )
    for place in restored.lost:
        warn(_("The file {file}, which the record names, is not in the backup as it was.").format(file=place))
    if not restored.secret_known:
        warn(
            _(
                "The backup was written by an earlier release, and does not tell whether {file} is its own secret."
            ).format(file=secret)
        )
    answer(
        context,
        "\n".join(
            (
                _("Restored to {folder}, and verified; entries in all: {size}.").format(
                    folder=to, size=sum(log.size for log in restored.logs)
                ),
                _("Next: {command}").format(command=command_on(to, "serve")),
            )
        ),
        {
            "folder": str(to),
            "logs": [
                {"body": log.body, "size": log.size, "origin": log.origin, "before": log.before}
                for log in restored.logs
            ],
            "lost": list(restored.lost),
        },
    )
