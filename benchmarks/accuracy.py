"""Files without ids matched to their base.

Claimed: with 30 % of the words of every provision edited, and provisions deleted, moved, split, merged and
added, at least 98 % of the provisions are matched right, on real texts in six languages.

The peer is the truth: the files are made from real texts by ``benchmarks/edited.py``, which keeps what it did to
each provision. A provision is right when its fate, its counterpart and whether it moved are all as they were
made; provisions without words are not counted. The made edits are random, which is harder than people's
in that nothing of the sense guides them, and easier in that they are even. Without the folder of shared
data this benchmark says so. Each file is made ten times with seeds of their own; beside the share of all stands that
of the seed with the least right and of that with the most.
"""

from pathlib import Path

from benchmarks.edited import TEXTS, Numbers, Rates, read_text
from benchmarks.finding import Claim, Finding
from benchmarks.matching import CLASSES, SHARES, spread
from benchmarks.matching import run as match_all
from benchmarks.run import Options, shared_data
from benchmarks.stopwatch import measure


def judge(data: str) -> list[list[object]]:
    """A task: for each share of words edited, with numbers kept, dropped or renewed: the shares that are right by
    class and of all, from which to which seed, how many provisions there were, and seconds of processor time."""
    texts = [read_text(Path(data) / path, lang) for path, lang in TEXTS.values()]
    rows: list[list[object]] = []
    for words in SHARES:
        for numbers in Numbers:
            found = match_all(texts, Rates(words), numbers)
            shares = [found.score.share(name) for name in (*CLASSES, "")]
            rows.append([words, str(numbers), shares, spread(found.shares), found.score.count.total(), found.seconds])
    return rows


def run(options: Options) -> Finding:
    data = shared_data()
    columns = ("words edited", "numbers", *CLASSES, "all", "by seed", "provisions", "processor s")
    if data is None:
        absent = "Left out: the folder of shared data is not beside the project, nor named by PLENARY_SHARED."
        return Finding("accuracy", columns, (), notes=(absent,))
    found = measure(f"{__name__}:judge", data).result
    rows = tuple(
        (
            f"{words:.0%}",
            numbers,
            *("–" if share is None else f"{share:.1%}" for share in shares),
            by_seed,
            f"{count:,}",
            f"{seconds:.2f}",
        )
        for words, numbers, shares, by_seed, count, seconds in found
    )
    claims = tuple(
        Claim(f"30 % of words edited, numbers {numbers}: right ≥ 98 %", f"{shares[-1]:.1%}", shares[-1] >= 0.98)
        for words, numbers, shares, *_ in found
        if words == 0.3
    )
    return Finding("accuracy", columns, rows, claims)
