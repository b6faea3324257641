from dataclasses import replace
from datetime import datetime, timedelta, timezone

from plenary.engine.text.layout import OTHERS, Arrival, Audience, Opposition
from plenary.engine.text.round_two import Asked
from plenary.kit.language import speaking
from plenary.rulemaking.output.annex import groups
from plenary.rulemaking.output.apparatus import rows
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.wording import (
    counted,
    destination,
    fingerprint,
    legend,
    listed,
    moment,
    oppositions,
    option,
    remarks,
    shown,
    source,
    warned,
)
from plenary.rulemaking.returning.sheet import sheets
from tests.rulemaking.output.samples import ENGLISH, setting

BY_ID = {setting.id: setting for setting in ENGLISH.settings}


def test_what_is_asked_for_about_a_provision_is_said_in_sentences():
    assert remarks(ENGLISH, BY_ID["a7.2.a"]) == (
        "Deletion of the provision asked for by Borland.",
        "Retention as it stands asked for by Island States.",
    )
    assert remarks(ENGLISH, BY_ID["a7.2.b"]) == ("Move to after Article 7, 1 asked for by Arandia.",)
    first = replace(BY_ID["x1"], moved=(Arrival("", ("CEL", OTHERS)),))
    assert remarks(ENGLISH, first) == (
        "New provision.",
        "Move to the beginning asked for by Celandia, other members.",
    )


def test_what_a_new_provision_stands_behind_is_said_to_move_there():
    behind = replace(BY_ID["x1"], behind=(Arrival("a7.1", ("ARA",)), Arrival("a7.2", ())))
    assert remarks(ENGLISH, behind)[1:] == (
        "Placed by Arandia after Article 7, 1, which is moved here.",
        "Placed after Article 7, 2, which is moved here.",
    )
    assert [
        (entry.sort, entry.said, entry.source)
        for group in groups(ENGLISH, behind)
        for entry in group.entries
        if group.provision == "x1" and entry.sort == "order"
    ] == [("order", "to after “Article 7, 1”", "Arandia"), ("order", "to after “Article 7, 2”", "")]


def test_another_number_under_which_a_new_provision_is_offered_is_said():
    numbered = replace(BY_ID["x1"], numbered=(("7 bis", ("ARA",)), ("8", ())))
    assert remarks(ENGLISH, numbered)[1:] == ("Offered as 7 bis by Arandia.", "Offered as 8.")
    assert [
        (entry.words, entry.source)
        for group in groups(ENGLISH, numbered)
        for entry in group.entries
        if entry.sort == "number"
    ] == [("7 bis", "Arandia"), ("8", "")]


TABLE = (
    setting("a", "article", "Article 2", 0, "Capacity"),
    setting("t", "table", "", 1),
    setting("r1", "row", "", 2),
    setting("r1c1", "cell", "", 3, "First"),
    setting("r1c2", "cell", "", 3, "100"),
    setting("r2", "row", "", 2, deleted=("CEL",)),
    setting("r2c1", "cell", "", 3, "Second", deleted=("CEL",)),
    setting("r2c2", "cell", "", 3, "[50 / 60 ^BOR]", deleted=("BOR", "CEL")),
    setting("r3", "row", "", 2, new=True, offered=("ARA", "BOR")),
    setting("r3c1", "cell", "", 3, "[ / Third ^ARA,BOR]", new=True, offered=("ARA", "BOR")),
    setting("r3c2", "cell", "", 3, "[ / 25 ^ARA]", new=True, offered=("ARA",)),
    setting("r4", "row", "", 2, retained=("DES",)),
    setting("r4c1", "cell", "", 3),
)


def test_a_row_is_named_by_what_its_first_cell_says_and_a_cell_by_its_row_and_column():
    assert citations(TABLE) == {
        "a": "Article 2",
        "t": "Article 2, table",
        "r1": "Article 2, row “First”",
        "r1c1": "Article 2, row “First”, column 1",
        "r1c2": "Article 2, row “First”, column 2",
        "r2": "Article 2, row “Second”",
        "r2c1": "Article 2, row “Second”, column 1",
        "r2c2": "Article 2, row “Second”, column 2",
        "r3": "Article 2, row “Third”",
        "r3c1": "Article 2, row “Third”, column 1",
        "r3c2": "Article 2, row “Third”, column 2",
        "r4": "Article 2, row 4",
        "r4c1": "Article 2, row 4, column 1",
    }


def test_a_row_is_not_named_by_a_column_that_is_new():
    settings = (
        setting("t", "table", "", 0),
        setting("r1", "row", "", 1),
        setting("c1", "cell", "", 2, "[ / No. ^ARA]", new=True, offered=("ARA",)),
        setting("c2", "cell", "", 2, "Tier"),
    )
    assert citations(settings)["c2"] == "row “Tier”, column 2"


def test_what_is_asked_for_about_a_row_is_said_once_with_its_place():
    edition = replace(ENGLISH, settings=TABLE)
    opposed = replace(TABLE[7], opposed=(Opposition("r2c2:0", 1, ("ARA",)),))
    assert {each.id: remarks(edition, each) for each in TABLE if remarks(edition, each)} == {
        "r2": ("Row “Second”: Deletion of the provision asked for by Celandia.",),
        "r2c2": ("Row “Second”, column 2: Deletion of the provision asked for by Borland.",),
        "r3": ("Row “Third”: New provision offered by Arandia, Borland.",),
        "r4": ("Row 4: Retention as it stands asked for by Desh.",),
    }
    assert oppositions(edition, opposed) == ("Row “Second”, column 2: “60”: opposed by Arandia.",)


def test_a_deletion_says_whether_it_is_of_an_article_as_a_whole_or_of_its_heading_or_of_a_table():
    settings = (
        setting("a", "article", "Article 1", 0, "Aim", deleted=("ARA", "BOR", "CEL")),
        setting("a1", "paragraph", "1", 1, "To share.", deleted=("ARA", "CEL")),
        setting("at", "table", "", 1, deleted=("ARA", "BOR")),
        setting("r", "row", "", 2),
        setting("c", "cell", "", 3, "First"),
        setting("a2", "paragraph", "2", 1, "[ / To give. ^DES]", new=True, offered=("DES",)),
        setting("b", "article", "Article 2", 0, "Pool", deleted=()),
        setting("b1", "paragraph", "1", 1, "It is shared.", deleted=()),
        setting("c0", "article", "Article 3", 0, "Fund", deleted=()),
        setting("c1", "paragraph", "1", 1, "It is paid."),
    )
    edition = replace(ENGLISH, settings=settings)
    assert [remarks(edition, each) for each in settings] == [
        (
            "Deletion of Article 1 as a whole asked for by Arandia.",
            "Deletion of the heading of Article 1 alone asked for by Borland, Celandia.",
        ),
        ("Deletion of the provision asked for by Arandia, Celandia.",),
        ("Deletion of the table asked for by Arandia, Borland.",),
        (),
        (),
        ("New provision.",),
        ("Deletion of Article 2 as a whole asked for.",),
        ("Deletion of the provision asked for.",),
        ("Deletion of the heading of Article 3 alone asked for.",),
        (),
    ]
    unnamed = replace(edition, settings=(replace(settings[2], deleted=()),))
    assert remarks(unnamed, unnamed.settings[0]) == ("Deletion of the table asked for.",)
    alone = [entry.said for each in settings for group in groups(edition, each) for entry in group.entries]
    assert [said for said in alone if said] == [
        "the whole provision",
        "the whole provision",
        "the whole provision",
        "the whole provision",
        "the whole provision",
        "the heading alone",
    ]
    assert {
        request.provision: (request.asked, request.holders, request.along)
        for request in (sheet.request for sheet in sheets(edition))
        if request and request.along
    } == {
        "a": (Asked.DELETION, ("ARA",), ("a1", "at", "r", "c")),
        "at": (Asked.DELETION, ("ARA", "BOR"), ("r", "c")),
        "b": (Asked.DELETION, (), ("b1",)),
    }


def test_a_part_of_a_text_names_what_stands_outside_of_it():
    moved = replace(BY_ID["a7.2.b"], moved=(Arrival("a7.1", ("ARA",)), Arrival("tb", ("BOR",), first=True)))
    part = replace(ENGLISH, settings=(moved,), whole=ENGLISH.settings)
    assert remarks(part, moved) == (
        "Move to after Article 7, 1 asked for by Arandia.",
        "Move to the beginning of Table 1 asked for by Borland.",
    )


def test_the_table_of_alternatives_has_each_request_about_a_row_once():
    edition = replace(ENGLISH, settings=TABLE)
    found = [
        (group.provision, entry.words, entry.said, entry.source, entry.sort)
        for each in TABLE
        for group in groups(edition, each)
        for entry in group.entries
    ]
    assert found == [
        ("r2", "", "the whole provision", "Celandia", "deletion of the provision"),
        ("r2c2", "", "the whole provision", "Borland, Celandia", "deletion of the provision"),
        ("r2c2", "50", "", "base text", "base"),
        ("r2c2", "60", "", "Borland", "replacement"),
        ("r3", "", "the whole provision", "Arandia, Borland", "new provision"),
        ("r3c1", "Third", "", "Arandia, Borland", "new provision"),
        ("r3c2", "25", "", "Arandia", "new provision"),
        ("r4", "", "the whole provision", "base text; Desh", "retention"),
    ]


def test_a_new_provision_is_said_to_be_new_once_and_named_where_no_words_of_it_are():
    settings = (
        setting("b", "article", "Article 2 bis", 0, new=True, offered=("BOR", "CEL")),
        setting("b1", "paragraph", "1", 1, "[ / Share. ^BOR]", new=True, offered=("BOR",)),
        setting("b2", "paragraph", "2", 1, "[ / Or not. ^ARA]", new=True, offered=("ARA",)),
        setting("c", "article", "Article 3", 0, "Force"),
        setting("c1", "paragraph", "1 bis", 1, "[ / Later. ^ARA]", new=True, offered=("ARA",)),
    )
    edition = replace(ENGLISH, settings=settings)
    assert [remarks(edition, each) for each in settings] == [
        ("New provision offered by Borland, Celandia.",),
        (),
        ("New provision.",),
        (),
        ("New provision.",),
    ]
    unnamed = tuple(replace(each, offered=() if each.new else None) for each in settings)
    edition = replace(edition, settings=unnamed)
    assert [remarks(edition, each) for each in unnamed] == [("New provision.",), (), (), (), ("New provision.",)]


def test_where_the_audience_may_not_know_who_the_request_stands_without_names():
    anonymous = replace(BY_ID["a7.1"], deleted=(), retained=())
    moved = (Arrival("", ()), Arrival("a7.2", ()), Arrival("a7", (), first=True))
    anonymous = replace(anonymous, moved=moved)
    assert remarks(ENGLISH, anonymous) == (
        "Deletion of the provision asked for.",
        "Retention as it stands asked for.",
        "Move to the beginning asked for.",
        "Move to after Article 7, 2 asked for.",
        "Move to the beginning of Article 7 asked for.",
    )


def test_what_is_to_stand_first_in_an_article_is_not_said_to_stand_after_it():
    into = replace(BY_ID["a7.2.b"], moved=(Arrival("a7", ("ARA",), first=True),))
    assert remarks(ENGLISH, into) == ("Move to the beginning of Article 7 asked for by Arandia.",)
    assert destination("Article 8", first=True) == "to the beginning of “Article 8”"


def test_the_legend_says_what_the_audience_is_told_of_names():
    told = {
        audience: legend(replace(ENGLISH, audience=audience), underlined=False)[2]
        for audience in (Audience.NAMES, Audience.GROUPS, Audience.NONE)
    }
    assert told == {
        Audience.NAMES: (
            "–",
            "After the dash: on whose behalf the words are offered, in the order the body has set.",
        ),
        Audience.GROUPS: (
            "–",
            "After the dash: the groups on whose behalf the words are offered. Members are not named.",
        ),
        Audience.NONE: ("", "This edition does not say who offers words."),
    }


def test_the_legend_says_that_added_words_are_underlined_where_they_are():
    assert legend(ENGLISH, underlined=True)[1] == (
        "[ ]",
        "Words added, which are underlined, or words kept in brackets by the members named after them.",
    )


def test_who_stands_behind_an_alternative_is_said_in_words():
    held = rows(BY_ID["pp2"])[0]
    assert source(ENGLISH, held) == "base text, in brackets for Desh: awaiting instructions"
    assert source(ENGLISH, replace(held, holders=(), reason="unstated")) == "base text, in brackets"
    offered = rows(BY_ID["a7"])[1]
    assert [source(ENGLISH, row) for row in (offered, replace(offered, base=True), rows(BY_ID["a7"])[0])] == [
        "Celandia",
        "base text; Celandia",
        "base text",
    ]
    assert shown(replace(offered, words="law [and practice / ∅]")) == "law [and practice / no text]"
    assert [warned(count) for count in (0, 1, 3)] == ["", "1 warning", "3 warnings"]


def test_a_moment_is_shown_with_its_zone():
    assert moment(ENGLISH.as_at) == "14 May 2031, 13:30 (UTC)"
    west = datetime(2031, 5, 14, 13, 30, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert moment(west) == "14 May 2031, 13:30 (UTC-03:30)"


def test_small_words():
    assert fingerprint(ENGLISH.base) == "9f3c·41ab"
    assert option(2) == "Option 2"
    assert [counted(count) for count in (1, 2)] == ["1 bracket", "2 brackets"]
    with speaking("zh"):
        assert listed(["北方集团", "博兰"]) == "北方集团、博兰"


def test_who_opposes_words_is_said_after_whose_they_are():
    base, other = rows(replace(BY_ID["a7"], opposed=(Opposition("a7:1", 0, ("ARA", "BOR")),)))
    with speaking("en"):
        assert [source(ENGLISH, row) for row in (base, other)] == ["base text; opposed by Arandia, Borland", "Celandia"]


def test_a_new_row_all_of_whose_words_the_same_members_oppose_is_opposed_once():
    *before, first, second, row, cell = TABLE

    def against(*holders: tuple[str, ...]) -> list[tuple[str, ...]]:
        struck = [
            replace(one, opposed=(Opposition(f"{one.id}:0", 1, each),) if each else ())
            for one, each in zip((first, second), holders, strict=True)
        ]
        edition = replace(ENGLISH, settings=(*before, *struck, row, cell))
        return [oppositions(edition, one) for one in (before[-1], *struck)]

    assert against(("DES",), ("DES",)) == [("Row “Third”: “Third | 25”: opposed by Desh.",), (), ()]
    assert against(("DES",), ("CEL", "DES")) == [
        (),
        ("Row “Third”, column 1: “Third”: opposed by Desh.",),
        ("Row “Third”, column 2: “25”: opposed by Celandia, Desh.",),
    ]
    assert against(("DES",), ()) == [(), ("Row “Third”, column 1: “Third”: opposed by Desh.",), ()]
