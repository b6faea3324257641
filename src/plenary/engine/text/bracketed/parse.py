"""Parsing: atoms into a tree of choices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from plenary.engine.text.bracketed.carry import carry
from plenary.engine.text.bracketed.option import heads, labelled, option_sets, scopes
from plenary.engine.text.bracketed.repair import mend_atoms
from plenary.engine.text.bracketed.scan import Atom, scan
from plenary.engine.text.bracketed.sense import joins_words, prefix, sense, slashes, suffix
from plenary.engine.text.bracketed.tree import (
    Choice,
    Pair,
    Paragraph,
    Parsed,
    Part,
    Relation,
    Role,
    Ruling,
    Sense,
    Span,
    walk,
)

Rulings = Mapping[int, Ruling]
"""For the character where adjacent brackets begin, what a person says of them."""

_NO_RULINGS: Rulings = MappingProxyType({})


def parse(text: str, codes: Collection[str] = (), rulings: Rulings = _NO_RULINGS, id: str = "") -> Parsed:
    """One paragraph on its own. ``codes`` are the members' codes that attributions may name."""
    atoms, faults = mend_atoms(scan(text, labelled(text)), id)
    return Parsed(id, _Tree(codes, rulings).parts(atoms), faults)


def parse_all(
    paragraphs: Sequence[Paragraph],
    codes: Collection[str] = (),
    rulings: Mapping[str, Rulings] = MappingProxyType({}),
) -> tuple[Parsed, ...]:
    """Paragraphs in document order, in which a bracket may open in one and close in another."""
    listed = list(paragraphs)
    parsed: list[Parsed] = []
    sets = option_sets(listed)
    options = heads(sets)
    scanned = [scan(one.text, labelled(one.text) if place in options else 0) for place, one in enumerate(listed)]
    for one, carried in zip(listed, carry(listed, scanned, scopes(listed, sets)), strict=True):
        atoms, faults = mend_atoms(carried, one.id)
        tree = _Tree(codes, rulings.get(one.id, _NO_RULINGS))
        parsed.append(Parsed(one.id, tree.parts(atoms), faults))
    return tuple(parsed)


_Item = Span | Pair


@dataclass(frozen=True, slots=True)
class _Share:
    """One of the texts that slashes part, and whose it is."""

    items: list[_Item]
    holders: tuple[str, ...]


@dataclass
class _Tree:
    codes: Collection[str]
    rulings: Rulings

    def parts(self, atoms: list[Atom]) -> tuple[Part, ...]:
        return number(self.grouped(self.items(atoms)))

    def items(self, atoms: list[Atom]) -> list[_Item]:
        """Spans and pairs of balanced atoms."""
        here: list[_Item] = []
        around: list[tuple[Atom, list[_Item]]] = []
        for atom in atoms:
            if atom.sign == "[":
                around.append((atom, here))
                here = []
            elif atom.sign:
                opening, outer = around.pop()
                outer.append(self.pair(opening, here, atom))
                here = outer
            else:
                here.append(Span(atom.text, atom.role))
        return here

    def pair(self, opening: Atom, inner: list[_Item], closing: Atom) -> Pair:
        """The pair that two signs make round some items."""
        inner, before, first = self.attribution(inner, 0)
        inner, after, last = self.attribution(inner, -1) if inner else (inner, "", ())
        shares, signs = self.shares(inner, first, last)
        several = len(shares) > 1
        said = sense(_words(inner))
        return Pair(
            contents=tuple(self.grouped(share.items) for share in shares),
            slashes=signs,
            at=opening.at,
            opens=opening.edge,
            closes=closing.edge,
            prefix=before,
            suffix=after,
            holders=tuple(dict.fromkeys((*first, *last))),
            sense=Sense.WORDS if several and said is Sense.NOTHING else said,
            owners=tuple(share.holders for share in shares) if several else (),
            senses=tuple(sense(_words(share.items)) for share in shares) if several else (),
        )

    def shares(
        self, items: list[_Item], first: tuple[str, ...], last: tuple[str, ...]
    ) -> tuple[list[_Share], tuple[str, ...]]:
        """The texts of a pair that slashes part, each with its holders, and the characters between them. Whom the
        pair names ``first`` are those of its texts up to one that names others, whom it names ``last`` those of the
        last alone."""
        contents, signs = _split(items, self.codes)
        shares: list[_Share] = []
        named = first
        for place, content in enumerate(contents):
            own = first if place == 0 else ()
            if place > 0:
                content, characters, own = self.attribution(content, 0)
                signs[place - 1] += characters
                named = own or named
            behind = last
            if place < len(signs):
                content, characters, behind = self.attribution(content, -1)
                signs[place] = characters + signs[place]
            shares.append(_Share(content, tuple(dict.fromkeys((*own, *behind))) or named))
        return shares, tuple(signs)

    def attribution(self, items: list[_Item], place: int) -> tuple[list[_Item], str, tuple[str, ...]]:
        """The items without the attribution in the first or last of them, its characters, its codes."""
        edge = items[place] if items else None
        if not isinstance(edge, Span) or edge.role is not Role.WORDS:
            return items, "", ()
        characters, holders = prefix(edge.text, self.codes) if place == 0 else suffix(edge.text, self.codes)
        if not characters:
            return items, "", ()
        kept = edge.text[len(characters) :] if place == 0 else edge.text[: -len(characters)]
        rest = list(items)
        rest[place : place + 1 or None] = [Span(kept)] if kept else []
        return rest, characters, holders

    def grouped(self, items: list[_Item]) -> tuple[Part, ...]:
        """Items with neighbouring pairs taken together as the alternatives of one choice; a placeholder
        is nobody's alternative."""
        parts: list[Part] = []
        chain: list[_Item] = []
        for item in items:
            if isinstance(item, Pair) and item.sense is Sense.PLACEHOLDER:
                parts += [*self.linked(chain), *self.linked([item])]
                chain = []
            elif isinstance(item, Pair) or (chain and _gap(item)):
                chain.append(item)
            else:
                parts += [*self.linked(chain), item]
                chain = []
        return (*parts, *self.linked(chain))

    def linked(self, chain: list[_Item]) -> list[Part]:
        """The choice that a run of pairs and gaps makes, and the gaps after it; by ruling, several."""
        pairs = [item for item in chain if isinstance(item, Pair)]
        if not pairs:
            return []
        ruling = self.rulings.get(pairs[0].at)
        if ruling is Ruling.FREE:
            return [_choice([item], []) if isinstance(item, Pair) else item for item in chain]
        last = max(place for place, item in enumerate(chain) if isinstance(item, Pair))
        gaps = [""]
        for item in chain[1 : last + 1]:
            if isinstance(item, Span):
                gaps[-1] += item.text
            else:
                gaps.append("")
        choice = _choice(pairs, gaps[:-1])
        if ruling is Ruling.ALTERNATIVES and choice.relation is Relation.ADJACENT:
            choice = replace(choice, relation=Relation.RULED)
        return [choice, *(item for item in chain[last + 1 :] if isinstance(item, Span))]


def _gap(span: Span) -> bool:
    return span.role is Role.EMPHASIS or (span.role is Role.WORDS and not span.text.strip())


def _choice(chain: list[Pair], gaps: list[str]) -> Choice:
    if len(chain) > 1:
        relation = Relation.ADJACENT
    elif len(chain[0].contents) > 1 or chain[0].sense is Sense.NOTHING:
        relation = Relation.SLASHED
    else:
        relation = Relation.LONE
    return Choice(tuple(chain), 0, tuple(gaps), relation)


def _words(items: list[_Item]) -> str:
    return "".join(item.text if isinstance(item, Span) else "[]" for item in items)


def _split(items: list[_Item], codes: Collection[str]) -> tuple[list[list[_Item]], list[str]]:
    """The texts of a pair that slashes part, and the slashes."""
    tight = joins_words(_words(items), codes)
    contents: list[list[_Item]] = [[]]
    signs: list[str] = []
    for item in items:
        if isinstance(item, Pair) or item.role is not Role.WORDS:
            contents[-1].append(item)
            continue
        end = 0
        for start, stop in slashes(item.text, tight=tight):
            contents[-1] += [Span(item.text[end:start])] if start > end else []
            contents.append([])
            signs.append(item.text[start:stop])
            end = stop
        contents[-1] += [Span(item.text[end:])] if end < len(item.text) else []
    return contents, signs


def number(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with every choice numbered in reading order."""
    # From the last choice to the first: those inside a choice come after it, and lie on top in their order.
    done: list[Choice] = []

    def renewed(content: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(done.pop() if isinstance(part, Choice) else part for part in content)

    for place, choice in reversed(list(enumerate(walk(parts)))):
        pairs = tuple(replace(pair, contents=tuple(map(renewed, pair.contents))) for pair in choice.pairs)
        done.append(replace(choice, pairs=pairs, number=place))
    return renewed(parts)
