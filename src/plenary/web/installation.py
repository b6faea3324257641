"""An installation: the folder that holds everything, and how to begin, open and leave one."""

import os
from pathlib import Path

from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal


def begin(folder: Path) -> None:
    """Make the folder of a new installation and the tables in it; refuses one that is there."""
    if (folder / "secret").exists():
        raise Refusal(
            _("There is an installation in {folder} already: choose another folder with --folder.").format(
                folder=folder
            ),
            Outcome.OUTPUT,
        )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    secret = os.open(folder / "secret", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(secret, "w", encoding="ascii") as file:
        file.write(chance.draw(48).hex() + "\n")
    open_folder(folder)
    migrate()


def open_folder(folder: Path) -> None:
    """Make Django work on the installation in a folder; refuses a folder without one."""
    if not (folder / "secret").exists():
        raise Refusal(
            _("There is no installation in {folder}: make one with {command}.").format(
                folder=folder, command="plenary init"
            ),
            Outcome.INPUT,
        )
    os.environ["PLENARY_FOLDER"] = str(folder)
    _set_up("plenary.web.settings.embedded")


def open_nothing() -> None:
    """Make Django work on empty tables in memory."""
    _set_up("plenary.web.settings.empty")
    migrate()


def migrate() -> None:
    """Bring the tables to this release."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _set_up(settings: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    # Django is imported only by the commands that need it: the others start in a third of the time.
    import django

    django.setup()
