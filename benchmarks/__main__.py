"""``python -m benchmarks SUITE``: what ``plenary bench SUITE`` runs.

Says on standard error which benchmark runs, and on standard output one JSON object: the findings, and the
report in Markdown.
"""

import json
import signal
import sys
from time import perf_counter

from benchmarks.finding import Finding
from benchmarks.report import keep, to_json, to_report
from benchmarks.run import read_arguments
from benchmarks.suite import SUITES


def main() -> None:
    # A run that is told to end stops the sites and clusters that it started, as one that is interrupted does.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    asked = read_arguments(sys.argv[1:], {suite: list(modules) for suite, modules in SUITES.items()})
    modules = SUITES[asked.suite]
    findings: dict[str, Finding] = {}
    for name in asked.only or modules:
        print(name, end=" ", file=sys.stderr, flush=True)
        began = perf_counter()
        findings[name] = modules[name].run(asked.options)
        print(f"{perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    report = to_report(asked.date, modules, findings)
    if not asked.only:
        keep(asked.suite, report)
    print(json.dumps({**to_json(asked.suite, asked.date, findings), "report": report}, ensure_ascii=False))


if __name__ == "__main__":
    main()
