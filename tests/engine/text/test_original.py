"""A suggestion in another language hangs on its provision as a whole."""

import json
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import OTHERS, Audience, lay_out
from plenary.engine.text.lossless import dump, load
from plenary.engine.text.original import Fit, Original, Words, hung, originals
from plenary.engine.text.parallel import Parallel, tie
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from plenary.engine.text.rolling import collate, update
from plenary.engine.text.touch import Touch
from tests.engine.text.schema import FORM
from tests.engine.text.strategies import MEMBERS, cases

BASE = Instrument(
    (
        Provision("title", Kind.TITLE, "Framework"),
        Provision("a1", Kind.ARTICLE, "Purpose", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "one two", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "three", "2", "a1"),
    )
)
FRENCH = Instrument(
    (
        Provision("title", Kind.TITLE, "Cadre"),
        Provision("a1", Kind.ARTICLE, "But", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "un deux", "1", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "six", "3", "a1"),
        Provision("x", Kind.TEXT, "sept"),
    ),
    "fr",
)


def rolled(*readings: Reading, base: Iterable[Reading] = (), translations: dict[str, str] | None = None) -> RollingText:
    parallel = Parallel(FRENCH, tie(BASE, FRENCH), readings, translations or {})
    return replace(collate(BASE, tuple(base), order=("KES", "ORL")), parallels=(parallel,))


def everybody(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


KES = Reading("K.fr", ("KES",), {"a1.1": "un et deux"})
REWORDED = Original(
    "a1.1",
    Fit.EXACT,
    "fr",
    "a1.1",
    "Article 1, 1",
    (Touch.REWORDED,),
    (Words("1", (Piece("un"), Piece(" et", Change.INSERTED), Piece(" deux"))),),
    holders=("KES",),
)


def test_it_hangs_on_the_provision_that_its_own_is_a_translation_of() -> None:
    assert originals(rolled(KES), everybody) == {"a1.1": (REWORDED,)}


def test_what_the_base_does_not_have_hangs_on_the_nearest_that_holds_it_and_else_on_the_first() -> None:
    found = originals(rolled(Reading("K.fr", ("KES",), {"a1.3": "sept", "x": "huit"})), everybody)
    assert {name: [(one.fit, one.source) for one in held] for name, held in found.items()} == {
        "a1": [(Fit.NEAREST, "a1.3")],
        "title": [(Fit.UNPLACED, "x")],
    }


def test_new_provisions_hang_together_on_the_one_they_follow() -> None:
    article = Addition("+1", "a1.1", None, Kind.ARTICLE, "Aide", "Article 1 bis")
    paragraph = Addition("+2", "a1.1", "+1", Kind.PARAGRAPH, "neuf", "1")
    first = Addition("+3", None, None, Kind.TEXT, "dix")
    found = originals(rolled(Reading("K.fr", ("KES",), added=(article, paragraph, first))), everybody)
    assert found == {
        "a1.1": (
            Original(
                "a1.1",
                Fit.EXACT,
                "fr",
                "a1.1",
                "Article 1, 1",
                (Touch.ADDED,),
                (
                    Words("Article 1 bis", (Piece("Aide", Change.INSERTED),)),
                    Words("1", (Piece("neuf", Change.INSERTED),)),
                ),
                holders=("KES",),
            ),
        ),
        "title": (
            Original(
                "title",
                Fit.UNPLACED,
                "fr",
                "",
                "",
                (Touch.ADDED,),
                (Words("", (Piece("dix", Change.INSERTED),)),),
                holders=("KES",),
            ),
        ),
    }


def test_deletion_and_words_bracketed_are_said_with_their_words() -> None:
    reading = Reading("K.fr", ("KES",), deleted=frozenset({"a1.1"}), brackets=(Bracket("a1", 0, 3),))
    found = originals(rolled(reading), everybody)
    assert {name: [(one.touches, one.words) for one in held] for name, held in found.items()} == {
        "a1.1": [((Touch.DELETED,), (Words("1", (Piece("un deux", Change.DELETED),)),))],
        "a1": [
            (
                (Touch.BRACKETED,),
                (
                    Words(
                        "Article 1",
                        (Piece("[", Change.INSERTED), Piece("But"), Piece("]", Change.INSERTED)),
                    ),
                ),
            )
        ],
    }


def test_the_same_words_of_several_stand_once_in_the_bodys_order() -> None:
    orl = Reading("O.fr", ("ORL",), {"a1.1": "un et deux"})
    other = Reading("N.fr", ("NEW",), {"a1.1": "un, deux"})
    found = originals(rolled(other, orl, KES), everybody)
    assert [one.holders for one in found["a1.1"]] == [("KES", "ORL"), ("NEW",)]


def test_it_does_not_matter_in_what_order_they_came() -> None:
    orl = Reading("O.fr", ("ORL",), {"a1.1": "un ou deux"})
    assert originals(rolled(KES, orl), everybody) == originals(rolled(orl, KES), everybody)


def test_before_an_audience_told_of_nobody_the_order_is_that_of_the_words() -> None:
    orl = Reading("O.fr", ("ORL",), {"a1.1": "deux un"})
    found = originals(rolled(KES, orl), lambda codes: ())
    again = originals(rolled(replace(KES, holders=("ORL",)), replace(orl, holders=("KES",))), lambda codes: ())
    assert found == again


def test_each_audience_sees_of_its_holders_what_it_sees_of_all_others() -> None:
    rolling = rolled(KES)
    shown = {
        audience: next(s for s in lay_out(rolling, audience=audience) if s.id == "a1.1").originals
        for audience in Audience
    }
    assert shown == {
        Audience.NAMES: (REWORDED,),
        Audience.GROUPS: (replace(REWORDED, holders=(OTHERS,)),),
        Audience.NONE: (replace(REWORDED, holders=()),),
    }


def test_a_provision_that_the_translation_touches_is_translated() -> None:
    reading = Reading("K.fr", ("KES",), {"a1.1": "un et deux", "a1": "Buts", "a1.3": "sept", "x": "huit"})
    english = Reading("K.en", ("KES",), {"a1.1": "one and two"})
    rolling = rolled(reading, base=[english], translations={"K.fr": "K.en"})
    assert [(one.source, one.translated) for one in hung(rolling, rolling.parallels[0], reading)] == [
        ("a1", False),
        ("a1.1", True),
        ("a1.3", True),
        ("x", True),
    ]


def test_a_suggestion_on_the_base_leaves_those_in_other_languages_as_they_are() -> None:
    rolling = rolled(KES)
    changed = update(rolling, Reading("O", ("ORL",), {"a1.2": "four"}))
    assert originals(changed, everybody) == originals(rolling, everybody)


@given(cases(), cases())
def test_parallel_texts_come_back_from_the_lossless_form_and_follow_its_schema(
    case: tuple[Instrument, tuple[Reading, ...]], other: tuple[Instrument, tuple[Reading, ...]]
) -> None:
    text = replace(other[0], lang="fr")
    translations = {other[1][0].id: case[1][0].id} if case[1] and other[1] else {}
    parallel = Parallel(text, tie(case[0], text), other[1], translations)
    rolling = replace(collate(*case, order=MEMBERS), parallels=(parallel,))
    document = dump(rolling)
    assert load(document) == rolling
    FORM.validate(json.loads(document))


@given(cases(least=1))
def test_no_suggestion_in_another_language_is_lost(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    text, readings = case
    rolling = replace(collate(BASE, ()), parallels=(Parallel(text, tie(BASE, text), readings),))
    told = {one.holders for held in originals(rolling, everybody).values() for one in held}
    asking = {
        code for r in readings if r.deleted or r.retained or r.added or r.moved or r.brackets for code in r.holders
    }
    assert asking <= {code for holders in told for code in holders}


def test_what_its_holder_does_not_place_hangs_on_the_holder_above_it() -> None:
    deep = Instrument(
        (
            Provision("a1", Kind.ARTICLE, "But", "Article 1"),
            Provision("new", Kind.PARAGRAPH, "six", "9", "a1"),
            Provision("new.a", Kind.SUBPARAGRAPH, "sept", "(a)", "new"),
        ),
        "fr",
    )
    reading = Reading("K.fr", ("KES",), {"new.a": "huit"})
    parallel = Parallel(deep, {"a1": "a1"}, (reading,), {})
    found = originals(replace(collate(BASE, ()), parallels=(parallel,)), everybody)
    assert {name: [(one.fit, one.source) for one in held] for name, held in found.items()} == {
        "a1": [(Fit.NEAREST, "new.a")]
    }


def test_where_a_provision_is_moved_to_is_said_by_what_it_follows_or_is_the_first_in() -> None:
    def where(*moved: Move) -> list[tuple[str, bool]]:
        found = originals(rolled(Reading("K.fr", ("KES",), moved=moved)), everybody)
        return [(one.after, one.first) for held in found.values() for one in held]

    assert where(Move("a1.3", "a1", "a1")) == [("Article 1", True)]
    assert where(Move("a1.1", "a1.3", "a1")) == [("Article 1, 3", False)]
    assert where(Move("x", None, None)) == [("", False)]
