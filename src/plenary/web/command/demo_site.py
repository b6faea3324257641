"""The site of ``plenary demo``: an invented body on this machine alone, kept from one run to the next."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import say, warn
from plenary.web.command.folder import PORT
from plenary.web.command.serve import serve_site

LOOPBACK = "127.0.0.1"


def serve_demo(folder: Path, *, fresh: bool, port: int | None) -> None:
    """Make the demonstration in ``folder`` unless it is there, and serve it until told to end. Raises Refusal."""
    with _listen(port) as listening:
        if folder.exists():
            _run("check", folder)
        if folder.exists() and fresh:
            with installation.occupied(folder, alone=True):
                shutil.rmtree(folder)
        if not folder.exists():
            warn(_("The invented body is being made; this takes some seconds."))
            _run("make", folder)

        def say_ready(taken: int) -> None:
            say(
                "\n".join(
                    (
                        _("The demonstration is at {address} (Ctrl-C ends it).").format(
                            address=f"http://localhost:{taken}/try/"
                        ),
                        _("What is done there is kept in {folder} for the next time; {option} begins anew.").format(
                            folder=folder, option="--fresh"
                        ),
                    )
                )
            )

        serve_site(folder, installation.DEMO, listening, 1, say_ready)


def _listen(port: int | None) -> socket.socket:
    """A socket that this machine alone reaches: at the port that is asked for, else at the usual one or a free one."""
    from plenary.web.server.supervisor import listen

    if port is not None:
        return listen(LOOPBACK, port)
    try:
        return listen(LOOPBACK, PORT)
    except Refusal:
        return listen(LOOPBACK, 0)


def _run(task: str, folder: Path) -> None:
    """Do a task of ``plenary.web.demo.beginning`` in a program of its own. Raises Refusal with what it said."""
    isolated = ["-I"] if sys.flags.isolated else []
    done = subprocess.run(
        [sys.executable, *isolated, "-m", "plenary.web.demo.beginning", task, str(folder)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        outcome = Outcome(done.returncode) if done.returncode in set(Outcome) else Outcome.FAULT
        raise Refusal(done.stderr.strip().rpartition("\n")[2], outcome)
