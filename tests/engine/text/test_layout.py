"""A rolling text is set for an audience: options, names, groups, requests about whole provisions."""

from dataclasses import replace

import pytest

from plenary.engine.text.layout import Arrival, Audience, Setting, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading, Reason
from plenary.engine.text.rolling import collate
from tests.engine.text.typesetting import collated, setting_text

WORDS = "Each Party shall contribute to the shared pool computing resources commensurate with its means."
BASE = Instrument(
    (
        Provision("a7", Kind.ARTICLE, "Access", "Article 7"),
        Provision("a7.1", Kind.PARAGRAPH, WORDS, "1", "a7"),
        Provision("a7.2", Kind.PARAGRAPH, "The Secretariat shall publish a report.", "2", "a7"),
    )
)
READINGS = (
    Reading("S1", ("BOR", "CEL"), {"a7.1": WORDS.replace("shall", "should")}, deleted=frozenset({"a7.2"})),
    Reading("S2", ("ARA",), {"a7.1": WORDS.replace("shall", "should")}, retained=frozenset({"a7.2"})),
    Reading(
        "S3",
        ("NTH",),
        added=(Addition("n", "a7.1", "a7", Kind.PARAGRAPH, "No Party may refuse access.", "1 bis"),),
        moved=(Move("a7.2", None, None),),
        brackets=(Bracket("a7.2", 4, 15, Reason.LEGAL),),
    ),
    Reading("S4", (), {"a7.2": "The Secretariat may publish a report."}),
)
ROLLING = collate(BASE, READINGS, order=("NTH", "IST", "ARA", "BOR", "CEL"))
GROUPS = ("IST", "NTH")


def shown(audience: Audience) -> list[tuple[object, ...]]:
    return [
        (s.number, setting_text(s), s.offered, s.deleted, s.retained, s.moved)
        for s in lay_out(ROLLING, audience=audience, groups=GROUPS)
    ]


def test_what_is_added_behind_what_is_moved_there_says_so() -> None:
    new = Addition("n", "a7.2", "a7", Kind.PARAGRAPH, "It is public.", "3", behind="a7.1")
    inside = Addition("m", "a7.2", "n", Kind.SUBPARAGRAPH, "to all;", "(a)", behind="a7.1")
    moving = Reading("S", ("ARA",), moved=(Move("a7.1", "a7.2", "a7"),), added=(new, inside))
    other = Reading("T", ("BOR",), added=(replace(new, behind=None),))
    found = lay_out(collate(BASE, [moving, other], order=("ARA", "BOR")))
    assert [(one.number, one.behind) for one in found if one.new] == [("3", (Arrival("a7.1", ("ARA",)),)), ("(a)", ())]


def test_a_new_provision_that_stands_under_another_number_than_its_own_says_so() -> None:
    def add(code: str, text: str, number: str) -> Reading:
        return Reading(code, (code,), added=(Addition("n", "a7.2", "a7", Kind.PARAGRAPH, text, number),))

    readings = (
        add("ARA", "It is public.", "3"),
        add("BOR", "Nobody owns any of the machines.", "3"),
        add("CEL", "Else", ""),
    )
    found = lay_out(collate(BASE, readings, order=("ARA", "BOR", "CEL")))
    assert [(one.number, one.numbered) for one in found if one.new] == [
        ("", ()),
        ("3", ()),
        ("3 bis", (("3", ("BOR",)),)),
    ]


def test_an_audience_that_may_see_names_sees_them_in_the_bodys_order() -> None:
    assert shown(Audience.NAMES) == [
        ("Article 7", ["Access"], None, None, None, ()),
        (
            "1",
            [WORDS.replace("shall", "[shall / should (ARA, BOR, CEL)]")],
            None,
            None,
            None,
            (),
        ),
        ("1 bis", ["[No Party may refuse access. (NTH)]"], ("NTH",), None, None, ()),
        (
            "2",
            ["The [Secretariat (NTH)] [shall / may] publish a report."],
            None,
            ("BOR", "CEL"),
            ("ARA",),
            (Arrival("", ("NTH",)),),
        ),
    ]


def test_an_audience_that_is_told_groups_sees_what_groups_offer_and_all_members_together() -> None:
    assert [row[1:] for row in shown(Audience.GROUPS)[1:]] == [
        ([WORDS.replace("shall", "[shall / should (*)]")], None, None, None, ()),
        (["[No Party may refuse access. (NTH)]"], ("NTH",), None, None, ()),
        (
            ["The [Secretariat (NTH)] [shall / may] publish a report."],
            None,
            ("*",),
            ("*",),
            (Arrival("", ("NTH",)),),
        ),
    ]


def test_an_audience_that_is_told_no_names_still_sees_every_request() -> None:
    assert [row[1:] for row in shown(Audience.NONE)[1:]] == [
        ([WORDS.replace("shall", "[shall / should]")], None, None, None, ()),
        (["[No Party may refuse access.]"], (), None, None, ()),
        (["The [Secretariat] [shall / may] publish a report."], None, (), (), (Arrival("", ()),)),
    ]


def test_a_setting_knows_how_deep_its_provision_lies() -> None:
    assert [(setting.id, setting.depth) for setting in lay_out(ROLLING)] == [
        ("a7", 0),
        ("a7.1", 1),
        ("a7.1+1", 1),
        ("a7.2", 1),
    ]


def test_a_move_is_labelled_with_the_provision_it_follows() -> None:
    moving = Reading("S", ("ARA",), moved=(Move("a7.1", "a7.2", "a7"),))
    settings = lay_out(collate(BASE, [moving]))
    assert settings[1].moved == (Arrival("a7.2", ("ARA",)),)


def test_a_move_to_the_beginning_of_an_article_is_labelled_with_the_article() -> None:
    moving = Reading("S", ("ARA",), moved=(Move("a7.2", "a7", "a7"),))
    settings = lay_out(collate(BASE, [moving]))
    assert settings[2].moved == (Arrival("a7", ("ARA",), first=True),)


def test_several_wordings_of_a_new_provision_are_options() -> None:
    def offer(text: str) -> tuple[Addition, ...]:
        return (Addition("n", "a7.2", "a7", Kind.PARAGRAPH, text, "3"),)

    one = "Old apples and green pears or blue plums with large figs by young dates for poor men."
    other = "Ripe apples and sour pears or wild plums with dried figs by sweet dates for rich men."
    readings = [Reading("S1", ("ARA",), added=offer(one)), Reading("S2", ("BOR",), added=offer(other))]
    setting: Setting = lay_out(collate(BASE, readings))[-1]
    assert setting_text(setting) == [f"Option 1 (ARA): {one}", f"Option 2 (BOR): {other}"]


def test_the_base_without_text_is_no_option_but_a_wish_for_no_text_is() -> None:
    base = "Members shall make every effort to open their computing resources to researchers of other members."
    assert collated(base, "", "Members may open their laboratories to visitors whenever they think fit to do so.") == [
        f"Option 1: {base}",
        "Option 2 (A): ∅",
        "Option 3 (B): Members may open their laboratories to visitors whenever they think fit to do so.",
    ]


def test_words_before_and_after_long_wordings_stand_once() -> None:
    long = "the transfer of knowledge, the training of staff and the exchange of experience among institutions"
    other = "a yearly conference at which members present what they have learned from their own failures"
    assert collated(f"Support comprises {long}, free of charge.", f"Support comprises {other}, free of charge.") == [
        "Support comprises",
        f"Option 1: {long}",
        f"Option 2 (A): {other}",
        ", free of charge.",
    ]


LONG = "in accordance with national law and with the means that each of them has"
OTHER = "share models, data, computing time and whatever else they have agreed to share"


def test_options_of_which_one_begins_with_a_comma_repeat_the_word_before_it() -> None:
    base, other = f"Members should, {LONG} others.", f"Members should, {OTHER} others."
    assert collated(base, other, "Members should others.") == [
        "Members should",
        f"Option 1: … should, {LONG}",
        f"Option 2 (A): … should, {OTHER}",
        "Option 3 (B): ∅",
        "others.",
    ]
    base, other = (
        "成员应，根据国家法律和各自能力并按照各自的发展水平，提供帮助。",
        "成员应在可能情况下尽快共享模型数据和计算时间以及其他资源。",
    )
    assert collated(base, other, lang="zh") == [
        "成员应",
        "Option 1: … 应，根据国家法律和各自能力并按照各自的发展水平，提供帮助。",
        "Option 2 (A): … 应在可能情况下尽快共享模型数据和计算时间以及其他资源。",
    ]


def test_where_a_bracket_stands_before_such_options_they_begin_with_an_ellipsis() -> None:
    long, other = f", {LONG}, help", f" {OTHER}"
    assert collated(f"Members shall{long}.", f"Members shall{other}.", f"Members should{long}.") == [
        "Members [shall / should (B)]",
        f"Option 1: …, {LONG}, help.",
        f"Option 2 (A): … {OTHER}.",
    ]


def test_options_that_begin_a_paragraph_are_led_into_by_nothing() -> None:
    assert collated(f"{LONG}.", f", {OTHER}.") == [f"Option 1: {LONG}.", f"Option 2 (A): , {OTHER}."]


def test_an_empty_paragraph_is_one_empty_line() -> None:
    assert collated("") == [""]


@pytest.mark.parametrize(
    ("base", "reading", "expected"),
    [
        ("a b", "c b", "[a / c (A)] b"),
        ("a b", "a, b", "a[, (A)] b"),
        ("a b", "a", "a [b / ∅ (A)]"),
        ("a", "a b", "a [b (A)]"),
    ],
)
def test_spaces_stand_outside_brackets_and_none_before_a_comma(base: str, reading: str, expected: str) -> None:
    assert collated(base, reading) == [expected]


def test_the_footnotes_of_a_table_stand_below_it_and_part_no_cells() -> None:
    def row(table: str, number: int, *below: Provision) -> tuple[Provision, ...]:
        name = f"{table}.r{number}"
        cells = [Provision(f"{name}.c{place}", Kind.CELL, "Tier", "", name) for place in (1, 2)]
        return (Provision(name, Kind.ROW, "", "", table), cells[0], *below, cells[1])

    first = Provision("n1", Kind.FOOTNOTE, "In hours.", "1", "t1.r1.c1")
    last = Provision("n2", Kind.FOOTNOTE, "In units.", "2", "t2.r1.c1")
    base = Instrument(
        (
            Provision("p", Kind.PARAGRAPH, "There are tiers:", "1"),
            Provision("n0", Kind.FOOTNOTE, "Two.", "0", "p"),
            Provision("t1", Kind.TABLE, ""),
            *row("t1", 1, first),
            *row("t1", 2),
            Provision("t2", Kind.TABLE, ""),
            *row("t2", 1, last),
        )
    )
    rows = {name: (name, f"{name}.c1", f"{name}.c2") for name in ("t1.r1", "t1.r2", "t2.r1")}
    ids = [setting.id for setting in lay_out(collate(base, ()))]
    assert ids == ["p", "n0", "t1", *rows["t1.r1"], *rows["t1.r2"], "n1", "t2", *rows["t2.r1"], "n2"]
    followed = Instrument((*base.provisions, Provision("q", Kind.PARAGRAPH, "They stand.", "2")))
    assert [setting.id for setting in lay_out(collate(followed, ()))][-3:] == ["t2.r1.c2", "n2", "q"]


def test_a_footnote_and_a_cell_stay_in_brackets_however_long() -> None:
    long = "the transfer of knowledge, the training of staff and the exchange of experience among institutions"
    other = "a yearly conference at which members present what they have learned from their own failures"
    base = Instrument((Provision("n", Kind.FOOTNOTE, long), Provision("c", Kind.CELL, long)))
    settings = lay_out(collate(base, [Reading("S", ("ARA",), {"n": other, "c": other})]))
    assert [setting_text(setting) for setting in settings] == [[f"[{long} / {other} (ARA)]"]] * 2


def test_an_audience_that_may_not_know_who_cannot_tell_it_from_the_order_either() -> None:
    texts = ("a strong word", "a weak word")

    def set_for(audience: Audience, first: str, second: str) -> list[str]:
        base = Instrument((Provision("p", Kind.PARAGRAPH, "a good word"),))
        readings = [Reading("S1", ("ARA",), {"p": first}), Reading("S2", ("BOR",), {"p": second})]
        rolling = collate(base, readings, order=("ARA", "BOR"))
        [setting] = lay_out(rolling, audience=audience, groups=("IST",))
        return setting_text(setting)

    for audience in (Audience.NONE, Audience.GROUPS):
        assert set_for(audience, *texts) == set_for(audience, *reversed(texts))
    assert set_for(Audience.NAMES, *texts) == ["a [good / strong (ARA) / weak (BOR)] word"]
    assert set_for(Audience.NAMES, *reversed(texts)) == ["a [good / weak (ARA) / strong (BOR)] word"]
