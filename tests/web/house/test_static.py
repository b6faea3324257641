"""Style sheets and scripts are brought where sites serve them from: once a release, by one at a time."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.house.conftest import House

BRING = """
import sys
from pathlib import Path
from plenary.web import installation, static_files

installation.open_folder(Path(sys.argv[1]))
input()
static_files.collect(Path(sys.argv[1]))
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


def empty(folder: Path) -> None:
    for path in list(folder.iterdir()):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def lose_one(folder: Path) -> None:
    next(path for path in sorted(folder.rglob("*.css"))).unlink()


def cut_one_short(folder: Path) -> None:
    path = next(path for path in sorted(folder.rglob("*.css")))
    path.write_bytes(path.read_bytes()[:10])


@pytest.mark.parametrize(("lose", "count"), [(empty, None), (lose_one, 1), (cut_one_short, 1)])
def test_those_that_were_lost_or_cut_short_are_named_and_brought_again(
    house: House, lose: Callable[[Path], None], count: int | None
) -> None:
    folder = house.folder / "static"
    assert bring(house, 1) == [(0, "")]
    whole = {name: (folder / name).read_bytes() for name in list_files(folder)}
    assert tell(house) == []
    lose(folder)
    assert tell(house) == [
        f"Style sheets and scripts of the pages are not there, or not whole: {count or len(whole)}.",
        "End the site and start it again: it brings them anew.",
    ]
    assert bring(house, 1) == [(0, "")]
    assert {name: (folder / name).read_bytes() for name in list_files(folder)} == whole
    assert tell(house) == []


def test_what_a_loss_of_power_left_of_them_is_brought_again(house: House) -> None:
    folder = house.folder / "static"
    bring(house, 1)
    whole = {name: (folder / name).read_bytes() for name in list_files(folder)}
    gate = house.folder / "static.gate"
    gate.write_text(gate.read_text("utf-8")[:200], "utf-8")
    for path in folder.rglob("*.css"):
        path.write_bytes(b"")
    assert bring(house, 1) == [(0, "")]
    assert {name: (folder / name).read_bytes() for name in list_files(folder)} == whole


def tell(house: House) -> list[str]:
    """What the doctor says of them, and what to do."""
    found = house.ask("doctor")["findings"]
    return [each[part] for each in found if each["key"] == "static.lost" for part in ("told", "remedy")]
