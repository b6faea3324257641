"""What the commands of an installation share: its folder, the body meant, and refusals of acts as refusals of runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.calling import command_on

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


def address_of(folder: Path, host: str, path: str) -> str:
    """The address of a page of the site as it answers now: under its name where a server that speaks HTTPS stands
    before it, else on this machine where it was served last, or at the port that ``serve`` takes unless told otherwise.
    Django is set up."""
    if _is_encrypted():
        return f"https://{host}/{path}"
    return f"{installation.find_served(folder) or f'http://localhost:{PORT}/'}{path}"


def note_port(folder: Path) -> str:
    """How the port in an address comes to be there where the site was not served yet; empty where it is known."""
    if _is_encrypted() or installation.find_served(folder):
        return ""
    return _(
        "The site was not served yet: the address has the port {port}, which {command} takes; with another {option} "
        "it has that one."
    ).format(port=PORT, command=command_on(folder, "serve"), option="--port")


def _is_encrypted() -> bool:
    from django.conf import settings

    return bool(getattr(settings, "SECURE_SSL_REDIRECT", False))


def note_address(host: str) -> str:
    """What to do with an address that leads to this machine though the site has a name; empty where it leads to it."""
    if _is_encrypted() or host == "localhost":
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
