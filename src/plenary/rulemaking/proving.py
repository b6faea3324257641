"""What a reading does to the base, provision by provision, as its proof sheet shows it.

To be called inside ``speaking(tongue)``, because provisions without a number are cited in words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from plenary.engine.text.block import Piece
from plenary.engine.text.layout import Line, Mark, Run, Setting, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Bracket, Reading
from plenary.engine.text.tokens import tokenise
from plenary.engine.text.touch import Touch, amended, touches
from plenary.kit.language import _
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.proof import Answer, Did, Doubt, Option, Proof

_NONE: Mapping[str, Sequence[Doubt]] = {}
_UNANSWERED: Mapping[str, tuple[Answer, ...]] = {}


def prove(
    base: Instrument,
    reading: Reading,
    doubts: Mapping[str, Sequence[Doubt]] = _NONE,
    *,
    answers: Mapping[str, tuple[Answer, ...]] = _UNANSWERED,
    issued: RollingText | None = None,
    standing: Sequence[Reading] = (),
    options: Sequence[Option] = (),
) -> tuple[Proof, ...]:
    """The provisions that a reading touches, in the order of its own text. ``doubts`` are by provision,
    and a provision about which there are doubts is shown even where nothing in it is touched; so is one with
    ``answers``, also one that others added to the text ``issued``. ``standing`` are the readings for which brackets of
    the base stand: words that come from another alternative of the base are shown beside that. ``options`` are
    those that are added beside the base's, which strike nothing of these.

    Raises KeyError where the reading names a provision that the base does not have.
    """
    proposed = propose(base, reading)
    touched = touches(base, reading)
    others = _others(issued, proposed) if issued else {}
    cited = {**(citations(lay_out(issued)) if others and issued else {}), **cite(base), **cite(proposed)}
    before = _predecessors(proposed)
    unattributed = [one for one in standing if not one.holders]
    brackets: dict[str, list[Bracket]] = {}
    for bracket in reading.brackets:
        brackets.setdefault(bracket.provision, []).append(bracket)
    proofs: list[Proof] = []
    for name in _order(base, proposed, others):
        said = answers.get(name, ())
        done = touched.get(name, ())
        if not (name in touched or doubts.get(name) or said):
            continue
        if name in others:
            proofs.append(_other(others[name], cited[name], said))
            continue
        old, new = base.by_id.get(name), proposed.by_id.get(name)
        held = brackets.get(name, ())
        option = next((one for one in options if (one.provision, one.said) == (name, reading.words.get(name))), None)
        if old and new and option:
            said = (*said, *(Answer(Did.ADDED, words) for words in option.words))
            new = replace(new, text=option.shown)
            done = tuple(one for one in done if one is not Touch.REWORDED or option.shown != old.text)
        elif old and new and not held:
            old = replace(old, text=_nearest(old.text, new.text, (one.words.get(name) for one in unattributed)))
        arrived = not {Touch.ADDED, Touch.MOVED}.isdisjoint(done)
        beside = proposed.beside(before[name] or None, new.parent) if new and arrived else None
        where = cited.get(beside, "") if beside else ""
        proofs.append(
            Proof(
                name,
                cited[name],
                (new or base.by_id[name]).kind,
                done,
                old.text if old else "",
                amended(old, new, held),
                where,
                tuple(doubts.get(name, ())),
                said,
                bool(where and new and new.parent == beside),
            )
        )
    return tuple(proofs)


def _nearest(base: str, said: str, others: Iterable[str | None]) -> str:
    """The words of the base that are most like those said: the first that it has, unless another alternative of it is
    more like them. Who says an alternative as it is wants that instead of the first."""
    words, known = tokenise(said), [one for one in others if one is not None]
    if not said or said in known:
        return base
    return min((base, *known), key=lambda one: Indel.distance(tokenise(one), words))


def _others(issued: RollingText, proposed: Instrument) -> dict[str, Provision]:
    """What others added to the issued text, and what the member itself had added and no longer does."""
    known = proposed.by_id.keys() | issued.base.by_id.keys()
    return {one.provision.id: one.provision for one in issued.passages if one.provision.id not in known}


def _other(provision: Provision, citation: str, answers: tuple[Answer, ...]) -> Proof:
    """A provision of the issued text that is in neither the base nor the member's own text."""
    pieces = (Piece(provision.text),) if provision.text else ()
    return Proof(provision.id, citation, provision.kind, (), "", pieces, answers=answers)


def cite(instrument: Instrument) -> Mapping[str, str]:
    """How a person names each provision of an instrument."""
    return citations(
        [
            Setting(
                provision.id,
                provision.kind,
                provision.number,
                instrument.depth(provision.id),
                (Line((Run(Mark.WORDS, provision.text),)),),
            )
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


def _order(base: Instrument, proposed: Instrument, others: Mapping[str, Provision]) -> list[str]:
    """Every provision of either text: in the order of the new one, what it lacks after what stands before
    it in the base. ``others``, those that only the issued text has, come last."""
    order = [provision.id for provision in proposed.provisions]
    for name, predecessor in _predecessors(base).items():
        if name not in proposed.by_id:
            order.insert(order.index(predecessor) + 1 if predecessor else 0, name)
    return [*order, *others]
