"""A peer's tree of hashes, as a program of its own: counts in, root and times out, both as JSON.

It runs in the environment that ``environment.py`` makes and imports nothing of ours. Standard input:
``{"entries", "proofs"}``. Standard output: ``{"cpu", "wall", "memory", "root", "proof"}``.
"""

import json
import sys
import time
from pathlib import Path

from pymerkle import InmemoryTree


def main() -> None:
    asked = json.load(sys.stdin)
    entries = [f"entry {number} ".encode().ljust(200, b".") for number in range(asked["entries"])]
    tree = InmemoryTree(algorithm="sha256")
    wall, cpu = time.perf_counter(), time.process_time()
    for entry in entries:
        tree.append_entry(entry)
    root = tree.get_state()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    step = len(entries) // asked["proofs"]
    began = time.process_time()
    for number in range(asked["proofs"]):
        tree.prove_inclusion(number * step + 1)
    proof = (time.process_time() - began) / asked["proofs"]
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    memory = next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    print(json.dumps({"cpu": cpu, "wall": wall, "memory": memory, "root": root.hex(), "proof": proof}))


if __name__ == "__main__":
    main()
