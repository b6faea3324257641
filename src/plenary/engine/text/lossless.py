"""The lossless form: a rolling text as JSON bytes, out and in again.

The format is published as a JSON Schema (``rolling-text.schema.json`` beside this module). Keys are
sorted and nothing is written twice, so equal texts are equal bytes. Masks are written as lists of
reading ids, so that the file means something without this program.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from plenary.engine.text.decided import Decided
from plenary.engine.text.parallel import Parallel
from plenary.engine.text.passage import Following, Passage, Relocation, RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Reason, Source, Stance
from plenary.engine.text.slot import BASE, Alternative, Held, Node, Slot
from plenary.engine.text.tokens import lead
from plenary.engine.text.traversal import every_node

FORMAT = "plenary-rolling-text/1"

NESTED = "plenary-rolling-text/2"
"""The format of a text with brackets more than DEEPEST deep. It differs from the first in nothing else."""

DEEPEST = 12
"""How many brackets may lie in one another as objects in objects, each three or four levels of JSON: many readers
stop at 64 levels. What is deeper is written flat, as a list of brackets that name one another by their places."""

Json = dict[str, Any]


class UnreadableRollingText(ValueError):
    """The bytes are not a rolling text of a format that this release knows."""


def dump(rolling: RollingText) -> bytes:
    """The whole rolling text, readings and tree, as UTF-8 JSON with a final line break."""
    write = _Writer(rolling)
    document = {
        "format": NESTED if any(_is_deep(passage.content) for passage in rolling.passages) else FORMAT,
        "base": _instrument(rolling.base),
        "order": list(rolling.order),
        "readings": [_reading(reading) for reading in rolling.readings],
        "passages": [write.passage(passage) for passage in rolling.passages],
    }
    if rolling.parallels:
        document["parallels"] = [_parallel(parallel) for parallel in rolling.parallels]
    if rolling.unsettled:
        document["unsettled"] = list(rolling.unsettled)
    if rolling.decided:
        document["decided"] = [_decided(one) for one in rolling.decided]
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def digest(rolling: RollingText) -> str:
    """The SHA-256 of the lossless form, 64 hexadecimal digits: the version by which an issue is known."""
    return hashlib.sha256(dump(rolling)).hexdigest()


def dump_place(rolling: RollingText, provision: str) -> bytes:
    """One provision of the base as it is collated, with the new ones behind it, as canonical UTF-8 JSON: what a
    reading that names this provision alone can change. ``provision`` is empty for what stands before all of them.
    Raises KeyError for a provision that the base does not have.
    """
    write = _Writer(rolling)
    first = last = rolling.places[provision] if provision else 0
    last += bool(provision)
    while last < len(rolling.passages) and rolling.passages[last].new:
        last += 1
    passages = [write.passage(passage) for passage in rolling.passages[first:last]]
    return json.dumps(passages, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _decided(one: Decided) -> Json:
    """``changed`` is absent where a candidate stands as it asks."""
    changed = {"changed": {"words": one.words, "provision": one.provision}} if one.changed else {}
    return {"reading": one.reading, "candidate": one.candidate} | changed


def _instrument(instrument: Instrument) -> Json:
    return {
        "lang": instrument.lang,
        "symbol": instrument.symbol,
        "provisions": [_provision(provision) for provision in instrument.provisions],
    }


def _parallel(parallel: Parallel) -> Json:
    return {
        "text": _instrument(parallel.instrument),
        "ties": dict(parallel.ties),
        "readings": [_reading(reading) for reading in parallel.readings],
        "translations": dict(parallel.translations),
    }


def _provision(provision: Provision) -> Json:
    return {
        "id": provision.id,
        "kind": provision.kind.value,
        "number": provision.number,
        "parent": provision.parent,
        "text": provision.text,
    }


def _reading(reading: Reading) -> Json:
    return (
        {
            "id": reading.id,
            "holders": list(reading.holders),
            "words": dict(reading.words),
            "deleted": sorted(reading.deleted),
            "retained": sorted(reading.retained),
            "added": [_addition(addition) for addition in reading.added],
            "moved": [{"provision": m.provision, "after": m.after, "parent": m.parent} for m in reading.moved],
            "brackets": [
                {"provision": b.provision, "start": b.start, "end": b.end, "reason": b.reason.value}
                for b in reading.brackets
            ],
        }
        | _positions(reading)
        | _sources(reading)
    )


def _addition(addition: Addition) -> Json:
    """``behind`` is absent where the addition is behind nothing that is moved."""
    return {
        "id": addition.id,
        "after": addition.after,
        "parent": addition.parent,
        "kind": addition.kind.value,
        "number": addition.number,
        "text": addition.text,
    } | ({} if addition.behind is None else {"behind": addition.behind})


def _positions(reading: Reading) -> Json:
    """Absent where there are none: texts without positions stay the bytes that they were."""
    told = [
        {"provision": p.provision, "slot": p.slot, "words": p.words, "stance": p.stance.value}
        for p in reading.positions
    ]
    return {"positions": told} if told else {}


def _sources(reading: Reading) -> Json:
    """Absent where there are none, like positions."""
    told = [{"provision": source.provision, "reading": source.reading} for source in reading.sources]
    return {"sources": told} if told else {}


class _Writer:
    def __init__(self, rolling: RollingText) -> None:
        self.ids = [reading.id for reading in rolling.readings]

    def holders(self, mask: int) -> list[str]:
        return [reading for place, reading in enumerate(self.ids) if mask >> place + 1 & 1]

    def passage(self, passage: Passage) -> Json:
        """A passage nobody touches is its provision's id and no more."""
        document: Json = {"provision": passage.provision.id}
        if passage.new:
            document |= {"new": _provision(passage.provision), "offered": self.holders(passage.offered)}
        if passage.content != _plain(passage.provision):
            if _is_deep(passage.content):
                document["nodes"], document["content"] = self.flat(passage.content)
            else:
                document["content"] = [self.node(node, self.nested) for node in passage.content]
        for name, mask in (("deleted", passage.deleted), ("retained", passage.retained)):
            if mask:
                document[name] = self.holders(mask)
        if passage.moved:
            document["moved"] = [
                {"after": place.after, "parent": place.parent, "readings": self.holders(place.mask)}
                for place in passage.moved
            ]
        if passage.following:
            document["following"] = [
                {"behind": other.behind, "readings": self.holders(other.mask)} for other in passage.following
            ]
        return document

    def nested(self, content: tuple[Node, ...]) -> list[Any]:
        return [self.node(node, self.nested) for node in content]

    def flat(self, content: tuple[Node, ...]) -> tuple[list[Any], list[Any]]:
        """The brackets of some content, outer before inner, and the content: in both, a number is the place of a
        bracket in the list."""
        nodes: list[Any] = []
        waiting: list[Node] = []

        def write(content: tuple[Node, ...]) -> list[Any]:
            written: list[Any] = []
            for node in content:
                if not isinstance(node, str):
                    waiting.append(node)
                written.append(node if isinstance(node, str) else len(waiting) - 1)
            return written

        outermost = write(content)
        while len(nodes) < len(waiting):
            nodes.append(self.node(waiting[len(nodes)], write))
        return nodes, outermost

    def node(self, node: Node, write: Callable[[tuple[Node, ...]], list[Any]]) -> str | Json:
        """One node; ``write`` writes what is inside it."""
        if isinstance(node, str):
            return node
        if isinstance(node, Held):
            return {
                "held": node.id,
                "content": write(node.content),
                "readings": self.holders(node.mask),
                "reason": node.reason.value,
            }
        return {
            "slot": node.id,
            "alternatives": [
                {
                    "base": bool(alternative.mask & BASE),
                    "content": write(alternative.content),
                    "readings": self.holders(alternative.mask),
                }
                for alternative in node.alternatives
            ],
        }


def _is_deep(content: Iterable[Node]) -> bool:
    """Whether brackets lie more than DEEPEST deep."""
    return any(level > DEEPEST for _, level in every_node(content))


def _plain(provision: Provision) -> tuple[Node, ...]:
    return (lead(provision.text),) if provision.text else ()


def load(document: bytes) -> RollingText:
    """The rolling text that ``dump`` wrote. Raises UnreadableRollingText."""
    try:
        found = json.loads(document)
        if not isinstance(found, dict) or found.get("format") not in (FORMAT, NESTED):
            raise UnreadableRollingText(f"this is not a rolling text in the format {FORMAT}")
        return _rolling(found)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, UnreadableRollingText):
            raise
        raise UnreadableRollingText(f"this rolling text is damaged: {error!r}") from error


def _rolling(document: Json) -> RollingText:
    base = _read_instrument(document["base"])
    readings = tuple(_read_reading(reading) for reading in document["readings"])
    read = _Reader({reading.id: BASE << place + 1 for place, reading in enumerate(readings)}, base)
    passages = tuple(read.passage(passage) for passage in document["passages"])
    parallels = tuple(_read_parallel(parallel) for parallel in document.get("parallels", []))
    unsettled = tuple(document.get("unsettled", []))
    decided = tuple(_read_decided(one) for one in document.get("decided", []))
    order = tuple(document["order"])
    return RollingText(base, readings, passages, order, parallels=parallels, unsettled=unsettled, decided=decided)


def _read_decided(document: Json) -> Decided:
    changed = document.get("changed")
    if changed is None:
        return Decided(document["reading"], document["candidate"])
    return Decided(document["reading"], document["candidate"], True, changed["words"], changed["provision"])


def _read_instrument(document: Json) -> Instrument:
    provisions = tuple(_read_provision(provision) for provision in document["provisions"])
    return Instrument(provisions, document["lang"], document["symbol"])


def _read_parallel(document: Json) -> Parallel:
    return Parallel(
        _read_instrument(document["text"]),
        document["ties"],
        tuple(_read_reading(reading) for reading in document["readings"]),
        document["translations"],
    )


def _read_provision(document: Json) -> Provision:
    return Provision(document["id"], Kind(document["kind"]), document["text"], document["number"], document["parent"])


def _read_reading(document: Json) -> Reading:
    return Reading(
        document["id"],
        tuple(document["holders"]),
        words=document["words"],
        deleted=frozenset(document["deleted"]),
        retained=frozenset(document["retained"]),
        added=tuple(
            Addition(a["id"], a["after"], a["parent"], Kind(a["kind"]), a["text"], a["number"], a.get("behind"))
            for a in document["added"]
        ),
        moved=tuple(Move(m["provision"], m["after"], m["parent"]) for m in document["moved"]),
        brackets=tuple(
            Bracket(b["provision"], b["start"], b["end"], Reason(b["reason"])) for b in document["brackets"]
        ),
        positions=tuple(
            Position(p["provision"], p["slot"], p["words"], Stance(p["stance"])) for p in document.get("positions", [])
        ),
        sources=tuple(Source(s["provision"], s["reading"]) for s in document.get("sources", [])),
    )


class _Reader:
    def __init__(self, bits: dict[str, int], base: Instrument) -> None:
        self.bits = bits
        self.base = base

    def mask(self, ids: list[str]) -> int:
        mask = 0
        for reading in ids:
            mask |= self.bits[reading]
        return mask

    def passage(self, document: Json) -> Passage:
        provision = _read_provision(document["new"]) if "new" in document else self.base.by_id[document["provision"]]
        content = _plain(provision)
        if "content" in document:
            content = self.content(document["content"], self.flat(document.get("nodes", [])))
        return Passage(
            provision,
            content,
            offered=self.mask(document.get("offered", [])),
            deleted=self.mask(document.get("deleted", [])),
            retained=self.mask(document.get("retained", [])),
            moved=tuple(
                Relocation(place["after"], place["parent"], self.mask(place["readings"]))
                for place in document.get("moved", [])
            ),
            following=tuple(
                Following(other["behind"], self.mask(other["readings"])) for other in document.get("following", [])
            ),
        )

    def flat(self, documents: list[Json]) -> dict[int, Node]:
        """The brackets of a list that none of them names, by their places: each names only those behind it."""
        nodes: dict[int, Node] = {}
        for place in range(len(documents) - 1, -1, -1):
            nodes[place] = self.node(documents[place], nodes)
        return nodes

    def content(self, documents: list[Any], nodes: dict[int, Node]) -> tuple[Node, ...]:
        return tuple(self.node(document, nodes) for document in documents)

    def node(self, document: str | int | Json, nodes: dict[int, Node]) -> Node:
        if isinstance(document, str):
            return document
        if isinstance(document, int):
            # Taken out, so that a damaged file cannot name one bracket twice: what is read is always a tree.
            return nodes.pop(document)
        if "held" in document:
            return Held(
                document["held"],
                self.content(document["content"], nodes),
                self.mask(document["readings"]),
                Reason(document["reason"]),
            )
        return Slot(
            document["slot"],
            tuple(
                Alternative(self.content(a["content"], nodes), self.mask(a["readings"]) | (BASE if a["base"] else 0))
                for a in document["alternatives"]
            ),
        )
