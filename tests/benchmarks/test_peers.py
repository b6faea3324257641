"""The peer that a programmer would write is a fair one: its columns give every text back."""

import json
import subprocess
import sys

import pytest

from benchmarks.invented import invent_paragraph
from benchmarks.peers import collate
from benchmarks.peers.environment import PROGRAM
from benchmarks.stopwatch import best


@pytest.mark.parametrize("readings", [1, 2, 8, 32])
def test_the_columns_of_a_word_merge_give_every_text_back(readings: int) -> None:
    base, offers = invent_paragraph(readings)
    columns = collate.merge_words((base, *offers), "difflib")
    assert ["".join(column[place] for column in columns).strip() for place in range(readings + 1)] == [base, *offers]


def test_the_peer_answers_as_a_program_that_knows_nothing_of_ours() -> None:
    asked = json.dumps({"peer": "difflib", "texts": ["one two three", "one too three"]})
    done = subprocess.run([sys.executable, "-I", str(PROGRAM)], input=asked, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    assert answer["columns"] == [[" one"] * 2, [" two", " too"], [" three"] * 2]
    assert min(answer["cpu"], answer["wall"], answer["memory"]) > 0


def test_a_task_is_timed_in_a_process_of_its_own() -> None:
    cost = best("benchmarks.paragraph:collate_ours", 4, times=1)
    assert (cost.result["lost"], cost.cpu > 0, cost.memory > 0) == (0, True, True)
