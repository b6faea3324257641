"""The machine: room on the disk, programs beside us, a port to listen at."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

from plenary.kit.language import _
from plenary.rulemaking.intake import conversion
from plenary.web.diagnosis.finding import Finding

LEAST = 1 << 30
"""Bytes that should be free: a backup of a large record, and the database's own journal, find room in them."""


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


def look_at_port(host: str, port: int) -> Iterator[Finding]:
    """Whether a site could listen at a port."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        yield Finding(
            "port.taken",
            _("Port {port} at {host} is taken, or may not be had.").format(port=port, host=host),
            _("End what listens there, or serve at another: {command}.").format(
                command=f"plenary serve --port {port + 1}"
            ),
        )
