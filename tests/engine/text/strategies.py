"""Generated instruments and readings: small alphabets, so that everything collides with everything."""

from dataclasses import replace

from hypothesis import strategies as st

from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision, UnsoundInstrument
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Reason, Stance

MEMBERS = ("ARA", "BOR", "CEL", "DES", "ELM", "FEN")

words = st.lists(st.sampled_from(["a", "b", "c", "the", ",", "of", "合"]), max_size=9).map(" ".join)
"""A provision's words: few distinct ones, so that edits nest, cross and coincide."""


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    provisions: list[Provision] = []
    for place in range(draw(st.integers(1, 6))):
        parent = draw(st.sampled_from([None, *(p.id for p in provisions if p.kind is Kind.ARTICLE)]))
        kind = draw(st.sampled_from([Kind.ARTICLE, Kind.PARAGRAPH]))
        provisions.append(Provision(f"p{place}", kind, draw(words), str(place), parent))
    return Instrument(tuple(_document_order(provisions)))


def _document_order(provisions: list[Provision]) -> list[Provision]:
    def under(parent: str | None) -> list[Provision]:
        return [p for top in provisions if top.parent == parent for p in [top, *under(top.id)]]

    return under(None)


@st.composite
def readings(draw: st.DrawFn, base: Instrument, id: str) -> Reading:
    ids = [p.id for p in base.provisions]
    some = st.lists(st.sampled_from(ids), unique=True, max_size=3)
    brackets: list[Bracket] = []
    for target in draw(some):
        text = base.by_id[target].text
        if text:
            start = draw(st.integers(0, len(text) - 1))
            brackets.append(
                Bracket(target, start, draw(st.integers(start + 1, len(text))), draw(st.sampled_from(Reason)))
            )
    reading = Reading(
        id,
        (draw(st.sampled_from(MEMBERS)),),
        words={target: draw(words) for target in draw(some)},
        deleted=frozenset(draw(some)),
        retained=frozenset(draw(some)),
        added=tuple(draw(additions(base))),
        brackets=tuple(brackets),
        positions=tuple(draw(st.lists(positions(base), max_size=2))),
    )
    return replace(reading, moved=tuple(draw(moves(base, reading))))


def positions(base: Instrument) -> st.SearchStrategy[Position]:
    ids = [p.id for p in base.provisions]
    slot = st.sampled_from(["", *(f"{name}:{place}-{place + 1}" for name in ids for place in range(3))])
    return st.builds(
        Position, st.sampled_from([*ids, *(f"{name}+1" for name in ids)]), slot, words, st.sampled_from(Stance)
    )


@st.composite
def additions(draw: st.DrawFn, base: Instrument) -> list[Addition]:
    """Additions in document order: each is held by something that is still open where it stands."""
    found: list[Addition] = []
    for after in draw(st.lists(st.sampled_from([None, *(p.id for p in base.provisions)]), max_size=3, unique=True)):
        open_: list[str | None] = [None]
        if after is not None:
            line = [base.by_id[after], *base.ancestors(after)]
            open_ += [p.id for p in reversed(line) if p.kind is Kind.ARTICLE]
        for _ in range(draw(st.integers(1, 3))):
            parent = draw(st.sampled_from(open_))
            kind = draw(st.sampled_from([Kind.ARTICLE, Kind.PARAGRAPH]))
            number = draw(st.sampled_from(["", "2 bis"]))
            behind = draw(st.sampled_from([None, *(p.id for p in base.provisions)]))
            found.append(Addition(f"n{len(found)}", after, parent, kind, draw(words), number, behind))
            del open_[open_.index(parent) + 1 :]
            if kind is Kind.ARTICLE:
                open_.append(found[-1].id)
    return found


@st.composite
def moves(draw: st.DrawFn, base: Instrument, others: Reading) -> list[Move]:
    """Moves of any provisions, holders too, in any order, to after others that may be moved themselves, under
    any holder that is open there; a draw whose moves go round in a circle has those up to there."""
    found: list[Move] = []
    for name in draw(st.lists(st.sampled_from([p.id for p in base.provisions]), unique=True, max_size=4)):
        after = draw(st.sampled_from([None, *(p.id for p in base.provisions if p.id != name)]))
        line = () if after is None else (base.by_id[after], *base.ancestors(after))
        parent = draw(st.sampled_from([None, *(p.id for p in line if p.kind is Kind.ARTICLE)]))
        more = [*found, Move(name, after, parent)]
        try:
            propose(base, replace(others, moved=tuple(more)))
        except UnsoundInstrument:
            break
        found = more
    return found


@st.composite
def cases(draw: st.DrawFn, *, least: int = 0) -> tuple[Instrument, tuple[Reading, ...]]:
    base = draw(instruments())
    count = draw(st.integers(least, 5))
    return base, tuple(draw(readings(base, f"S{place}")) for place in range(count))
