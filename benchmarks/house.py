"""The installation that is measured: made, filled and served by the commands of an operator, over either database."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.processes import spent
from benchmarks.stopwatch import environment
from tests import cluster

BODY = "forum"
MEMBERS = 200
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
HOST = "forum.example"


class NoDatabase(Exception):
    """The programs of a database are not on this machine."""


@dataclass
class House:
    """An installation. ``engine`` is the process of its database server, where there is one; ``headers`` are those that
    a server before the site would add to each request."""

    desk: Path
    environment: dict[str, str]
    headers: dict[str, str]
    engine: int = 0
    furnished: dict[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.desk / "house"

    @property
    def tokens(self) -> list[str]:
        """The secret of each delegation's token, in the order of the members."""
        return [str(token) for token in self.furnished["tokens"]]

    def run(self, *words: str) -> str:
        """A command of Plenary on the installation; what it said."""
        return self._call("-m", "plenary.web.command", *words)

    def work(self, task: str, *words: str) -> Any:
        """A task of ``benchmarks.furnishing`` within the installation; what it found."""
        return json.loads(self._call("-m", "benchmarks.furnishing", str(self.folder), task, *words))

    @contextmanager
    def serving(self, pages: int = 2) -> Iterator["Site"]:
        """Serve it as an operator would, until the block ends."""
        line = [sys.executable, "-m", "plenary.web.command", "serve", "--port", "0", "--pages", str(pages)]
        with (self.desk / "said").open("a+") as said:
            process = subprocess.Popen(
                line, env=self.environment, cwd=self.desk, stdout=subprocess.PIPE, stderr=said, text=True
            )
            try:
                assert process.stdout is not None
                found = re.search(r":(\d+)/", process.stdout.readline())
                if found is None:
                    said.seek(0)
                    raise RuntimeError(said.read())
                yield Site(int(found[1]), process.pid, self)
            finally:
                process.terminate()
                process.communicate(timeout=60)

    def _call(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=self.environment, cwd=self.desk, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


@dataclass(frozen=True, slots=True)
class Site:
    """A house that is served: its port, and the supervisor of its processes."""

    port: int
    process: int
    house: House

    def spent(self) -> tuple[float, float]:
        """Seconds of processor time so far: of the site's processes, and of its database server."""
        return spent(self.process), spent(self.house.engine) if self.house.engine else 0.0


@contextmanager
def built(database: str, *, entries: int = 0) -> Iterator[House]:
    """A house over a database with a body of 200 members, each with a delegate who has a token, and at least so many
    ``entries`` on its record. Raises NoDatabase."""
    with tempfile.TemporaryDirectory(prefix="plenary-bench-") as desk, _over(database, Path(desk)) as house:
        lines = [f"M{number},member,{number},Member {number}" for number in range(1, MEMBERS + 1)]
        (house.desk / "members.csv").write_text("\n".join(["code,kind,order,en", *lines]) + "\n", "utf-8")
        house.run("init", "--body", BODY, "--name", "Forum on AI", "--members", "members.csv")
        house.furnished = house.work("furnish", str(entries))
        yield house


@contextmanager
def _over(database: str, desk: Path) -> Iterator[House]:
    ours = {
        **{name: value for name, value in environment().items() if not name.startswith(("PLENARY_", "DJANGO_"))},
        "PLENARY_FOLDER": str(desk / "house"),
        "PLENARY_LANGUAGE": "en",
    }
    if database == SQLITE:
        yield House(desk, ours, {"Host": "localhost"})
        return
    programs = cluster.find_programs()
    if programs is None:
        raise NoDatabase
    with cluster.running(programs, durable=True) as socket:
        with psycopg.connect(host=str(socket), user=cluster.OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE plenary TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
        ours |= {
            "PLENARY_DATABASE_NAME": "plenary",
            "PLENARY_DATABASE_USER": cluster.OWNER,
            "PLENARY_DATABASE_HOST": str(socket),
            "PLENARY_KEYS": str(desk / "keys"),
            "PLENARY_SECRET_FILE": str(desk / "secret"),
            "PLENARY_HOST": HOST,
            "PLENARY_BEHIND_PROXY": "yes",
        }
        engine = int((socket / "data/postmaster.pid").read_text("ascii").split()[0])
        yield House(desk, ours, {"Host": HOST, "X-Forwarded-Proto": "https"}, engine)


def appoint(code: str, person: str, *, binds: bool = False) -> dict[str, object]:
    """The payload of the act that is measured: as a vote is, one seat's own, small, and one row in one table."""
    role = "head" if binds else "adviser"
    return {"member": code, "role": role, "person": person, "binds": binds}


def load_of_machine() -> str:
    """What else was at work on the machine: processes that ran, on average over the last minute."""
    return f"{os.getloadavg()[0]:.1f}"
