"""The demonstration, made once and served for all tests that look at it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")},
    "PYTHONPATH": str(ROOT / "src"),
    "PLENARY_LANGUAGE": "en",
}
SERVE = "import sys\nfrom pathlib import Path\nfrom plenary.web.command.demo_site import serve_demo\n"
SERVE += "serve_demo(Path(sys.argv[1]), fresh=sys.argv[2] == 'fresh', port=int(sys.argv[3]))"


class Demo:
    """A demonstration that is being served; ``port`` 0 takes a free one."""

    def __init__(self, folder: Path, *, fresh: bool = False, port: int = 0) -> None:
        self.folder = folder
        line = [sys.executable, "-c", SERVE, str(folder), "fresh" if fresh else "", str(port)]
        self.process = subprocess.Popen(
            line, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.said = self._read()

    def _read(self) -> str:
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        return first + self.process.stdout.readline() if first else ""

    @property
    def port(self) -> int:
        found = re.match(r"The demonstration is at http://localhost:(\d+)/try/ \(Ctrl-C ends it\)\.\n", self.said)
        assert found is not None, self.said
        return int(found[1])

    def end(self) -> tuple[int, str]:
        """The exit code after Ctrl-C, and what was said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _out, err = self.process.communicate(timeout=30)
        return self.process.returncode, err


def run(*words: str, settings: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Python with these words."""
    given = {"DJANGO_SETTINGS_MODULE": settings} if settings else {}
    given |= {"PLENARY_FOLDER": str(folder)} if folder else {}
    return subprocess.run(
        [sys.executable, *words], env={**ENVIRONMENT, **given}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demonstration that is copied and never worked in."""
    folder = tmp_path_factory.mktemp("demo") / "site"
    done = run("-m", "plenary.web.demo.beginning", "make", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.fixture
def demo(made: Path, tmp_path: Path) -> Iterator[Demo]:
    folder = tmp_path / "site"
    subprocess.run(["cp", "-a", str(made), str(folder)], check=True)
    demo = Demo(folder)
    yield demo
    demo.end()
