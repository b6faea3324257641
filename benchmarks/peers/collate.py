"""A peer's collation of one paragraph, as a program of its own: texts in, columns out, both as JSON.

It runs in the environment that ``environment.py`` makes and imports nothing of ours, so that licences stay
apart and neither side's modules weigh on the other. Standard input: ``{"peer": ..., "texts": [...]}``,
the base first. Standard output: ``{"cpu", "wall", "memory", "columns"}``; a column has one text for each
of the texts given, and read across they give each text back.
"""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path


def collate_with_collatex(texts: Sequence[str]) -> list[list[str]]:
    """The alignment table of collatex, equal neighbours joined as it does by default."""
    from collatex import Collation, collate

    collation = Collation()
    for place, text in enumerate(texts):
        collation.add_plain_witness(f"w{place}", text)
    table = collate(collation)
    return [
        ["".join(token.token_data["t"] for token in row.get(f"w{place}") or ()) for place in range(len(texts))]
        for row in (column.tokens_per_witness for column in table.columns)
    ]


def merge_words(texts: Sequence[str], module: str) -> list[list[str]]:
    """What a programmer would write with a sequence matcher: compare each text with the base word by word,
    join changes that touch or overlap, and say what each text has there."""
    matcher = import_module(module).SequenceMatcher
    base, *others = [text.split() for text in texts]
    changes = [
        [op for op in matcher(None, base, words, autojunk=False).get_opcodes() if op[0] != "equal"] for words in others
    ]
    columns: list[list[str]] = []
    at = 0
    shifts = [0] * len(others)
    for first, last in _join((op[1], op[2]) for ops in changes for op in ops):
        columns.append([_text(base[at:first])] * len(texts))
        rows = [_text(base[first:last])]
        for place, (words, ops) in enumerate(zip(others, changes, strict=True)):
            growth = sum((op[4] - op[3]) - (op[2] - op[1]) for op in ops if first <= op[1] and op[2] <= last)
            rows.append(_text(words[first + shifts[place] : last + shifts[place] + growth]))
            shifts[place] += growth
        columns.append(rows)
        at = last
    columns.append([_text(base[at:])] * len(texts))
    return columns


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch or overlap made one, in order."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _text(words: Sequence[str]) -> str:
    return "".join(f" {word}" for word in words)


def main() -> None:
    asked = json.load(sys.stdin)
    wall, cpu = time.perf_counter(), time.process_time()
    if asked["peer"] == "collatex":
        columns = collate_with_collatex(asked["texts"])
    else:
        columns = merge_words(asked["texts"], asked["peer"])
    spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
    json.dump({**spent, "memory": peak_memory(), "columns": columns}, sys.stdout)


def peak_memory() -> int:
    """The most memory this process has held, in bytes, since its program began."""
    for line in Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    main()
