"""``python -m benchmarks SUITE``: what ``plenary bench SUITE`` runs.

Says on standard error which benchmark runs, and on standard output one JSON object: the findings, and the
report in Markdown.
"""

import argparse
import json
import sys
from time import perf_counter

from benchmarks.finding import Finding
from benchmarks.report import keep, to_json, to_report
from benchmarks.run import Options
from benchmarks.suite import SUITES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("--date", required=True, help="the date to put on the report")
    parser.add_argument("--only", action="append", default=[], help="run this benchmark only; the report is not kept")
    parser.add_argument(
        "--limit", type=float, default=Options().limit, help="seconds that a peer may take for one task"
    )
    parser.add_argument("--times", type=int, default=Options().times, help="runs of which the cheapest counts")
    parser.add_argument("--no-peers", action="store_true", help="without the programs that must be installed")
    asked = parser.parse_args()
    modules = SUITES[asked.suite]
    unknown = [name for name in asked.only if name not in modules]
    if unknown:
        parser.error(f"no benchmark {unknown[0]}; there are {', '.join(modules)}")
    options = Options(asked.times, asked.limit, not asked.no_peers)
    findings: dict[str, Finding] = {}
    for name in asked.only or modules:
        print(name, end=" ", file=sys.stderr, flush=True)
        began = perf_counter()
        findings[name] = modules[name].run(options)
        print(f"{perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    report = to_report(asked.date, modules, findings)
    if not asked.only:
        keep(asked.suite, report)
    print(json.dumps({**to_json(asked.suite, asked.date, findings), "report": report}, ensure_ascii=False))


if __name__ == "__main__":
    main()
