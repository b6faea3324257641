"""The tree of a log: a million entries hashed, and proofs of them.

Claimed: 1,000,000 entries are hashed into a tree and its root is computed in at most 10 s of processor time on one
core; an inclusion proof is made in at most 0.1 ms. Beside pymerkle (PyPI), which implements the same tree in pure
Python, at 100,000 entries; it is under the GPL and runs as a separate program. Both hash the same entries of about 200
bytes; the roots are compared, so that both have done the same work, and each proof of ours is verified after the clock
has stopped.
"""

from time import process_time

from benchmarks.finding import Claim, Finding, at_most
from benchmarks.peers.environment import NoPeers, Overtime, hash_with, prepare
from benchmarks.run import Options
from benchmarks.stopwatch import best, clock
from plenary.engine.merkle.hashing import hash_leaf
from plenary.engine.merkle.tree import Tree
from plenary.engine.merkle.verification import verify_inclusion

MANY, FEW = 1_000_000, 100_000
PROOFS = 10_000


def invent_entry(number: int) -> bytes:
    """An entry about as long as most are; the peer's program invents the same."""
    return f"entry {number} ".encode().ljust(200, b".")


def hash_entries(count: str) -> dict[str, object]:
    """A task: the root of so many entries, and the seconds that a proof takes."""
    entries = [invent_entry(number) for number in range(int(count))]
    with clock():
        tree = Tree(map(hash_leaf, entries))
        root = tree.root()
    indexes = [number * (tree.size // PROOFS) for number in range(PROOFS)]
    began = process_time()
    proofs = [tree.inclusion(index) for index in indexes]
    took = (process_time() - began) / PROOFS
    right = sum(
        verify_inclusion(hash_leaf(entries[index]), index, tree.size, proof, root)
        for index, proof in zip(indexes, proofs, strict=True)
    )
    return {"root": root.hex(), "proof": took, "right": right}


def run(options: Options) -> Finding:
    ours = {count: best(f"{__name__}:hash_entries", count, times=options.times) for count in (FEW, MANY)}
    rows = [
        (
            f"{count:,}",
            "Plenary",
            f"{cost.cpu:.2f}",
            f"{cost.memory / 1e6:.0f}",
            f"{cost.result['proof'] * 1e3:.3f}",
            "",
        )
        for count, cost in ours.items()
    ]
    proof = ours[MANY].result["proof"] * 1e3
    right = sum(cost.result["right"] for cost in ours.values())
    claims = [
        at_most("1,000,000 entries hashed", ours[MANY].cpu, 10, "s"),
        at_most("an inclusion proof among them", proof, 0.1, "ms", digits=3),
        Claim("every proof holds", f"{right:,} of {2 * PROOFS:,}", right == 2 * PROOFS),
    ]
    notes = []
    if options.peers:
        try:
            prepare()
            peer = hash_with(FEW, PROOFS, limit=options.limit)
        except NoPeers as absent:
            notes.append(f"The peer could not be installed: {absent}")
        except Overtime:
            notes.append(f"pymerkle did not end within {options.limit:.0f} s.")
        else:
            times = peer.cpu / ours[FEW].cpu
            rows.append(
                (
                    f"{FEW:,}",
                    "pymerkle",
                    f"{peer.cpu:.2f}",
                    f"{peer.memory / 1e6:.0f}",
                    f"{peer.result['proof'] * 1e3:.3f}",
                    f"{times:.1f}",
                )
            )
            same = peer.result["root"] == ours[FEW].result["root"]
            claims.append(Claim("pymerkle finds the same root", "the same" if same else "another", same))
    columns = ("entries", "program", "hashed, CPU s", "memory, MB", "a proof, CPU ms", "times ours")
    return Finding("tree", columns, tuple(rows), tuple(claims), tuple(notes))
