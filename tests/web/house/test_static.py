"""Style sheets and scripts are brought where sites serve them from: once a release, by one at a time."""

import subprocess
import sys
from pathlib import Path

from tests.web.house.conftest import House

BRING = """
import sys
from pathlib import Path
from plenary.web import installation

installation.open_folder(Path(sys.argv[1]))
input()
installation.collect_static(Path(sys.argv[1]))
"""


def bring(house: House, together: int) -> list[tuple[int, str]]:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", BRING, house.folder],
            env=house.environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(together)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("now\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[1] for process in processes]
    return [(process.returncode, text) for process, text in zip(processes, said, strict=True)]


def list_files(folder: Path) -> dict[str, int]:
    """When each was written, in nanoseconds."""
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_sites_that_begin_together_bring_them_once_and_take_none_from_one_that_serves(house: House) -> None:
    assert bring(house, 3) == [(0, "")] * 3
    brought = list_files(house.folder / "static")
    assert "staticfiles.json" in brought
    assert bring(house, 1) == [(0, "")]
    assert list_files(house.folder / "static") == brought


def test_those_of_another_release_are_brought_anew(house: House) -> None:
    bring(house, 1)
    first = list_files(house.folder / "static")
    (house.folder / "static.gate").write_text("another release", "ascii")
    (house.folder / "static/staticfiles.json").unlink()
    assert bring(house, 1) == [(0, "")]
    assert list_files(house.folder / "static").keys() == first.keys()
