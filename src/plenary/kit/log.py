"""What is logged: one line of JSON for each event, that says nothing of a person.

Whoever is meant is the number of an account, and where from is a keyed digest: equal for equal addresses, for as
long as the installation keeps its secret. What somebody typed, names and addresses stand in no line.
"""

import hmac
import json
import logging
from datetime import UTC, datetime
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

FIELDS = ("account", "body", "number", "source", "method", "route")
"""What a line may say beside the event itself."""


class Lines(logging.Formatter):
    """``{"time", "level", "logger", "event", …}``; line breaks are escaped, so that nobody can add a line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            # Of a library's event its pattern, without the values that were put into it.
            "event": record.getMessage() if record.name.startswith("plenary") else str(record.msg),
        }
        if isinstance(request := getattr(record, "request", None), HttpRequest):
            line |= {"event": "answered", "status": getattr(record, "status_code", None), **describe(request)}
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["error"], line["trace"] = _trace(record)
        return json.dumps(line, ensure_ascii=False)


def describe(request: HttpRequest) -> dict[str, object]:
    """A request as a line says it: the account, the source, the method, and the pattern of the address."""
    match, user = request.resolver_match, getattr(request, "user", None)
    return {
        "account": user.pk if user is not None and user.is_authenticated else None,
        "source": name_source(request),
        "method": request.method,
        "route": match.route if match else None,
    }


def name_source(request: HttpRequest) -> str:
    """Where a request comes from, as a digest that nobody can turn back without the secret."""
    words = f"source\n{request.META.get('REMOTE_ADDR', '')}"
    return hmac.new(settings.SECRET_KEY.encode(), words.encode(), sha256).hexdigest()[:12]


def _trace(record: logging.LogRecord) -> tuple[str, list[str]]:
    """The kind of an error, and where it happened; not its words, which may hold what was typed."""
    kind, _error, place = record.exc_info or (None, None, None)
    found = []
    while place is not None:
        code = place.tb_frame.f_code
        found.append(f"{code.co_filename}:{place.tb_lineno} {code.co_name}")
        place = place.tb_next
    return (kind.__name__ if kind else ""), found
