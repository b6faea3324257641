"""The store of an installation: files, each under its hash: FOLDER/documents/ab/cdef….

What is longer than an entry bears stands here, and the entry holds its hash. A restricted file lies under a hash with a
salt, so that who holds the file elsewhere cannot tell that it is here.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from plenary.kit.language import _
from plenary.kit.output_file import sync_folder
from plenary.kit.refusal import Refusal


class Altered(Refusal):
    """A file of the store is not what its name says, or is not there; ``name`` is its hash."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The file {file}, which the record names, is not there or not as it was: put a copy of it back, for "
                "instance out of an earlier backup."
            ).format(file=place_of(name))
        )
        self.name = name


def place_of(name: str) -> str:
    """Where the file of a hash lies, seen from the folder of the installation."""
    return f"documents/{name[:2]}/{name[2:]}"


class Store:
    """The store below an installation's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "documents"

    def name(self, data: bytes, salt: bytes = b"") -> str:
        """The hash under which a file is kept, whether or not it is."""
        return sha256(salt + data).hexdigest()

    def put(self, data: bytes, salt: bytes = b"") -> str:
        """Keep a file; its hash. What is there already stays as it is."""
        name = self.name(data, salt)
        path = self._path(name)
        if not path.exists():
            _make_folder(path.parent)
            draft = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
            sync_folder(path.parent)
        return name

    def get(self, name: str, salt: bytes = b"") -> bytes:
        """The bytes of a file; raises Altered."""
        path = self._path(name)
        data = path.read_bytes() if path.exists() else b""
        if sha256(salt + data).hexdigest() != name:
            raise Altered(name)
        return data

    def size(self, name: str) -> int | None:
        """Bytes of a file, which is not read; None where there is none under that hash."""
        path = self._path(name)
        return path.stat().st_size if path.is_file() else None

    def remove(self, name: str) -> None:
        """Keep a file no longer; one that is not there is no fault."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, and bring their names to the disk."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True, mode=0o700)
        sync_folder(folder.parent)


_other: ContextVar[Store | None] = ContextVar("_other", default=None)


def open_store() -> Store:
    """The store of this installation, or the one that stands in for it."""
    return _other.get() or Store(settings.FOLDER)


@contextmanager
def storing(store: Store) -> Iterator[Store]:
    """Within the block, ``store`` is the one: that of a pack while it is verified."""
    token = _other.set(store)
    try:
        yield store
    finally:
        _other.reset(token)
