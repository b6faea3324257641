"""The number of a provision that is added, where what it was counted from has another number in the new base."""

from dataclasses import replace

from plenary.engine.text import numbering
from plenary.engine.text.correspondence import Correspondence
from plenary.engine.text.numbering import Number, Style, numeral
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition

_FIXED = (Style.NONE, Style.WORD)
"""Styles in which one numeral cannot stand in the place of another."""


def count_anew(correspondence: Correspondence, addition: Addition, anchor: str | None, parent: str | None) -> str:
    """The number of an addition behind ``anchor`` under ``parent`` of the new base: ``2 bis`` for ``1 bis`` where the 1
    before it is 2 now, or the next suffix where the new base has that.

    It stays as it was typed where it was not counted from what stands before it, or where that is gone: what follows
    need not have another number then.
    """
    old, new = correspondence.old, correspondence.new
    typed = numbering.parse(addition.number)
    before = _find_before(old, addition.after, addition.kind, addition.parent)
    after = _find_before(new, anchor, addition.kind, parent)
    if typed is None or before is None or after is None or correspondence.successor(before.id) != after.id:
        return addition.number
    was, now = numbering.parse(before.number), numbering.parse(after.number)
    if was is None or now is None or not _counts_from(typed, was) or now.form != typed.form:
        return addition.number
    if (was.path, was.value) == (now.path, now.value):
        return addition.number
    value = now.value + typed.value - was.value
    number = replace(typed, value=value, lead=now.lead, numeral=numeral.write(value, typed.style))
    line = [one for one in new.provisions if one.kind is addition.kind and parent in (one.parent, None)]
    taken = [known for one in line if (known := numbering.parse(one.number)) is not None]
    if number.key in {known.key for known in taken}:
        number = numbering.insert(number, taken, lang=new.lang)
    return number.shown


def _find_before(instrument: Instrument, at: str | None, kind: Kind, parent: str | None) -> Provision | None:
    """What stands before an addition in its list."""
    line = (instrument.by_id[at], *instrument.ancestors(at)) if at is not None else ()
    return next((one for one in line if (one.parent, one.kind) == (parent, kind)), None)


def _counts_from(typed: Number, before: Number) -> bool:
    alike = (typed.form, typed.path) == (before.form, before.path) and typed.style not in _FIXED
    return alike and typed.key > before.key
