"""The threads of a process take turns: one computes, the others wait for it, for a while."""

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

import pytest

from plenary.kit import turn
from plenary.kit.turn import giving_way, taking_turn


class Other:
    """A thread that takes its turn as soon as it can; ``came`` has a word from it once it has one."""

    def __init__(self) -> None:
        self.came: SimpleQueue[str] = SimpleQueue()
        self.thread = threading.Thread(target=self._take)
        self.thread.start()

    def _take(self) -> None:
        with taking_turn():
            self.came.put("came")

    def has_come(self, seconds: float) -> bool:
        try:
            return self.came.get(timeout=seconds) == "came"
        except Empty:
            return False


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], Other]:
    """Begins a thread whose patience is so many seconds."""

    def begin(patience: float) -> Other:
        monkeypatch.setattr(turn, "PATIENCE", patience)
        return Other()

    return begin


def test_whoever_comes_meanwhile_waits_until_the_turn_ends(other: Callable[[float], Other]):
    with taking_turn():
        second = other(60.0)
        assert not second.has_come(0.05)
    assert second.has_come(60.0)


def test_whoever_has_waited_long_enough_goes_on_beside_the_others(other: Callable[[float], Other]):
    with taking_turn():
        assert other(0.01).has_come(60.0)
        assert other(0.01).has_come(60.0)


def test_whoever_waits_for_another_program_gives_way_and_takes_its_turn_again(other: Callable[[float], Other]):
    with taking_turn():
        with giving_way():
            assert other(60.0).has_come(60.0)
        second = other(60.0)
        assert not second.has_come(0.05)
    assert second.has_come(60.0)


def test_without_a_turn_nothing_is_given_away(other: Callable[[float], Other]):
    with giving_way():
        pass
    with taking_turn():
        assert not other(60.0).has_come(0.05)


def test_turns_come_in_their_order_but_first_for_whoever_holds_what_others_wait_for(monkeypatch: pytest.MonkeyPatch):
    came: SimpleQueue[str] = SimpleQueue()

    def take(name: str, first: bool) -> None:
        with taking_turn(first=first):
            came.put(name)

    monkeypatch.setattr(turn, "HASTE", 60.0)
    monkeypatch.setattr(turn, "PATIENCE", 60.0)
    threads = [threading.Thread(target=take, args=each) for each in (("a", False), ("b", False), ("holds", True))]
    with taking_turn():
        for place, thread in enumerate(threads):
            thread.start()
            while len(turn._turn._waiting) <= place:
                time.sleep(0.001)
    for thread in threads:
        thread.join(60.0)
    assert [came.get_nowait() for _thread in threads] == ["holds", "a", "b"]
