"""Rules of procedure to begin with, for six kinds of body. A body edits what it takes."""

from collections.abc import Mapping

from plenary.bodies.rules.procedure import Majority, Procedure, Quorum, Share, Silence, StatusLabel, Visibility

_SIX = ("ar", "en", "es", "fr", "ru", "zh")
_HALF = Share(over=1, under=2)
_THIRD = Share(over=1, under=3)
_TWO_THIRDS = Share(over=2, under=3)
_ALL = Share(over=1, under=1)

_SIMPLE = Majority(base="present-and-voting", share=_HALF, strict=True)
_IMPORTANT = Majority(base="present-and-voting", share=_TWO_THIRDS, strict=False)
_ABSOLUTE = Majority(base="members", share=_HALF, strict=True)
_UNANIMOUS = Majority(base="members-present", share=_ALL, strict=False)
_OF_THE_BOARD = Majority(base="members", share=_TWO_THIRDS, strict=False)

#: The ready set of PRACTICE §2. The body names them in its own words.
LABELS = (
    StatusLabel(key="not-discussed", names={"en": "not discussed"}, level=0),
    StatusLabel(key="open", names={"en": "open"}, level=1),
    StatusLabel(key="agreed-in-group", names={"en": "agreed in group"}, level=2),
    StatusLabel(key="agreed-ad-ref", names={"en": "agreed ad referendum"}, level=3),
    StatusLabel(key="agreed", names={"en": "agreed"}, level=4),
)

ASSEMBLY = Procedure(
    languages=_SIX,
    authentic=_SIX,
    working="en",
    quorum_to_debate=Quorum(base="members", share=_THIRD),
    quorum_to_decide=Quorum(base="members", share=_HALF),
    majorities={"procedural": _SIMPLE, "substantive": _SIMPLE, "important": _IMPORTANT, "elections": _SIMPLE},
    tie="second-vote",
    labels=LABELS,
    symbol="A",
)

CONSENSUS = ASSEMBLY.model_copy(
    update={
        "quorum_to_decide": Quorum(base="participating", share=_TWO_THIRDS),
        "majorities": {"procedural": _SIMPLE, "substantive": _UNANIMOUS},
        "tie": "rejected",
        "symbol": "CONF",
    }
)

QUALIFIED = ASSEMBLY.model_copy(
    update={
        "majorities": {
            "procedural": _ABSOLUTE,
            "substantive": Majority(
                base="members",
                share=Share(over=55, under=100),
                strict=False,
                weight="population",
                weight_share=Share(over=65, under=100),
                blocking=4,
            ),
        },
        "tie": "rejected",
        "symbol": "COUNCIL",
    }
)

STANDARDS = ASSEMBLY.model_copy(
    update={
        "quorum_to_decide": Quorum(base="participating", share=_HALF),
        "majorities": {"procedural": _SIMPLE, "substantive": _IMPORTANT},
        "silence": Silence(hours=14 * 24, extendable=True),
        "visibility": Visibility(submissions="public", attribution="groups"),
        "symbol": "STD",
    }
)

DIALOGUE = ASSEMBLY.model_copy(
    update={
        "visibility": Visibility(submissions="public", positions="public"),
        "labels": (),
        "symbol": "DIALOGUE",
        "dialogue": True,
    }
)

BOARD = ASSEMBLY.model_copy(
    update={
        "languages": ("en", "fr"),
        "authentic": ("en",),
        "quorum_to_debate": Quorum(base="members", share=_HALF),
        "quorum_to_decide": Quorum(base="members", share=_TWO_THIRDS),
        "majorities": {"procedural": _ABSOLUTE, "substantive": _OF_THE_BOARD},
        "visibility": Visibility(submissions="members", objectors="members"),
        "tie": "rejected",
        "symbol": "BOARD",
    }
)

#: By the key that a person chooses one with.
TEMPLATES: Mapping[str, Procedure] = {
    "assembly": ASSEMBLY,
    "consensus": CONSENSUS,
    "qualified-majority": QUALIFIED,
    "standards": STANDARDS,
    "dialogue": DIALOGUE,
    "board": BOARD,
}
