"""Files that are written whole or not at all, and never over another by accident.

What goes to one run's several files is first written beside each of them under a temporary name and
brought to the disk; only when all of it is there do the files take their names.
"""

import contextlib
import errno
import os
import signal
import tempfile
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal


def refuse(paths: Collection[Path], *, overwrite: bool, inputs: Collection[Path] = ()) -> None:
    """Raise Refusal if any of the files could not be written. To be asked before long work.

    ``overwrite`` is the user's ``--force``. ``inputs`` are what the run reads: they are never overwritten.
    """
    if len({path.resolve() for path in paths}) < len(paths):
        raise _refusal(_("Two outputs have the same name; give each of them its own."))
    for path in paths:
        _refuse_one(path, overwrite, inputs)


def write(path: Path, content: bytes, *, overwrite: bool, inputs: Collection[Path] = ()) -> None:
    """Write one file. Raises Refusal and leaves everything as it was when that cannot be done."""
    write_all({path: content}, overwrite=overwrite, inputs=inputs)


def write_all(contents: Mapping[Path, bytes], *, overwrite: bool, inputs: Collection[Path] = ()) -> None:
    """Write several files. Raises Refusal, and none of them is touched, if any of them cannot be written."""
    refuse(tuple(contents), overwrite=overwrite, inputs=inputs)
    streams = {path: content for path, content in contents.items() if _is_stream(path)}
    files = {path: content for path, content in contents.items() if path not in streams}
    with ExitStack() as stack:
        staged = [(stack.enter_context(_staged(path, content)), path) for path, content in files.items()]
        stack.enter_context(_undisturbed())
        for temporary, path in staged:
            with _explained(path):
                _name(temporary, path.resolve(), overwrite)
    for path, content in streams.items():
        with _explained(path):
            path.write_bytes(content)


def make_folder(folder: Path) -> None:
    """Make a folder for outputs, and those that hold it. Raises Refusal."""
    with _explained(folder):
        if folder.exists() and not folder.is_dir():
            raise _refusal(_("{file} is a file and not a folder; give another name.").format(file=folder))
        folder.mkdir(parents=True, exist_ok=True)


def _refuse_one(path: Path, overwrite: bool, inputs: Collection[Path]) -> None:
    with _explained(path):
        if path.is_dir():
            raise _refusal(_("{file} is a folder; give the name of a file.").format(file=path))
        if any(path.exists() and source.exists() and path.samefile(source) for source in inputs):
            raise _refusal(_("{file} is one of the files being read; give the output another name.").format(file=path))
        if path.is_file() and not overwrite:
            raise _refusal(_("{file} exists already; give another name, or --force to replace it.").format(file=path))
        if _is_stream(path):
            return
        folder = path.resolve().parent
        if not folder.is_dir():
            raise _refusal(
                _("There is no folder {folder} to write {name} in; make it first.").format(
                    folder=folder, name=path.name
                )
            )
        if not os.access(folder, os.W_OK):
            raise _refusal(
                _("The folder {folder} cannot be written to; choose another for {name}.").format(
                    folder=folder, name=path.name
                )
            )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While files take their names it is too late for Ctrl-C: either none of them is written, or all are."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _staged(path: Path, content: bytes) -> Iterator[Path]:
    """The content, on the disk, under a name of its own in the folder where it belongs."""
    final = path.resolve()
    with _explained(path):
        handle, name = tempfile.mkstemp(dir=final.parent, prefix=".plenary-", suffix=".part")
    temporary = Path(name)
    try:
        with _explained(path), os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), _mode(final))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _name(temporary: Path, final: Path, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(final)
    else:
        _claim(temporary, final)
    sync_folder(final.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: a file that is there itself may have no name after a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _claim(temporary: Path, final: Path) -> None:
    """Take the name unless another run has taken it since we looked: a link, unlike a rename, replaces nothing."""
    try:
        final.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP):
            raise
        # A disk without links (FAT, some network shares): an empty file takes the name, then gives it up.
        final.touch(exist_ok=False)
        temporary.replace(final)


def _is_stream(path: Path) -> bool:
    """A pipe or a device: it has a name already and cannot be replaced."""
    return path.exists() and not path.is_file()


def _mode(final: Path) -> int:
    """The permissions of the file to be replaced, or what a new file has."""
    with contextlib.suppress(FileNotFoundError):
        return final.stat().st_mode & 0o777
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o666 & ~umask


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refusal(_sentence(error).format(file=path, reason=error.strerror)) from error


def _sentence(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("The disk is full: {file} was not written; make room and run the command again.")
        case errno.EEXIST:
            return _("{file} exists already; give another name, or --force to replace it.")
        case errno.ENAMETOOLONG:
            return _("The name {file} is too long for this disk; give a shorter one.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _("{file} cannot be written here; choose another folder.")
        case _:
            return _("{file} was not written ({reason}); choose another place for it.")


def _refusal(sentence: str) -> Refusal:
    return Refusal(sentence, Outcome.OUTPUT)
