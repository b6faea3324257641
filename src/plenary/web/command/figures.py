"""The figures and the conflicts of a rolling text, as a machine reads them. Counts for members are told nowhere else,
and only where the audience may see names."""

from typing import Any

from plenary.engine.text.conflict import Side, conflicts
from plenary.engine.text.joining import joinings
from plenary.engine.text.layout import Audience
from plenary.engine.text.measure import Measures, measure, measure_articles
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.proving import cite


def figures(rolling: RollingText, audience: Audience) -> dict[str, Any]:
    """The measures of the whole text, of each article, and of each member."""
    found = measure(rolling)
    cites = cite(rolling.base)
    told: dict[str, Any] = {
        **_figures(found),
        "articles": [
            {"id": article, "citation": "" if article is None else cites.get(article, ""), **_figures(part)}
            for article, part in measure_articles(rolling).items()
        ],
    }
    if audience is Audience.NAMES:
        codes = sorted(
            {*found.suggestions, *found.retained}, key=lambda code: (rolling.rank.get(code, len(rolling.rank)), code)
        )
        told["members"] = [
            {"code": code, "suggestions": found.suggestions.get(code, 0), "retained": found.retained.get(code, 0)}
            for code in codes
        ]
    return told


def _figures(found: Measures) -> dict[str, int]:
    return {
        "pairs": found.pairs,
        "bracketed_tokens": found.tokens,
        "slots": found.slots,
        "held": found.held,
        "depth": found.depth,
        "open": found.open,
        "clean": found.clean,
        "offered": found.offered,
        "deleted": found.deleted,
        "moved": found.moved,
    }


def conflict_data(rolling: RollingText, audience: Audience) -> list[dict[str, Any]]:
    """Every conflict, those within a provision first. ``start`` and ``end`` count tokens of the base."""
    cites = cite(rolling.base)

    def side(one: Side) -> dict[str, Any]:
        told = {
            "provision": one.provision,
            "citation": cites.get(one.provision, ""),
            "start": one.start,
            "end": one.end,
            "words": one.words.strip(),
        }
        return {**told, "readings": list(one.readings)} if audience is Audience.NAMES else told

    return [
        {"kind": conflict.clash.value, "sides": [side(one) for one in conflict.sides]}
        for conflict in conflicts(rolling.base, rolling.readings)
    ]


def joining_data(rolling: RollingText, audience: Audience) -> list[dict[str, Any]]:
    """Every merge and split: ``whole`` is the provision that has all the words, after a merge or before a split."""
    readings = {bit: name for name, bit in rolling.bits.items()}
    return [
        {"kind": one.form.value, "whole": one.whole, "parts": list(one.parts)}
        | ({"readings": [readings[bit] for bit in readings if one.mask & bit]} if audience is Audience.NAMES else {})
        for one in joinings(rolling)
    ]
