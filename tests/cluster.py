"""A PostgreSQL cluster of our own for the length of a run: ``python -m tests.cluster COMMAND…``.

It lives in a temporary folder and listens on a socket in it, so that it meets no other. PostgreSQL refuses to run as
root: there the user ``postgres`` runs it. ``COMMAND`` finds the socket's folder in ``PLENARY_TEST_POSTGRES``.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

OWNER = "postgres"


def find_programs() -> Path | None:
    """The folder of the newest PostgreSQL on this machine, or None."""
    found = shutil.which("postgres")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextlib.contextmanager
def running(programs: Path, *, durable: bool = False) -> Iterator[Path]:
    """The folder of the socket of a cluster that runs within the block; text is ordered by code point.

    ``durable`` lets it wait for the disk, as a real one does, so that it may be stopped at once.
    """
    folder = Path(tempfile.mkdtemp(prefix="plenary-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        _run(programs, folder, program, *arguments)

    options = f"-k {folder} -c listen_addresses="
    if not durable:
        options += " -c fsync=off -c full_page_writes=off"
    try:
        run("initdb", "-D", str(data), "--locale=C", "--encoding=UTF8", "-U", OWNER, "--auth=trust")
        run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield folder
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def restart(programs: Path, folder: Path) -> None:
    """Stop a cluster at once, as a fault would, and start it again."""
    _run(
        programs,
        folder,
        "pg_ctl",
        "-D",
        str(folder / "data"),
        "-m",
        "immediate",
        "-w",
        "-l",
        str(folder / "log"),
        "restart",
    )


def _run(programs: Path, folder: Path, program: str, *arguments: str) -> None:
    demote = []
    if os.geteuid() == 0:
        demote = ["setpriv", f"--reuid={OWNER}", f"--regid={pwd.getpwnam(OWNER).pw_gid}", "--clear-groups"]
    subprocess.run([*demote, str(programs / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder)


def main(command: list[str]) -> int:
    programs = find_programs()
    if programs is None:
        sys.stdout.write("left out: PostgreSQL is not installed here (on Debian: apt install postgresql)\n")
        return 0
    # A run that is told to end stops its cluster too, as one that is interrupted does.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with running(programs) as folder:
        return subprocess.run(command, env={**os.environ, "PLENARY_TEST_POSTGRES": str(folder)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
