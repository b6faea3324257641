"""What the commands of an installation share: its folder, the body meant, and refusals of acts as refusals of runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal

if TYPE_CHECKING:
    from plenary.record.models import Log

PLACE = Path("plenary-data")
PORT = 8000

Folder = Annotated[
    Path,
    typer.Option("--folder", metavar="DIR", help=_("The folder of the installation."), envvar="PLENARY_FOLDER"),
]
"""The option ``--folder`` of a command: ``folder: Folder = PLACE``."""

OfBody = Annotated[
    str,
    typer.Option(
        "--body", metavar="KEY", help=_("The key of the body; may be left out where there is one."), show_default=False
    ),
]
"""The option ``--body`` of a command: ``body: OfBody = ""``."""


def find_log(body: str) -> "Log":
    """The log of the body that is meant: the one named, or the only one there is. Django is set up. Raises Refusal."""
    from plenary.record.models import Log

    logs = {log.body: log for log in Log.objects.order_by("body")}
    if body in logs:
        return logs[body]
    open_logs = [log for log in logs.values() if not log.closed]
    if not body and len(open_logs) == 1:
        return open_logs[0]
    known = ", ".join(log.body for log in open_logs) or "–"
    raise Refusal(_("Which body is meant? Name one of these with --body: {known}.").format(known=known), Outcome.USAGE)


def address_of(host: str, path: str) -> str:
    """The address of a page of the site as it answers now: under its name where a server that speaks HTTPS stands
    before it, else on this machine at the port that ``serve`` takes unless told otherwise. Django is set up."""
    from django.conf import settings

    encrypted = getattr(settings, "SECURE_SSL_REDIRECT", False)
    return f"https://{host}/{path}" if encrypted else f"http://localhost:{PORT}/{path}"


def note_address(host: str) -> str:
    """What to do with an address that leads to this machine though the site has a name; empty where it leads to it."""
    if address_of(host, "").startswith("https:") or host == "localhost":
        return ""
    return _(
        "The address is that of this machine, on which alone the site answers now. Once HTTPS stands before it and "
        "PLENARY_BEHIND_PROXY=yes is set, {site} takes the place of what stands before “invitation”."
    ).format(site=f"https://{host}/")


@contextmanager
def acting() -> Iterator[None]:
    """Within the block, an act that is refused ends the run with its sentence."""
    from plenary.record.refusal import Refused

    try:
        yield
    except Refused as refused:
        raise Refusal(refused.sentence) from refused
