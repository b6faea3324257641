"""Rules of procedure to begin with, for six kinds of body. A body edits what it takes."""

from collections.abc import Mapping

from plenary.bodies.rules.procedure import Majority, Procedure, Quorum, Share, Silence, StatusLabel, Visibility

_SIX = ("ar", "en", "es", "fr", "ru", "zh")
_TWO = ("en", "fr")
_HALF = Share(over=1, under=2)
_THIRD = Share(over=1, under=3)
_TWO_THIRDS = Share(over=2, under=3)
_ALL = Share(over=1, under=1)

_SIMPLE = Majority(base="present-and-voting", share=_HALF, strict=True)
_IMPORTANT = Majority(base="present-and-voting", share=_TWO_THIRDS, strict=False)
_ABSOLUTE = Majority(base="members", share=_HALF, strict=True)
_UNANIMOUS = Majority(base="members-present", share=_ALL, strict=False)
_OF_THE_BOARD = Majority(base="members", share=_TWO_THIRDS, strict=False)

#: The ready set of PRACTICE §2, in the six languages. The body names them in its own words.
LABELS = tuple(
    StatusLabel(key=key, names=dict(zip(("en", "fr", "es", "ru", "ar", "zh"), names, strict=True)), level=level)
    for level, (key, *names) in enumerate(
        (
            ("not-discussed", "not discussed", "non examiné", "sin debatir", "не обсуждалось", "لم يُناقش", "未讨论"),
            ("open", "open", "ouvert", "abierto", "открыто", "مفتوح", "待定"),
            (
                "agreed-in-group",
                "agreed in group",
                "convenu en groupe",
                "acordado en grupo",
                "согласовано в группе",
                "متفق عليه في الفريق",
                "小组已商定",
            ),
            (
                "agreed-ad-ref",
                "agreed ad referendum",
                "convenu ad referendum",
                "acordado ad referéndum",
                "согласовано ad referendum",
                "متفق عليه رهناً بالاستشارة",
                "待核准商定",
            ),
            ("agreed", "agreed", "convenu", "acordado", "согласовано", "متفق عليه", "已商定"),
        )
    )
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
        "languages": _TWO,
        "authentic": ("en",),
        "labels": tuple(
            label.model_copy(update={"names": {tag: label.names[tag] for tag in _TWO}}) for label in LABELS
        ),
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
