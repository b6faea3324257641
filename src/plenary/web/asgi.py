"""The site for a server that speaks ASGI: the event stream by itself, and every page by WSGI in threads.

Pages stay with WSGI because Django's own asynchronous handler costs several times more for each.
"""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from plenary.record.live.event import current_positions
from plenary.record.live.hub import Hub
from plenary.record.live.stream import Message, Receive, Send, stream
from plenary.web.server.answering import Pages
from plenary.web.wsgi import application as pages

THREADS = 8
LIVE = "/live"

hub = Hub()
_pages = Pages(pages, current_positions, threads=THREADS)


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http" and scope["path"] == LIVE:
        await _stream(scope, receive, send)
    elif scope["type"] == "http":
        await _pages(scope, receive, send)


async def _stream(scope: Message, receive: Receive, send: Send) -> None:
    """The stream under the same protection as pages have, which Django's middleware gives them."""

    async def protected(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *list_protection()]
        await send(message)

    host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        await protected({"type": "http.response.start", "status": 400, "headers": []})
        await protected({"type": "http.response.body", "body": b""})
        return
    await stream(hub, scope, receive, protected)


def list_protection() -> list[tuple[bytes, bytes]]:
    """The headers that keep an answer from being taken for something else than it is."""
    headers = [
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"referrer-policy", b"same-origin"),
    ]
    if settings.SECURE_HSTS_SECONDS:
        seconds = f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
        headers.append((b"strict-transport-security", seconds.encode()))
    return headers


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
