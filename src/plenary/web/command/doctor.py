"""``plenary doctor``: what is wrong with an installation, and how to mend it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, PORT, Folder
from plenary.web.command.usage import Command

if TYPE_CHECKING:
    from plenary.web.diagnosis.finding import Finding


@app.command(
    cls=Command,
    help=_("Say what is wrong with an installation, and how to mend it."),
    epilog=example("doctor --folder house"),
)
def doctor(
    context: typer.Context,
    folder: Folder = PLACE,
    listen: Annotated[
        str, typer.Option("--listen", metavar="ADDRESS", help=_("The address that the site is to listen at."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=1, help=_("The port that the site is to listen at."))
    ] = PORT,
    json: Json = False,
) -> None:
    """Look at everything, change nothing."""
    installation.open_folder(folder)
    found = list(_look(folder, listen, port))
    wrong = [finding for finding in found if not finding.advice]
    lines = [line for finding in found for line in (_mark(finding), f"  {finding.remedy}")]
    verdict = _("Wrong: {count}").format(count=len(wrong)) if wrong else _("Nothing is wrong.")
    answer(
        context,
        "\n".join((*lines, verdict)),
        {
            "findings": [
                {"key": each.key, "advice": each.advice, "told": each.told, "remedy": each.remedy} for each in found
            ]
        },
        Outcome.ATTENTION if wrong else Outcome.DONE,
    )


def _mark(finding: "Finding") -> str:
    """A sign and a word before the sentence."""
    said = _("· Advice: {told}") if finding.advice else _("✗ Wrong: {told}")
    return said.format(told=finding.told)


def _look(folder: Path, host: str, port: int) -> Iterator["Finding"]:
    from django.conf import settings

    from plenary.web.diagnosis import house, machine, place

    yield from place.look_at_folder(folder)
    yield from place.look_at_secrets(installation.secret_of(folder), settings.KEYS)  # type: ignore[misc]  # of an installation
    yield from machine.look_at_mount(folder, embedded=installation.choose_settings() == installation.EMBEDDED)
    yield from machine.look_at_disk(folder)
    yield from house.look_at_settings()
    yield from house.look_at_static(folder)
    old = list(house.look_at_tables())
    yield from old
    if not old:
        yield from house.look_at_database()
        yield from house.look_at_clock()
        yield from house.look_at_logs()
        yield from house.look_at_files()
        yield from house.look_at_codes()
        yield from house.look_at_secretaries()
        yield from house.look_at_followers()
        yield from house.look_at_search()
    yield from machine.look_at_programs()
    if not installation.is_occupied(folder):
        yield from machine.look_at_port(folder, host, port)
