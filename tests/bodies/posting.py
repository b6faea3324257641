"""Forms of pages, filled in and sent as a browser does."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

_HIDDEN = re.compile(r'<input type="hidden" name="(key|basis|author|prepared|acting|once)"(?: value="([^"]*)")?')
_ERROR = re.compile(r'<p class="error" id="id_([\w-]+)_error">(.*?)</p>', re.DOTALL)


def fill(client: Client, address: str, **typed: str) -> HttpResponse:
    """Open a form and send it with what is typed, and with what it carries."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    return client.post(address, carried(page.content.decode(), **typed))


def carried(page: str, **typed: str) -> dict[str, str]:
    """What a form that is shown sends; a name with a hyphen is typed with two low lines (``names__en``)."""
    hidden = {name: unescape(value) for name, value in _HIDDEN.findall(page)}
    return {**hidden, **{name.replace("__", "-"): value for name, value in typed.items()}}


def errors(response: HttpResponse) -> dict[str, str]:
    """What stands beside each field."""
    found = _ERROR.findall(response.content.decode())
    return {name: " ".join(re.sub(r"<[^>]+>", " ", unescape(told)).split()) for name, told in found}
