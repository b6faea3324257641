"""An installation: the folder that holds everything, and how to begin, open and leave one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web.command.calling import command_on


def refuse_taken(folder: Path, option: str = "--folder") -> None:
    """Raise Refusal where a folder holds something already; ``option`` is the one that names another."""
    if (folder / "secret").exists():
        raise Refusal(
            _("There is an installation in {folder} already: choose another folder with {option}.").format(
                folder=folder, option=option
            ),
            Outcome.OUTPUT,
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            _("{folder} is not an empty folder: choose another with {option}.").format(folder=folder, option=option),
            Outcome.OUTPUT,
        )


def begin(folder: Path, *, host: str = "localhost") -> None:
    """Make the folder of a new installation and the tables in it; refuses one that holds something."""
    refuse_taken(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_secret(folder / "secret")
    (folder / "host").write_text(f"{host}\n", "ascii")
    open_folder(folder, EMBEDDED)
    migrate()


SERVED = "served"
"""The file of an installation that has the address at which it was served last."""
EMBEDDED = "plenary.web.settings.embedded"
PRODUCTION = "plenary.web.settings.production"
DEMO = "plenary.web.settings.demo"


def choose_settings() -> str:
    """Those over PostgreSQL where the environment names a database, else those of one folder."""
    return PRODUCTION if os.environ.get("PLENARY_DATABASE_NAME") else EMBEDDED


def secret_of(folder: Path) -> Path:
    """Where the secret of an installation's sessions lies."""
    return Path(os.environ.get("PLENARY_SECRET_FILE") or folder / "secret")


def make_secret(path: Path) -> None:
    """Make the secret with which sessions are signed, readable by its owner alone; one that is there stays."""
    if path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(chance.draw(48).hex() + "\n")


def require(folder: Path) -> None:
    """Raise Refusal where there is no installation in a folder."""
    if not secret_of(folder).exists():
        raise Refusal(
            _("There is no installation in {folder}: make one with {command}.").format(
                folder=folder, command=command_on(folder, "init", "--body", "KEY", "--name", "NAME")
            ),
            Outcome.INPUT,
        )


def open_folder(folder: Path, settings: str = "", process: str = "") -> None:
    """Make Django work on the installation in a folder; refuses a folder without one.

    ``process`` names one of a site that is served, which logs to standard error too.
    """
    require(folder)
    os.environ["PLENARY_FOLDER"] = str(folder.absolute())
    chosen = settings or choose_settings()
    _set_up(chosen)
    keep_log(folder, chosen, process)


def keep_log(folder: Path, settings: str, process: str) -> None:
    """Log to the installation's files, and to standard error too where the system's own log takes it: of a site that
    is served, but not of a demonstration, whose visitor reads there."""
    from plenary.web.journal import keep_journal

    keep_journal(folder, process or "command", aloud=bool(process) and settings != DEMO)


def open_nothing() -> None:
    """Make Django work on empty tables in memory."""
    _set_up("plenary.web.settings.empty")
    migrate()


@contextmanager
def occupied(folder: Path, *, alone: bool = False) -> Iterator[None]:
    """Within the block the installation is in use: by sites that serve it, or ``alone`` by what changes all of it.

    Raises Refusal where it is in use in a way that does not go together with this one.
    """
    place = os.open(folder / "use.gate", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(place, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(place)
        raise Refusal(
            _("The installation in {folder} is in use: end its site, or what changes it, and try again.").format(
                folder=folder
            ),
            Outcome.OUTPUT,
        ) from None
    try:
        yield
    finally:
        os.close(place)


def note_served(folder: Path, listen: str, port: int) -> None:
    """Keep where the site answers, for whoever is told an address of it later."""
    if listen in ("", "0.0.0.0", "::", "127.0.0.1", "::1"):
        host = "localhost"
    else:
        host = f"[{listen}]" if ":" in listen else listen
    (folder / SERVED).write_text(f"http://{host}:{port}/\n", "utf-8")


def find_served(folder: Path) -> str:
    """The address at which the site was served last, up to its first slash; empty where it never was."""
    try:
        return (folder / SERVED).read_text("utf-8").strip()
    except OSError:
        return ""


def is_occupied(folder: Path) -> bool:
    """Whether a site serves the installation, or something changes all of it."""
    try:
        with occupied(folder, alone=True):
            return False
    except Refusal:
        return True


def leave() -> None:
    """Close the database, so that nothing of it is left in memory or in files beside it."""
    from django.db import connections

    connections.close_all()


def list_migrations() -> list[str]:
    """The changes of tables that this release has and the installation has not yet: ``record.0001_initial``."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def has_old_tables() -> bool:
    """Whether the tables are not yet those of this release: their form, what another release wrote into them, or what
    keeps the words of the search with their rows."""
    if list_migrations():
        return True
    from plenary.bodies.search.matching import is_kept
    from plenary.record.projection import is_current

    return not is_current() or not is_kept()


def refuse_old_tables() -> None:
    """Raise Refusal where the tables are not yet those of this release."""
    if has_old_tables():
        raise Refusal(
            _("The tables are those of an earlier release: make a backup, then run {command}.").format(
                command=command_on(Path(os.environ["PLENARY_FOLDER"]), "migrate")
            )
        )


def migrate() -> int:
    """Bring the tables to this release: their form, then what acts write, which is made anew from the record where
    another release wrote it; how many entries were applied for that."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from plenary.bodies.search.matching import keep
    from plenary.record.projection import renew

    keep()
    return renew() or 0


def _set_up(settings: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    # Django is imported only by the commands that need it: the others start in a third of the time.
    import django

    django.setup()
