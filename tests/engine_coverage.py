"""A plugin of the gate: the engine's branches are covered to the last one, or the run fails.

It looks at what pytest-cov has just measured, so it must be the outermost around the tests.
"""

import io
from collections.abc import Generator

import pytest
from coverage import Coverage

ENGINE = "src/plenary/engine/*"
_shortfall = pytest.StashKey[str]()


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
            "reaches; write a test for each, or take out what nothing needs.",
            red=True,
        )
