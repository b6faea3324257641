"""A batch of 100,000 items: what a consultation of a hundred thousand answers costs the record.

Claimed: every item that was added is in the batch, and a pack of the whole verifies. Shown beside it, with no claim
about time: items come a thousand at a time, as many hands give them in one after the other; the batch is closed and
committed to by one entry; a thousand items are shown to be in, each by itself; the pack is exported and verified,
every item and hash of it. SQLite in a file, as on one box. No peer keeps such a ledger, so there is none here.
"""

from pathlib import Path
from time import perf_counter, process_time

from benchmarks.finding import Claim, Finding
from benchmarks.record import BODY, empty_record
from benchmarks.run import Options
from benchmarks.stopwatch import best

ITEMS = 100_000
TOGETHER = 1000
SHOWN = 1000


def keep_batch() -> dict[str, float]:
    """A task: a batch filled, closed, committed to, shown in part, packed and verified."""
    with empty_record() as folder:
        return _keep(folder)


def _keep(folder: Path) -> dict[str, float]:
    from plenary.record import batch
    from plenary.record.act import Actor
    from plenary.record.acts import CommitBatch
    from plenary.record.models import Log
    from plenary.record.pack.export import PackedLog, export_pack
    from plenary.record.pack.verification import verify_pack
    from plenary.record.perform import perform
    from plenary.record.replay import clear
    from plenary.record.storage import Storage

    storage = Storage(folder / "data", folder / "keys")
    storage.make_key(Log.objects.get())
    spent: dict[str, float] = {}
    wall, cpu = perf_counter(), process_time()

    def note(stage: str) -> None:
        nonlocal wall, cpu
        spent[f"{stage}, wall"], spent[f"{stage}, cpu"] = perf_counter() - wall, process_time() - cpu
        wall, cpu = perf_counter(), process_time()

    added: list[str] = []
    for start in range(0, ITEMS, TOGETHER):
        given = ([number, number % 3] for number in range(start, start + TOGETHER))
        added += batch.add_items(BODY, "votes", given)
    note("added")
    made = batch.close_batch(BODY, "votes")
    root, file = made.root.hex(), made.file.hex()
    act = CommitBatch(batch="votes", subject="votes", for_whom="public", count=made.count, root=root, file=file)
    perform(act, actor=Actor("secretariat"), body=BODY, key="votes")
    note("closed and committed to")
    shown = [batch.prove(BODY, "votes", commitment) for commitment in added[:SHOWN]]
    note("shown")
    pack = folder / "demo.zip"
    pack.write_bytes(export_pack([PackedLog.of(Log.objects.get(), storage)], name="demo.zip", full=True))
    note("packed")
    held = {commitment.hex() for commitment in batch.list_commitments(BODY, "votes")}
    # The acts of a pack are done again on empty tables.
    clear()
    note("cleared")
    (verdict,) = verify_pack(pack, ())
    note("verified")
    whole = held == set(added) and None not in shown and verdict.size == 1
    return {**spent, "whole": float(whole), "bytes": float(pack.stat().st_size)}


def run(options: Options) -> Finding:
    measured = best(f"{__name__}:keep_batch", times=1)
    found = measured.result
    stages = {
        "added": f"{ITEMS:,} items added, {TOGETHER:,} at a time",
        "closed and committed to": "closed, and committed to by one entry",
        "shown": f"{SHOWN:,} items shown to be in, the first of them with the whole tree",
        "packed": f"exported as a pack of {found['bytes'] / 1e6:.1f} MB",
        "verified": "the pack verified",
    }
    rows = tuple((said, f"{found[f'{key}, cpu']:.2f}", f"{found[f'{key}, wall']:.2f}") for key, said in stages.items())
    whole = bool(found["whole"])
    claims = (Claim("every item is there, and the pack verifies", "yes" if whole else "no", whole),)
    notes = (f"The most memory that the process held: {measured.memory / 1e6:.0f} MB.",)
    return Finding("batch", ("a batch", "processor s", "wall s"), rows, claims, notes)
