"""How often matching is right, by what happened to the provision, and how long it takes.

    python -m benchmarks.matching ../shared/data

A provision is right when its fate, its counterpart and whether it moved are all as they were made. Those
without words (a bare ``Article 7``) are not counted.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from benchmarks.edited import TEXTS, Edited, Numbers, Rates, edit, read_text
from plenary.engine.text.matching import Fate, Matching, match
from plenary.engine.text.provision import Instrument

CLASSES = ("same", "edited", "inserted", "deleted", "moved", "split", "merged")
SHARES = (0.15, 0.3, 0.5)
SEEDS = (1, 2, 3)


@dataclass
class Score:
    """How many provisions of each class there were, and how many were right."""

    count: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Score") -> None:
        self.count.update(other.count)
        self.right.update(other.right)

    def share(self, name: str = "") -> float | None:
        count = self.count[name] if name else self.count.total()
        return (self.right[name] if name else self.right.total()) / count if count else None


def judge(edited: Edited, matching: Matching) -> Score:
    """One file's score."""
    score = Score()
    for name, right, _ in outcomes(edited, matching):
        score.count[name] += 1
        score.right[name] += right
    return score


def outcomes(edited: Edited, matching: Matching) -> Iterator[tuple[str, bool, str]]:
    """For each base provision, and each block that was added: its class, whether it was found, and which it is."""
    sources = matching.structure.sources
    for name, truth in edited.truth.items():
        if not edited.base.by_id[name].text:
            continue
        pair = matching.by_base[name]
        blocks = tuple(sorted(block for part in pair.file for block in sources[part]))
        found = (pair.fate, pair.moved, blocks)
        true = (truth.fate, truth.moved, truth.blocks)
        yield ("moved" if truth.moved else str(truth.fate)), found == true, name
    whose = {block: name for name, blocks in sources.items() for block in blocks}
    for block in edited.added:
        yield "inserted", matching.by_file[whose[block]].fate is Fate.INSERTED, str(block)


def run(texts: Sequence[Instrument], rates: Rates, numbers: Numbers) -> tuple[Score, float]:
    """The score of all texts with all seeds, and the seconds of CPU that matching took."""
    total, seconds = Score(), 0.0
    for text in texts:
        for seed in SEEDS:
            edited = edit(text, seed=seed, rates=rates, numbers=numbers)
            begin = process_time()
            matching = match(edited.base, edited.blocks)
            seconds += process_time() - begin
            total.add(judge(edited, matching))
    return total, seconds


def main() -> None:
    """Print the table."""
    data = Path(sys.argv[1])
    texts = {name: read_text(data / path, lang) for name, (path, lang) in TEXTS.items()}
    print("| words edited | | " + " | ".join((*CLASSES, "all", "provisions", "CPU s")) + " |")
    print("|" + "---|" * (len(CLASSES) + 5))
    for words in SHARES:
        for numbers in Numbers:
            print(_line(f"{words:.0%} | numbers {numbers}", *run(list(texts.values()), Rates(words), numbers)))
    for name, text in texts.items():
        print(_line(f"30% | {name}", *run([text], Rates(), Numbers.KEPT)))


def _line(head: str, score: Score, seconds: float) -> str:
    shares = [score.share(name) for name in (*CLASSES, "")]
    cells = ["–" if share is None else f"{share:.1%}" for share in shares]
    return f"| {head} | " + " | ".join([*cells, str(score.count.total()), f"{seconds:.2f}"]) + " |"


if __name__ == "__main__":
    main()
