"""Measures of a rolling text: how much of it is in brackets, where, and on whose behalf."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import CONTAINERS, Kind
from plenary.engine.text.slot import Held, Node, Slot
from plenary.engine.text.tokens import find_tokens
from plenary.engine.text.traversal import every_node


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts over some passages.

    ``pairs`` is the number of bracket pairs in ``[a][b]`` notation: one for each alternative that has
    text, one for each bracket held without alternative, one for each provision deleted as a whole.
    ``tokens`` counts the tokens inside any bracket, each once however deep it lies. ``depth`` is the
    deepest nesting. A passage is ``open`` when it has a bracket or is to be moved. ``suggestions``
    gives for each holder's code the places where its own text departs from the base, outermost only;
    ``retained`` the provisions it asks to keep.
    """

    passages: int = 0
    open: int = 0
    slots: int = 0
    held: int = 0
    pairs: int = 0
    tokens: int = 0
    depth: int = 0
    offered: int = 0
    deleted: int = 0
    moved: int = 0
    suggestions: Mapping[str, int] = field(default_factory=dict)
    retained: Mapping[str, int] = field(default_factory=dict)

    @property
    def clean(self) -> int:
        """The passages that nobody proposes to change."""
        return self.passages - self.open


def measure(rolling: RollingText) -> Measures:
    """The measures of a whole rolling text, in time linear in its size."""
    return total(measure_passage(rolling, passage) for passage in rolling.passages)


def measure_articles(rolling: RollingText) -> dict[str | None, Measures]:
    """The measures of each article, or annex, with all it holds, in document order.

    A passage within neither counts for the outermost container that holds it, and one within no
    container under None.
    """
    by_article: dict[str | None, list[Measures]] = {}
    for passage in rolling.passages:
        by_article.setdefault(_article(rolling, passage), []).append(measure_passage(rolling, passage))
    return {article: total(parts) for article, parts in by_article.items()}


def measure_passage(rolling: RollingText, passage: Passage) -> Measures:
    """The measures of one passage."""
    whole = passage.deleted > 0
    slots = held = pairs = tokens = depth = 0
    for node, brackets in every_node(passage.content):
        level = brackets + whole
        if isinstance(node, str):
            tokens += len(find_tokens(node)) if level else 0
            depth = max(depth, level)
        elif isinstance(node, Slot):
            slots += 1
            pairs += sum(1 for alternative in node.alternatives if alternative.content)
        else:
            held += 1
            pairs += 1
    suggestions = Counter(_holders(rolling, passage))
    return Measures(
        passages=1,
        open=int(whole or passage.new or slots + held > 0 or len(passage.moved) > 0),
        slots=slots,
        held=held,
        pairs=pairs + whole,
        tokens=tokens,
        depth=depth,
        offered=int(passage.new),
        deleted=int(passage.deleted > 0),
        moved=int(len(passage.moved) > 0),
        suggestions=suggestions,
        retained=Counter(rolling.holders(passage.retained)),
    )


def total(parts: Iterable[Measures]) -> Measures:
    """The sum of measures; the depth is the greatest of theirs."""
    sums: Counter[str] = Counter()
    suggestions: Counter[str] = Counter()
    retained: Counter[str] = Counter()
    depth = 0
    for part in parts:
        for name in _SUMMED:
            sums[name] += getattr(part, name)
        suggestions.update(part.suggestions)
        retained.update(part.retained)
        depth = max(depth, part.depth)
    return Measures(**sums, depth=depth, suggestions=suggestions, retained=retained)


_SUMMED = ("passages", "open", "slots", "held", "pairs", "tokens", "offered", "deleted", "moved")


def _holders(rolling: RollingText, passage: Passage) -> Iterator[str]:
    """The code of a holder, once for each place where it departs from the base."""
    if passage.new:
        yield from rolling.holders(passage.offered)
    else:
        yield from _departures(rolling, passage.content)
    yield from rolling.holders(passage.deleted)
    for relocation in passage.moved:
        yield from rolling.holders(relocation.mask)


def _departures(rolling: RollingText, content: tuple[Node, ...]) -> Iterator[str]:
    waiting = list(content)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Slot):
            waiting += node.alternatives[0].content
            for alternative in node.alternatives[1:]:
                yield from rolling.holders(alternative.mask)
        elif isinstance(node, Held):
            yield from rolling.holders(node.mask)
            waiting += node.content


def _article(rolling: RollingText, passage: Passage) -> str | None:
    """The article or annex that holds a passage, else the outermost container, else nothing."""
    outermost = None
    here: str | None = passage.provision.id
    while here is not None:
        provision = rolling.by_id[here].provision
        if provision.kind in (Kind.ARTICLE, Kind.ANNEX):
            return here
        if provision.kind in CONTAINERS:
            outermost = here
        here = provision.parent
    return outermost
