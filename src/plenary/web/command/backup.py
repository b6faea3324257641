"""``plenary backup``: one file with everything of an installation but its keys, taken while it runs."""

import io
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from plenary.kit import output_file
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import Force, Json, answer, warn
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder
from plenary.web.command.usage import Command
from plenary.web.restoring import MARK, SUMS, mark, sum_up

DATABASE = "plenary.sqlite3"
LEFT_OUT = {"keys", "static", "packs", "secret", "cache", "journal", "use.gate", "static.gate", installation.SERVED}
"""What is kept elsewhere (the keys and the secret), made anew, or no part of the installation's memory."""


@app.command(
    cls=Command,
    help=_("Write a backup of an installation, also while it runs; the keys are not in it."),
    epilog=example("backup --folder house -o house.tar"),
)
def backup(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help=_("The file to write."))],
    folder: Folder = PLACE,
    force: Force = False,
    json: Json = False,
) -> None:
    """Copy the database as of one moment, then the files, which only ever grow."""
    output_file.refuse([output], overwrite=force)
    if installation.choose_settings() == installation.PRODUCTION:
        raise Refusal(
            _("Over PostgreSQL its own programs make the backup: docs/operating/postgresql.md says which."),
            Outcome.USAGE,
        )
    installation.open_folder(folder)
    with tempfile.TemporaryDirectory(dir=output.resolve().parent, prefix=".plenary-") as place:
        draft = Path(place) / "backup.tar"
        _write(folder, draft)
        output_file.write(output, draft.read_bytes(), overwrite=force)
    output.chmod(0o600)
    lost = _list_lost()
    for place in lost:
        told = _("The file {file}, which the record names, is lost: it is not there, or not as it was.")
        warn(told.format(file=place))
    answer(
        context,
        "\n".join(
            (
                _("Written: {file}").format(file=output),
                _("It holds private values: keep it as you keep the installation. The keys are not in it."),
            )
        ),
        {"outputs": [str(output)], "lost": lost},
        Outcome.ATTENTION if lost else Outcome.DONE,
    )


def _list_lost() -> list[str]:
    """The files that the installation has lost; over the tables of an earlier release none is looked for."""
    from plenary.bodies.store import list_lost

    try:
        return [] if installation.has_old_tables() else [lost.place for lost in list_lost()]
    finally:
        installation.leave()


def _write(folder: Path, target: Path) -> None:
    from django.conf import settings

    copied = target.with_name(DATABASE)
    with closing(sqlite3.connect(folder / DATABASE)) as source, closing(sqlite3.connect(copied)) as copy:
        source.backup(copy)
    with tarfile.open(target, "w") as archive:
        archive.add(copied, DATABASE)
        for path in sorted(folder.iterdir()):
            if path.name not in LEFT_OUT and not path.name.startswith(DATABASE):
                archive.add(path, path.name)
        _add(archive, MARK, mark(settings.SECRET_KEY))
    with tarfile.open(target, "r") as archive:
        sums = sum_up(archive)
    with tarfile.open(target, "a") as archive:
        _add(archive, SUMS, sums)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    listed = tarfile.TarInfo(name)
    listed.size = len(data)
    archive.addfile(listed, io.BytesIO(data))
