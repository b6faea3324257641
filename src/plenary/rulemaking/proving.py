"""What a reading does to the base, provision by provision, as its proof sheet shows it.

To be called inside ``speaking(tongue)``, because provisions without a number are cited in words.
"""

from collections.abc import Iterable, Mapping, Sequence

from plenary.engine.text.layout import Setting
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Bracket, Reading
from plenary.engine.text.touch import Touch, amended, touches
from plenary.kit.language import _
from plenary.rulemaking.output.wording import citations
from plenary.rulemaking.proof import Doubt, Proof

_NONE: Mapping[str, Sequence[Doubt]] = {}


def prove(base: Instrument, reading: Reading, doubts: Mapping[str, Sequence[Doubt]] = _NONE) -> tuple[Proof, ...]:
    """The provisions that a reading touches, in the order of its own text. ``doubts`` are by provision,
    and a provision about which there are doubts is shown even where nothing in it is touched.

    Raises KeyError where the reading names a provision that the base does not have.
    """
    proposed = propose(base, reading)
    touched = touches(base, reading)
    cited = {**cite(base), **cite(proposed)}
    before = _predecessors(proposed)
    brackets: dict[str, list[Bracket]] = {}
    for bracket in reading.brackets:
        brackets.setdefault(bracket.provision, []).append(bracket)
    proofs: list[Proof] = []
    for name in _order(base, proposed):
        if not (name in touched or doubts.get(name)):
            continue
        old, new = base.by_id.get(name), proposed.by_id.get(name)
        arrived = {Touch.ADDED, Touch.MOVED} & set(touched.get(name, ()))
        proofs.append(
            Proof(
                name,
                cited[name],
                (new or base.by_id[name]).kind,
                touched.get(name, ()),
                old.text if old else "",
                amended(old, new, brackets.get(name, ())),
                cited.get(before[name], "") if arrived else "",
                tuple(doubts.get(name, ())),
            )
        )
    return tuple(proofs)


def cite(instrument: Instrument) -> Mapping[str, str]:
    """How a person names each provision of an instrument."""
    return citations(
        [
            Setting(provision.id, provision.kind, provision.number, instrument.depth(provision.id), ())
            for provision in instrument.provisions
        ]
    )


def cited(names: Mapping[str, str], ids: Iterable[str]) -> str:
    """How a person names provisions; one that has no name stands by its id, an addition as what it is."""
    return "; ".join(names.get(name) or (_("a new provision") if name.startswith("+") else name) for name in ids)


def _predecessors(instrument: Instrument) -> dict[str, str]:
    """The provision before each one, nothing before the first."""
    ids = [provision.id for provision in instrument.provisions]
    return dict(zip(ids, ["", *ids], strict=False))


def _order(base: Instrument, proposed: Instrument) -> list[str]:
    """Every provision of either text: in the order of the new one, what it lacks after what stands before
    it in the base."""
    order = [provision.id for provision in proposed.provisions]
    for name, predecessor in _predecessors(base).items():
        if name not in proposed.by_id:
            order.insert(order.index(predecessor) + 1 if predecessor else 0, name)
    return order
