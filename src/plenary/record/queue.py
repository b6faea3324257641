"""Requests that wait for the same log are written together: in one transaction, with one flush of the disk.

While one transaction holds a log, everybody else who writes to it waits, and most of that time is the database's: to
begin, to lock, to bring what was written to the disk. So of the threads of a process that wait, the first leads: it
does the work of those behind it too, each as far as a savepoint of its own, so that one that is refused takes nothing
of the others with it. Nobody is answered before all of it is committed. One that comes alone has a transaction of its
own, as if there were no queue.

Where the transaction of several is lost, what each was told rested on what never was, a refusal as well: each is done
again alone, in the same order, and whose fault it was is told so.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from time import monotonic
from typing import Any, Generic, TypeVar

from django.db import connection, transaction

from plenary.kit.language import _
from plenary.kit.turn import giving_way, taking_turn
from plenary.record.models import Log
from plenary.record.refusal import Refused
from plenary.record.statement import select, update
from plenary.record.tables import refuse_within_act
from plenary.record.watch import announce

T = TypeVar("T")

MOST = 32
"""Requests that are written together: whoever waits for the last of them is not answered before."""
LONGEST = 0.5
"""Seconds after which no more are taken along: other processes wait for the log, and some for the whole database."""


class Waiting(Generic[T]):
    """A request: its work, the context in which it was asked, and what came of it."""

    def __init__(self, work: Callable[[Log], T]) -> None:
        self._work = work
        self._context = copy_context()
        self._came: list[T] = []
        self.fault: BaseException | None = None
        self.is_alone = False
        self.woken = threading.Event()

    @property
    def is_done(self) -> bool:
        return bool(self._came) or self.fault is not None

    def do(self, log: Log) -> None:
        """Do the work, in whichever thread. Raises what it raises."""
        self._came = [self._context.run(self._work, log)]

    def fail(self, fault: BaseException) -> None:
        """Nothing that was done stays."""
        self._came, self.fault = [], fault

    def begin_again(self) -> None:
        """What was done is lost, and what was answered rested on it: it is to be done in a transaction of its own."""
        self._came, self.fault, self.is_alone = [], None, True

    def answer(self) -> T:
        """What the work came to; raises what it raised."""
        if self.fault is not None:
            raise self.fault
        return self._came[0]


_queues: dict[str, deque[Waiting[Any]]] = {}
_open = threading.Lock()


def lock_log(body: str) -> Log:
    """The log of a body, which nobody else changes until the transaction ends. Raises Refused where there is none."""
    refuse_within_act()
    found = select(Log, {"body": body}, lock=True)
    if not found:
        raise Refused("record.no-such-body", _("There is no body {body} here.").format(body=body))
    return found[0]


def write(body: str, work: Callable[[Log], T]) -> T:
    """What ``work`` comes to, done on the log of a body, locked; raises what it raises.

    Within a transaction of the caller it is part of that, and waits for nobody.
    """
    own = Waiting(work)
    with giving_way():
        if connection.in_atomic_block:
            _write(body, own, deque())
        else:
            _wait(body, own)
            if not own.is_done:
                _lead(body, own)
    return own.answer()


def _wait(body: str, own: Waiting[Any]) -> None:
    """Wait, where somebody leads already, until this one is done or is to lead."""
    with _open:
        if body not in _queues:
            _queues[body] = deque()
            return
        _queues[body].append(own)
    own.woken.wait()


def _lead(body: str, own: Waiting[Any]) -> None:
    """Write one's own and what waits; then the next leads."""
    behind = _queues[body]
    group = _write(body, own, deque() if own.is_alone else behind)
    if not own.is_done:
        _write(body, own, deque())
    with _open:
        # Those of a group that was lost come before whoever has waited less long.
        behind.extendleft(each for each in reversed(group) if not each.is_done)
        following = [behind.popleft()] if behind else []
        if not following:
            del _queues[body]
    for each in (*following, *(each for each in group if each.is_done)):
        each.woken.set()


def _write(body: str, own: Waiting[Any], behind: deque[Waiting[Any]]) -> list[Waiting[Any]]:
    """Write one's own and up to ``MOST`` of those behind it; these.

    What is raised meanwhile is the answer to one that was alone; of several, none has an answer then.
    """
    group: list[Waiting[Any]] = []
    try:
        with transaction.atomic():
            log = lock_log(body)
            with taking_turn(first=True):
                size, last = log.size, monotonic() + LONGEST
                own.do(log)
                while behind and not behind[0].is_alone and len(group) < MOST - 1 and monotonic() < last:
                    group.append(behind.popleft())
                    _do(group[-1], log)
                if log.size > size:
                    update(Log, {"size": log.size, "time": log.time}, {"body": body})
                    announce()
    except BaseException as fault:  # noqa: BLE001 - whatever it was, whoever waits is told
        for each in (own, *group):
            each.begin_again()
        if not group or not isinstance(fault, Exception):
            own.fail(fault)
    return group


def _do(each: Waiting[Any], log: Log) -> None:
    """Do the work of one of several: what it has written goes when it fails. Raises where the rest cannot go on."""
    size, time = log.size, log.time
    try:
        with transaction.atomic():
            each.do(log)
    except Exception as fault:
        each.fail(fault)
        log.size, log.time = size, time
        if connection.needs_rollback:
            raise
