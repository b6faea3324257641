"""The door: acts performed one after the other, and replayed.

Claimed: the record is replayed on empty tables at 2,000 acts a second or more. Beside it stands how many acts a second
pass the door itself, each a transaction of its own that is on the disk before it is acknowledged; the speed of the disk
is in the wall clock, that of the program in processor time. The acts are a body's: members admitted, capabilities
given and suspended, groups formed and joined.

No peer performs such acts on a record that replays, so there is none here.
"""

from itertools import count
from time import perf_counter, process_time

from benchmarks.finding import Claim, Finding
from benchmarks.record import BODY, empty_record
from benchmarks.run import Options
from benchmarks.stopwatch import best

MEMBERS = 200


def perform_acts() -> dict[str, float]:
    """A task: a body's acts through the door into a new database, and again from its record."""
    with empty_record():
        from plenary.record.dump import digest
        from plenary.record.reading import read_entries
        from plenary.record.replay import clear, replay

        done, wall, cpu = _perform()
        entries, live = read_entries(BODY), digest()
        clear()
        began = process_time()
        replay(entries)
        replayed = process_time() - began
        return {"acts": done, "wall": wall, "cpu": cpu, "replay": replayed, "same": float(digest() == live)}


def _perform() -> tuple[int, float, float]:
    from plenary.bodies.acts.body import EstablishBody
    from plenary.bodies.acts.group import FormGroup, JoinGroup
    from plenary.bodies.acts.member import AdmitMember, NameMember
    from plenary.bodies.rules.template import ASSEMBLY
    from plenary.record.act import Act, Actor
    from plenary.record.perform import perform

    codes = [f"M{number}" for number in range(MEMBERS)]
    acts: list[Act] = [EstablishBody(names={"en": "Assembly"}, procedure=ASSEMBLY)]
    acts += [FormGroup(code=f"G{number}", names={"en": f"Group {number}"}) for number in range(10)]
    for place, code in enumerate(codes, 1):
        acts.append(AdmitMember(code=code, names={"en": code}, place=place, start="2026-01-01"))
        acts.append(JoinGroup(group=f"G{place % 10}", member=code, start="2026-01-01"))
        acts.append(JoinGroup(group=f"G{(place + 1) % 10}", member=code, start="2026-02-01"))
        acts.append(NameMember(code=code, names={"en": code, "fr": code}, place=place))
    keys = count()
    wall, cpu = perf_counter(), process_time()
    for act in acts:
        perform(act, actor=Actor("secretariat", person="officer"), body=BODY, key=f"{next(keys)}")
    return len(acts), perf_counter() - wall, process_time() - cpu


def run(options: Options) -> Finding:
    found = best(f"{__name__}:perform_acts", times=options.times).result
    acts = found["acts"]
    through, by_wall, again = acts / found["cpu"], acts / found["wall"], acts / found["replay"]
    rows = (
        ("through the door, by processor time", f"{through:,.0f}"),
        ("through the door, by the wall clock", f"{by_wall:,.0f}"),
        ("replayed, by processor time", f"{again:,.0f}"),
    )
    claims = (
        Claim("replay ≥ 2,000 acts/s", f"{again:,.0f} acts/s", again >= 2000),
        Claim("the replayed tables are the live ones", "the same" if found["same"] else "others", bool(found["same"])),
    )
    return Finding("door", (f"{acts:,} acts of a body of {MEMBERS} members", "acts a second"), rows, claims)
