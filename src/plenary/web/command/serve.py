"""``plenary serve``: the site of an installation."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.web import installation, static_files
from plenary.web.command.answer import say, warn
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, PORT, Folder
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Serve the site of an installation until it is told to end."),
    epilog=example("serve --folder house --port 8000"),
)
def serve(
    folder: Folder = PLACE,
    listen: Annotated[
        str, typer.Option("--listen", metavar="ADDRESS", help=_("The address of this machine to listen at."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, help=_("The port; 0 takes a free one."))
    ] = PORT,
    pages: Annotated[
        int, typer.Option("--pages", metavar="NUMBER", min=1, help=_("How many processes make pages."))
    ] = 2,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help=_("Run no worker here: one is enough for all the machines of a site."))
    ] = False,
) -> None:
    """Supervise pages and a worker."""
    from plenary.web.server.supervisor import listen as listen_at

    def say_ready(taken: int) -> None:
        address = f"http://{f'[{listen}]' if ':' in listen else listen}:{taken}/"
        say(_("The site is at {address} (Ctrl-C ends it).").format(address=address))

    with listen_at(listen, port) as listening:
        serve_site(folder, installation.choose_settings(), listening, pages, say_ready, works=not no_worker)


def serve_site(
    folder: Path,
    settings: str,
    listening: socket.socket,
    pages: int,
    ready: Callable[[int], None],
    *,
    works: bool = True,
) -> None:
    """Serve an installation until told to end; ``ready`` is called with the port once it answers."""
    from plenary.web.journal import keep_journal
    from plenary.web.server.supervisor import Supervisor

    installation.open_folder(folder, settings)
    installation.refuse_old_tables()
    static_files.collect(folder)
    installation.leave()
    # Django is there only once the installation is open.
    from django.conf import settings as site

    listen, port = listening.getsockname()[:2]

    def tell() -> None:
        installation.note_served(folder, listen, port)
        ready(port)

    with installation.occupied(folder):
        keep_journal(folder, f"supervisor-{port}")
        Supervisor(settings, folder, listening, pages, works, warn, site.HOST).run(tell)
    warn(_("The site has ended; nothing was lost."))
