"""``plenary init``: an installation with one body, its log, its key, its members and its first officer."""

from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.rulemaking.membership import Membership, read_membership
from plenary.web.command.answer import Json, answer, warn
from plenary.web.command.app import app
from plenary.web.command.calling import command_on, example
from plenary.web.command.folder import PLACE, Folder, acting, address_of, note_address, note_port
from plenary.web.command.given import Members, content_of
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Make an installation: a folder with a body, its record, its key and its members."),
    epilog=example("init --folder house --body forum --name 'Forum on AI' --template consensus --members members.csv"),
)
def init(
    context: typer.Context,
    body: Annotated[str, typer.Option("--body", metavar="KEY", help=_("The key of the body in every address."))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=_("The name of the body."))],
    folder: Folder = PLACE,
    template: Annotated[
        str, typer.Option("--template", metavar="NAME", help=_("The rules of procedure to begin with."))
    ] = "assembly",
    members: Members = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="TAG", help=_("The working language of the body, and of its name."))
    ] = "en",
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help=_("The name under which the site will be reached."))
    ] = "localhost",
    officer: Annotated[
        str,
        typer.Option(
            "--officer",
            metavar="NAME",
            help=_("The name of the first officer of the secretariat; it is private."),
            show_default=False,
        ),
    ] = "",
    json: Json = False,
) -> None:
    """Begin an installation whole or not at all."""
    from plenary.web.beginning import Beginning, begin_house

    membership = Membership() if members is None else read_membership(content_of(members), members.name)
    beginning = Beginning(body, {lang: name}, template, lang, host, officer or _("First officer"))
    with acting():
        begun = begin_house(folder, beginning, membership)
    if begun.finished:
        warn(
            _(
                "{body} stood already without its key or its first files: it is finished as it was begun, and nothing "
                "of what was given now was entered."
            ).format(body=body)
        )
    address = address_of(folder, begun.host, f"invitation/{begun.token}/")
    if note := note_address(begun.host):
        warn(note)
    line = command_on(folder, "serve")
    told = note_port(folder)
    answer(
        context,
        "\n".join(
            (
                _("{body} has begun in {folder}; entries on its record: {size}.").format(
                    body=body, folder=folder, size=begun.size
                ),
                _("Whoever checks the record needs this public key: {key}").format(key=begun.key),
                _(
                    "Keep a copy of {keys} in another place: the record is signed with it, and no backup holds it."
                ).format(keys=begun.keys),
                _("Next: {command}").format(command=line),
                *([told] if told else []),
                _(
                    "Then the first officer opens this address, once and within a week, and sets a password and a "
                    "second factor: {address}"
                ).format(address=address),
            )
        ),
        {"folder": str(folder), "body": body, "size": begun.size, "key": begun.key, "invitation": address},
    )
