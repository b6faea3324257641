"""The promises of DESIGN §4, each on generated instruments and readings."""

from hypothesis import given

from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.slot import BASE
from tests.engine.text.strategies import cases

Case = tuple[Instrument, tuple[Reading, ...]]


def shape(instrument: Instrument) -> list[tuple[object, ...]]:
    """An instrument without the ids of its provisions: words, kinds, numbers, and who holds what."""
    return [
        (p.kind, p.text, p.number, None if p.parent is None else instrument.position[p.parent])
        for p in instrument.provisions
    ]


@given(cases())
def test_lossless_every_reading_is_recovered_exactly(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    for reading in readings:
        assert shape(recover(rolling, reading.id)) == shape(propose(base, reading))


@given(cases())
def test_complete_rejecting_everything_gives_the_base(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    assert [(p.provision, words_of(p.content, BASE)) for p in rolling.passages if not p.new] == [
        (provision, provision.text) for provision in base.provisions
    ]
    assert [words_of(p.content, BASE) for p in rolling.passages if p.new] == [""] * sum(p.new for p in rolling.passages)
