"""Every address there is, with a value for each of its parts."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

_PART = re.compile(r"<\w+:(\w+)>")
KNOWN = {
    "body": "demo",
    "code": "FEL",
    "kind": "members",
    "sequence": "1",
    "key": "secret",
    "tongue": "en",
    "seat": "delegation:FEL",
    "symbol": "A/1/L.1",
    "tag": "fr",
    "token": "guessed",
    "place": "entries/000.p/9",
    "pk": "1",
}


def list_addresses(**changes: str) -> list[str]:
    """The addresses, each part filled in: those of a body, and of the account, for what can be."""
    values = {**KNOWN, **changes}
    routes = [prefix + str(pattern.pattern) for prefix, pattern in _walk(get_resolver())]
    known = [route for route in routes if "^" not in route and set(_PART.findall(route)) <= set(values)]
    return sorted({f"/{_PART.sub(lambda part: values[part[1]], route)}" for route in known})


def _walk(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each, prefix + str(each.pattern))
        else:
            yield prefix, each
