"""Parallel texts: the instrument in other languages than the working one, and what was suggested on them.

Only the working language is collated (DESIGN §4). A suggestion on another language's text hangs on its provision
as a whole: the provision of the base that its own provision is a translation of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import ABOVE_ARTICLES, Instrument, Kind, Provision
from plenary.engine.text.reading import Reading

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Parallel:
    """One other language's text.

    ``ties`` give, for provisions of ``instrument``, the provision of the base that each one is a translation of.
    ``readings`` are on ``instrument``. ``translations`` give, by the id of one of these readings, the id of
    the reading of the base that says the same in the working language.
    """

    instrument: Instrument
    ties: Mapping[str, str]
    readings: tuple[Reading, ...] = ()
    translations: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def lang(self) -> str:
        return self.instrument.lang

    def recover(self, id: str) -> Instrument:
        """The whole text in its own language as one reading wants it. Raises KeyError for an unknown reading."""
        known = {reading.id: reading for reading in self.readings}
        return propose(self.instrument, known[id])

    def hang(self, reading: Reading, translation: str = "") -> "Parallel":
        """The text with one reading new or replaced, by its id, and with its translation where one is given."""
        known = [one.id for one in self.readings]
        place = known.index(reading.id) if reading.id in known else len(known)
        readings = (*self.readings[:place], reading, *self.readings[place + 1 :])
        translations = {own: said for own, said in self.translations.items() if own != reading.id}
        if translation:
            translations[reading.id] = translation
        return replace(self, readings=readings, translations=translations)


def tie(base: Instrument, text: Instrument, concordance: Mapping[str, str] = _NOTHING) -> dict[str, str]:
    """Which provision of the base each one of a parallel text is, by its place and number in the tree.

    ``concordance`` says it of provisions that are numbered otherwise, by their ids; what they hold is then found
    under the provision named. Where one is given, the number of an article alone says nothing: an article that
    it does not name, and all that such an article holds, is left out.
    """
    ties: dict[str, str] = {}
    for provision in text.provisions:
        found = concordance.get(provision.id) or _counterpart(text, provision, ties, told=bool(concordance))
        if found in base.by_id and (provision.id in concordance or base.by_id[found].kind is provision.kind):
            ties[provision.id] = found
    return ties


def _counterpart(text: Instrument, provision: Provision, ties: Mapping[str, str], *, told: bool) -> str:
    """The id that the base would have for a provision of this place and number: ids are made of numbers, the
    holder's first, and are the same in every language."""
    holder = provision.parent
    if holder is not None and provision.id.startswith(f"{holder}."):
        return ties[holder] + provision.id[len(holder) :] if holder in ties else ""
    return provision.id if not told or provision.kind in _UNNUMBERED else ""


_UNNUMBERED = frozenset({Kind.TITLE, Kind.ANNEX})
"""Kinds that a concordance need not name: a text has one of them, whatever its numbers."""


def is_parallel(base: Instrument, text: Instrument) -> bool:
    """Whether two texts have the same articles, by number, so that numbers alone say which provision is which."""
    return _frame(base) == _frame(text)


def _frame(instrument: Instrument) -> frozenset[tuple[str, Kind]]:
    frame = {*ABOVE_ARTICLES, Kind.ARTICLE, Kind.ANNEX}
    return frozenset((provision.id, provision.kind) for provision in instrument.provisions if provision.kind in frame)
