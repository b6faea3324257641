"""A plugin of the gate: the tests of the engine take each of its branches, or the run fails.

Only the tests in ``tests/engine`` with examples of their own count. What a property test or a test of something else
takes on its way is nobody's promise: it changes with the version of hypothesis and with the order of a set. They are
not even traced, which would make them take three times as long.

It looks at what pytest-cov has just measured, so it must be the outermost around the tests.
"""

import functools
import io
import sys
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage

ENGINE = "src/plenary/engine/*"
TESTS = Path("tests", "engine")
_shortfall = pytest.StashKey[str]()
_kept = pytest.StashKey[bool]()


def counts(item: pytest.Item) -> bool:
    """Whether what the test takes is measured."""
    own = item.path.is_relative_to(item.config.rootpath / TESTS)
    return own and item.get_closest_marker("hypothesis") is None


def forget_answers() -> None:
    """What functions of the engine keep of answers is made anew: else what made them first might not be measured."""
    modules = [module for name, module in sys.modules.items() if name.startswith("plenary.engine.")]
    for value in [value for module in modules for value in vars(module).values()]:
        if isinstance(value, functools._lru_cache_wrapper):
            value.cache_clear()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    if counts(item):
        if item.config.stash.get(_kept, True):
            forget_answers()
            item.config.stash[_kept] = False
        return (yield)
    item.config.stash[_kept] = True
    # A worker of xdist has two measurements, one over the other: where the upper pauses, the lower one goes on.
    tracing, tracing_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracing)
        threading.settrace(tracing_threads)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    ran = yield
    if not hasattr(session.config, "workerinput") and not session.testsfailed:
        measured = Coverage()
        measured.load()
        share = measured.report(include=[ENGINE], file=io.StringIO())
        if share < 100:
            session.config.stash[_shortfall] = f"{share:.2f} %"
            session.testsfailed += 1
    return ran


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    share = config.stash.get(_shortfall, "")
    if share:
        terminalreporter.write_line(
            f"FAILED the engine's branches are covered to {share}: the table of coverage names the lines that no test "
            "in tests/engine reaches by an example of its own; write one for each, or take out what nothing needs.",
            red=True,
        )
