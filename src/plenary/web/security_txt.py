"""Where somebody who found a weakness writes to (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from plenary.kit import clock
from plenary.kit.language import available
from plenary.kit.policy import PUBLIC, policy

LASTS = timedelta(days=180)


@policy(PUBLIC)
def show_security_txt(request: HttpRequest) -> HttpResponse:
    """The contact that the operator gave; 404 where there is none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {(clock.now() + LASTS).strftime('%Y-%m-%dT00:00:00Z')}",
        f"Preferred-Languages: {', '.join(available())}",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
