"""Options put together: the first paragraphs of a set of options become the alternatives of one choice.

``Option 1: words / Option 2: other words`` is a slot that fills its paragraph, written down the page. What
an option has beyond its first paragraph stays apart, as its tail.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from plenary.engine.text.bracketed.option import Option, OptionSet, heads, is_bare, labelled, option_sets
from plenary.engine.text.bracketed.parse import number
from plenary.engine.text.bracketed.sense import sense
from plenary.engine.text.bracketed.tree import Choice, Edge, Pair, Paragraph, Part, Relation, Sense


@dataclass(frozen=True, slots=True)
class Merged:
    """A set of options, by the places of its paragraphs.

    ``host`` is the paragraph that carries the choice between the options, or None where they are set out
    only in whole paragraphs; ``tails`` are, for each option, its further paragraphs, or all of them;
    ``options`` everything that lies under each.
    """

    host: int | None
    tails: tuple[tuple[int, ...], ...]
    options: tuple[tuple[int, ...], ...]

    def within(self, places: Collection[int]) -> bool:
        """Whether the whole set lies in an option of another."""
        return all(place in places for option in self.options for place in option)

    def holds(self, other: "Merged") -> bool:
        """Whether another set lies in one of the options."""
        return any(other.within(option) for option in self.options)


def find_outermost(sets: Iterable[Merged]) -> list[Merged]:
    """Those that lie in an option of none of the others."""
    listed = list(sets)
    return [one for one in listed if not any(other.holds(one) for other in listed)]


@dataclass
class Merger:
    """Paragraphs being merged. ``absorbed`` are places that are no paragraphs of their own any more."""

    paragraphs: Sequence[Paragraph]
    parts: list[tuple[Part, ...]]
    sets: list[Merged] = field(default_factory=list)
    heads: frozenset[int] = frozenset()
    absorbed: set[int] = field(default_factory=set)

    @property
    def apart(self) -> set[int]:
        """Places that only options other than the first hold."""
        return {place for one in self.sets for tail in one.tails[1:] for place in tail}

    def merge(self) -> None:
        found = option_sets(self.paragraphs)
        self.heads = heads(found)
        for one in reversed(found):
            self.merge_set(one)
        self.sets.reverse()

    def merge_set(self, found: OptionSet) -> None:
        contents = [self.content(option) for option in found.options]
        options = tuple(option.places for option in found.options)
        if not all(self.headed(option, content) for option, content in zip(found.options, contents, strict=True)):
            kept = {place for content in contents for place in content} | self.apart
            self.absorbed.update(place for option in found.options for place in option.places if place not in kept)
            self.sets.append(Merged(None, tuple(tuple(content) for content in contents), options))
            return
        host = contents[0][0] if contents[0] else found.options[0].places[0]
        pairs = tuple(self.alternative(content) for content in contents)
        self.parts[host] = number((Choice(pairs, 0, ("",) * (len(pairs) - 1), Relation.OPTIONS),))
        kept = {host, *(place for content in contents for place in content[1:])} | self.apart
        self.absorbed.update(place for option in found.options for place in option.places if place not in kept)
        self.sets.append(Merged(host, tuple(tuple(content[1:]) for content in contents), options))

    def content(self, option: Option) -> list[int]:
        """The places of an option's own paragraphs: none where it says that there is no text."""
        gone = self.absorbed | self.apart
        hosts = {one.host for one in self.sets}
        places = [place for place in option.places if place not in gone and (place in hosts or not self.bare(place))]
        if len(places) == 1 and sense(self.words(places[0])) is Sense.NOTHING:
            return []
        return places

    def words(self, place: int) -> str:
        text = self.paragraphs[place].text
        return text[labelled(text) :] if place in self.heads else text

    def bare(self, place: int) -> bool:
        return place in self.heads and is_bare(self.paragraphs[place].text)

    def headed(self, option: Option, content: list[int]) -> bool:
        """Whether an option's first paragraph can stand for it in a choice: it is the option's only one, or
        carries its label, and is not itself a choice between options."""
        if any(one.host in content[:1] for one in self.sets):
            return False
        return len(content) < 2 or content[0] == option.places[0]

    def alternative(self, content: list[int]) -> Pair:
        words = self.parts[content[0]] if content else ()
        return Pair((words,), 0, (), Edge.MENDED, Edge.MENDED, sense=Sense.WORDS if content else Sense.NOTHING)
