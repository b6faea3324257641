"""Whether the site is well, for whoever watches it: the database answers, and how far each follower is behind."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

import plenary.web.followers  # noqa: F401 - registers them
from plenary.kit.policy import PUBLIC, policy
from plenary.record.follower import list_lags
from plenary.record.models import Log

LAGGING = 1000
"""How many entries a follower may be behind before a person should look."""


@policy(PUBLIC)
def show_health(request: HttpRequest) -> HttpResponse:
    """``{"status": "well" | "lagging" | "down", "followers": [{"follower", "body", "behind"}]}``.

    ``down``, with the status 503, where the database does not answer. A site that lags answers 200: pages are right,
    and taking them away would mend nothing.
    """
    try:
        lags = list(list_lags())
    except DatabaseError:
        return _answer({"status": "down", "followers": []}, 503)
    status = "lagging" if any(behind > LAGGING for _name, _body, behind in lags) else "well"
    # The logs of closed forums count, and are not told of.
    followers = [
        {"follower": name, "body": body, "behind": behind} for name, body, behind in lags if not Log(body=body).closed
    ]
    return _answer({"status": status, "followers": followers}, 200)


def _answer(data: dict[str, object], status: int) -> HttpResponse:
    response = JsonResponse(data, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
