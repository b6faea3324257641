"""A submission on a base that carries brackets itself, read on the text behind those brackets.

The file is read against the base as it was issued, brackets and all; then what it makes of each provision is
read as bracketed text in its turn. Words that changed outside the brackets, or in a first alternative, are
suggestions. A bracket that is not as it was issued is a question: to strike an alternative may be opposition,
and to drop a sign may be a slip.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from plenary.engine.text.bracketed import Choice, Draft, Parsed, mend, unbracket
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Reading
from plenary.kit.language import _
from plenary.rulemaking.proof import Doubt


@dataclass(frozen=True)
class Bracketed:
    """``original`` carries the brackets; ``draft`` is what they were read as."""

    original: Instrument
    draft: Draft
    codes: Collection[str]

    def settle(self, reading: Reading, names: Mapping[str, str]) -> tuple[Reading, list[Doubt]]:
        """The reading of the original as one of the text behind its brackets, and what a person must say."""
        provisions = tuple(replace(p, text=reading.words.get(p.id, p.text)) for p in self.original.provisions)
        theirs = unbracket(replace(self.original, provisions=provisions), self.codes)
        ours = self.draft.base.by_id
        words: dict[str, str] = {}
        doubts: list[Doubt] = []
        signs, their_signs = _signs(self.draft.parsed), _signs(theirs.parsed)
        for name in reading.words:
            found = theirs.base.by_id.get(name)
            if name in ours and found is not None and found.text != ours[name].text:
                words[name] = found.text
            if signs[name] != their_signs[name] or (name in ours) != (found is not None):
                doubts.append(_changed(names.get(name) or name, signs[name], their_signs[name]))
        bare = {bracket for bracket in reading.brackets if not signs[bracket.provision]}
        doubts += [
            Doubt(
                _(
                    "In {provision}, words were put in brackets beside those of the base; a person must say which."
                ).format(provision=names.get(bracket.provision) or bracket.provision)
            )
            for bracket in reading.brackets
            if bracket not in bare
        ]
        settled = replace(
            reading,
            words=words,
            deleted=reading.deleted & ours.keys(),
            retained=reading.retained & ours.keys(),
            added=tuple(self._settled(addition, reading) for addition in reading.added),
            moved=tuple(m for m in reading.moved if {m.provision, m.after or m.provision} <= ours.keys()),
            brackets=tuple(bracket for bracket in reading.brackets if bracket in bare and bracket.provision in ours),
        )
        return settled, doubts

    def _settled(self, addition: Addition, reading: Reading) -> Addition:
        """The addition after, and under, what stands behind the brackets."""
        ours = self.draft.base.by_id
        own = {one.id for one in reading.added}
        after, parent = addition.after, addition.parent
        while after is not None and after not in ours:
            place = self.original.position[after]
            after = self.original.provisions[place - 1].id if place else None
        if parent is not None and parent not in own and parent not in ours:
            parent = next((one.id for one in self.original.ancestors(parent) if one.id in ours), None)
        return replace(addition, after=after, parent=parent)


def _signs(parsed: Collection[Parsed]) -> dict[str, list[str]]:
    """The outermost brackets of each paragraph, as they are written."""
    return {one.id: [mend((part,)) for part in one.parts if isinstance(part, Choice)] for one in parsed}


def _changed(provision: str, before: list[str], after: list[str]) -> Doubt:
    return Doubt(
        _(
            "In {provision}, the brackets of the base were changed from {before} to {after}; a person must say what is "
            "meant."
        ).format(provision=provision, before=" ".join(before) or "–", after=" ".join(after) or "–")
    )
