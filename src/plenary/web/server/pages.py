"""``python -m plenary.web.server.pages SETTINGS FOLDER PIPE NAME SOCKET``: serves pages and streams on a socket."""

import gc
import socket
import sys
from pathlib import Path
from types import FrameType

import uvicorn

from plenary.web.server.child import follow_parent, open_site

PATIENCE = 5
"""Seconds in which requests that have begun may end."""


class Server(uvicorn.Server):
    """uvicorn, which would otherwise wait for streams that never end."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        from plenary.web.asgi import hub

        if self.config.loaded:
            hub.close()
        super().handle_exit(sig, frame)


def main(settings: str, folder: str, pipe: str, name: str, listening: str) -> None:
    """Serve until told to end."""
    follow_parent(int(pipe))
    open_site(settings, folder, name)
    # Loading the pages makes Django set up logging once more.
    import plenary.web.wsgi  # noqa: F401 - loads them
    from plenary.web import installation

    installation.keep_log(Path(folder), settings, name)
    # What is loaded stays: looking through it for garbage would hold a request up for a tenth of a second.
    gc.collect()
    gc.freeze()
    from django.conf import settings as site

    config = uvicorn.Config(
        "plenary.web.asgi:application",
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=PATIENCE,
        ws="none",
        http="httptools",
        # Who asked, and whether over HTTPS, is believed of a server before us alone, and only where there is one.
        proxy_headers=site.BEHIND_PROXY,
    )
    Server(config).run(sockets=[socket.socket(fileno=int(listening))])


if __name__ == "__main__":
    main(*sys.argv[1:])
