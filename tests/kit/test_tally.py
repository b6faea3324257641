"""Everybody counts in the same tallies; those of periods that are over are removed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from plenary.kit.tally import count


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FOLDER = tmp_path
    return tmp_path


def test_each_is_counted_once_whoever_counts_at_the_same_time():
    with ThreadPoolExecutor(8) as threads:
        counted = sorted(threads.map(lambda _turn: count("tokens", "7", 1), range(200)))
    assert counted == list(range(1, 201))
    assert (count("tokens", "8", 1), count("tokens", "7", 2)) == (1, 1)


def test_the_last_period_is_kept_and_earlier_ones_are_removed(folder: Path):
    for period in (1, 2, 3):
        count("tokens", "7", period)
    assert sorted(path.name for path in (folder / "cache/tally/tokens").iterdir()) == ["2", "3"]
