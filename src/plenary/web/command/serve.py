"""``plenary serve``: the site of an installation."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import warn
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
) -> None:
    """Supervise pages and a worker."""
    serve_site(folder, installation.EMBEDDED, listen, port, pages)


def serve_site(folder: Path, settings: str, host: str, port: int, pages: int) -> None:
    """Serve an installation until told to end; says where it is once it answers."""
    from plenary.web.server.supervisor import Supervisor
    from plenary.web.server.supervisor import listen as listen_at

    installation.open_folder(folder, settings)
    installation.refuse_old_tables()
    installation.collect_static()
    installation.leave()
    # Django is there only once the installation is open.
    from django.conf import settings as site

    with listen_at(host, port) as listening:
        address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"

        def say_ready() -> None:
            sys.stdout.write(_("The site is at {address} (Ctrl-C ends it).").format(address=address) + "\n")
            sys.stdout.flush()

        Supervisor(settings, folder, listening, pages, warn, site.HOST).run(say_ready)
    warn(_("The site has ended; nothing was lost."))
