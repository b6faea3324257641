"""What commands of every kind are given: members, small files. It loads nothing of what reads texts."""

from pathlib import Path
from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Refusal

Members = Annotated[
    Path | None,
    typer.Option(
        "--members",
        metavar="CSV",
        help=_("The members: columns code, kind, order, a name in each language, groups."),
        show_default=False,
    ),
]


def content_of(path: Path) -> bytes:
    """The bytes of a small file that the user named. Raises Refusal."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal(_("There is no file {file}; check the name and the folder.").format(file=path)) from error
    except OSError as error:
        raise Refusal(
            _("{file} cannot be opened; ask its owner for the right to read it.").format(file=path)
        ) from error
