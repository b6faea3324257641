"""The same form is sent by sixteen connections at once, again and again: each act is done exactly once."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from tests.faults.served import ADMIT, form_of, look
from tests.web.demo.conftest import Demo
from tests.web.demo.test_demo import enter
from tests.web.house.visitor import Visitor

pytestmark = pytest.mark.skipif("PLENARY_TEST_POSTGRES" in os.environ, reason="a site of one box is tried once")

AT_ONCE = 16


@pytest.mark.parametrize("rounds", [pytest.param(4), pytest.param(50, marks=pytest.mark.long)])
def test_requests_sent_sixteen_times_at_once_are_each_done_once(demo: Demo, rounds: int):
    visitor = Visitor(demo.port)
    enter(visitor, "S. Brant")
    barrier = Barrier(AT_ONCE)

    def send(given: dict[str, str]) -> int:
        barrier.wait(60)
        return visitor.ask(ADMIT, given)[0]

    answers = []
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for number in range(rounds):
            given = form_of(visitor, f"ZZ{number}", f"duplicate-{number}", Event())
            assert given is not None
            answers.append(set(threads.map(send, [given] * AT_ONCE)))
    assert answers == [{200}] * rounds
    assert demo.end()[0] == 0
    found = look(demo.folder)
    assert (found["admitted"], found["dense"]) == ([f"ZZ{number}" for number in range(rounds)], True)


def test_persons_who_want_the_same_code_at_once_get_it_once(demo: Demo):
    visitors = [Visitor(demo.port) for _person in range(AT_ONCE)]
    for visitor in visitors:
        enter(visitor, "S. Brant")
    forms = [form_of(visitor, "ZZONE", f"mine-{number}", Event()) for number, visitor in enumerate(visitors)]
    barrier = Barrier(AT_ONCE)

    def send(number: int) -> int:
        barrier.wait(60)
        return visitors[number].ask(ADMIT, forms[number])[0]

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = sorted(threads.map(send, range(AT_ONCE)))
    assert answers == [200, *[422] * (AT_ONCE - 1)]
    assert demo.end()[0] == 0
    assert look(demo.folder)["admitted"] == ["ZZONE"]
