"""The machine: the disk and the room on it, programs beside us, a port to listen at."""

import errno
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

from plenary.kit.language import _
from plenary.rulemaking.intake import conversion
from plenary.web.command.calling import command_on
from plenary.web.diagnosis.finding import Finding

LEAST = 1 << 30
"""Bytes that should be free: a backup of a large record, and the database's own journal, find room in them."""


NETWORK = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "davfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"}
    | {f"fuse.{name}" for name in ("ceph", "davfs2", "gcsfuse", "glusterfs", "rclone", "s3fs", "sshfs")}
)
"""File systems whose disk is in another machine, as Linux calls them."""
MOUNTS = Path("/proc/self/mountinfo")


def look_at_mount(folder: Path, *, embedded: bool, mounts: Path = MOUNTS) -> Iterator[Finding]:
    """Whether the installation lies on a disk of this machine; where the system does not say (macOS), nothing is said.

    SQLite's write-ahead log needs memory that its processes share, and both it and our gates need locks that hold
    (https://sqlite.org/wal.html). A tally (kit.tally) needs that what two append is there twice.
    """
    kind = find_kind(folder.resolve(), mounts.read_text("utf-8", "replace")) if mounts.exists() else ""
    if kind not in NETWORK:
        return
    if embedded:
        yield Finding(
            "folder.network",
            _(
                "{folder} lies on a network disk ({kind}), where neither the database nor its locks can be relied on."
            ).format(folder=folder, kind=kind),
            _("Move it to a disk of this machine, or keep the database in PostgreSQL: docs/operating/postgresql.md."),
        )
    else:
        yield Finding(
            "folder.network",
            _(
                "{folder} lies on a network disk ({kind}): limits on how often something is asked may count for each "
                "machine by itself."
            ).format(folder=folder, kind=kind),
            _("That is allowed; where it matters, let the server before the site limit how often an address asks."),
            advice=True,
        )


def find_kind(path: Path, mounts: str) -> str:
    """The file system on which a path lies, by the kernel's list of mounts (proc_pid_mountinfo(5)); else empty."""
    found, kind = -1, ""
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        if not after:
            continue
        place = Path(re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), before.split()[4]))
        # Of two at one place the later one hides the earlier.
        if path.is_relative_to(place) and len(place.parts) >= found:
            found, kind = len(place.parts), after.split()[0]
    return kind


def look_at_disk(folder: Path) -> Iterator[Finding]:
    """Whether there is room left where the installation lies."""
    free = shutil.disk_usage(folder).free
    if free < LEAST:
        yield Finding(
            "disk.full",
            _("The disk of {folder} is nearly full: {free} MB are left.").format(folder=folder, free=free >> 20),
            _("Make room, or move the installation to a larger disk; acts are refused when nothing is left."),
        )


def look_at_programs() -> Iterator[Finding]:
    """Whether the programs are there that read other formats."""
    if conversion.program() is None:
        yield Finding(
            "program.libreoffice",
            _("LibreOffice is not installed: .doc, .odt and .rtf are not read."),
            _("Install it (on Debian: {command}), or ask for .docx.").format(
                command="apt install libreoffice-writer-nogui"
            ),
            advice=True,
        )


def look_at_port(folder: Path, host: str, port: int) -> Iterator[Finding]:
    """Whether a site could listen at a port."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            # Nothing is wrong with an installation because another is served, and this one is not.
            yield Finding(
                "port.taken",
                _("Port {port} at {host} is in use by another program; this installation is not being served.").format(
                    port=port, host=host
                ),
                _("To serve it too, choose another port: {command}.").format(
                    command=command_on(folder, "serve", "--listen", host, "--port", f"{port + 1}")
                ),
                advice=True,
            )
            return
        yield Finding(
            "port.closed",
            _("Port {port} at {host} may not be had: {reason}.").format(port=port, host=host, reason=fault.strerror),
            _("Serve at another address or port: {command}.").format(
                command=command_on(folder, "serve", "--listen", "ADDRESS", "--port", "NUMBER")
            ),
        )
