"""The site for a server that speaks ASGI: the event stream by itself, and every page by WSGI in threads.

Pages stay with WSGI because Django's own asynchronous handler costs several times more for each.
"""

from typing import Any

from a2wsgi import WSGIMiddleware

from plenary.record.live.hub import Hub
from plenary.record.live.stream import Message, Receive, Send, stream
from plenary.web.wsgi import application as pages

THREADS = 8
LIVE = "/live"

hub = Hub()
_pages: Any = WSGIMiddleware(pages, workers=THREADS)  # type: ignore[arg-type]  # Django's own type of a WSGI application


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"] == LIVE:
        await stream(hub, scope, receive, send)
    elif scope["type"] == "http":
        await _pages(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    """Open the hub when the server starts, and close it when it ends."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await hub.open()
            await send({"type": "lifespan.startup.complete"})
        else:
            hub.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
