"""A process under the supervisor: it ends when the supervisor does, however that came about."""

import os
import signal
import threading
from pathlib import Path


def follow_parent(pipe: int) -> None:
    """End this process when the other end of ``pipe``, which the supervisor holds, is closed."""

    def wait() -> None:
        while os.read(pipe, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()


def open_site(settings: str, folder: str, process: str) -> None:
    """Make Django work on the installation that is served, and keep the log of this process."""
    from plenary.web import installation

    installation.open_folder(Path(folder), settings, process)
