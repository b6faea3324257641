"""Instructions in English: each sentence read as far as it is sure, and never further."""

import pytest

from plenary.engine.text.candidate import find
from tests.engine.text.candidate.accord import Told, accord, blocks, read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In Article 2, paragraph 1, replace “shall share” with “should share”.",
            [("replace", {"words": {"a2.1": "Members should share tools and shall report each year."}}, [])],
        ),
        (
            'In paragraph 3, after "ask" insert "for help from".',
            [("insert", {"words": {"a2.3": "Members may ask for help from the Office."}}, [])],
        ),
        (
            'In Article 2, paragraph 1, replace "each year" by "every two years."',
            [
                (
                    "replace",
                    {"words": {"a2.1": "Members shall share tools and shall report every two years."}},
                    [],
                )
            ],
        ),
        (
            'In paragraph 3, after "ask" insert "for help from."',
            [("insert", {"words": {"a2.3": "Members may ask for help from the Office."}}, [])],
        ),
        (
            'In paragraph 3, after "ask" insert ", inform, etc."',
            [("insert", {"words": {"a2.3": "Members may ask, inform, etc. the Office."}}, [])],
        ),
        (
            'In paragraph 3, after "the" insert "U.N."',
            [("insert", {"words": {"a2.3": "Members may ask the U.N. Office."}}, [])],
        ),
        (
            'In paragraph 3, after "Office" insert ", tools, etc."',
            [("insert", {"words": {"a2.3": "Members may ask the Office, tools, etc."}}, [])],
        ),
        (
            'In Article 3, paragraph 1, before "Costs" insert "Tools are free."',
            [("insert", {"words": {"a3.1": "Tools are free. Costs are shared."}}, [])],
        ),
        (
            'In Article 2, paragraph 3, before "Members" insert "in need."',
            [("insert", {"words": {"a2.3": "in need Members may ask the Office."}}, [])],
        ),
        (
            'In paragraph 2 (a), after "tools;" insert "and."',
            [("insert", {"words": {"a2.2.a": "keep a list of tools; and."}}, [])],
        ),
        ('Add a footnote to paragraph 3, after "ask": "As the rules say."', [("unread", {}, ["not read"])]),
        ("Delete paragraph 2 (b).", [("delete", {"deleted": ("a2.2.b",)}, [])]),
        (
            "Delete the words “each year” in Article 2.1.",
            [("delete", {"words": {"a2.1": "Members shall share tools and shall report."}}, [])],
        ),
        ("Article 2(2)(a): “list” → “register”", [("replace", {"words": {"a2.2.a": "keep a register of tools;"}}, [])]),
        ("Add a new paragraph 2 bis: “Tools are free.”", [("add", {}, ["several such provisions"])]),
        (
            'Throughout, replace "tools" by "means".',
            [
                (
                    "replace",
                    {
                        "words": {
                            "a1.t1": "Members shall share means.",
                            "a2.1": "Members shall share means and shall report each year.",
                            "a2.2.a": "keep a list of means;",
                            "pp2": "Noting the means,",
                            "title": "Accord on Means",
                        }
                    },
                    [],
                )
            ],
        ),
        ("Move Article 2, paragraph 3, to Article 3.", [("move", {"moved": [("a2.3", "a3.2", "a3")]}, [])]),
        (
            "Move paragraph 3 of Article 2 after Article 3, paragraph 1.",
            [("move", {"moved": [("a2.3", "a3.1", "a3")]}, [])],
        ),
        ("Move Article 2 after Article 2, paragraph 3.", [("unread", {}, ["place unsaid"])]),
        ("We support the text of Arandia on Article 3.", [("support", {"supports": [("ARA", ("a3",))]}, [])]),
        (
            "We can go along with the original text of Article 3.",
            [("retain", {"retained": ("a3", "a3.1", "a3.2")}, ["accepted"])],
        ),
        ("We wish to retain the original text of Article 1.", [("retain", {"retained": ("a1", "a1.t1")}, [])]),
        ('Bracket the words "each year" in Article 2, paragraph 1.', [("bracket", {"brackets": ["each year"]}, [])]),
        (
            "Put Article 3, paragraph 2, in square brackets.",
            [("bracket", {"brackets": ["The Office keeps accounts."]}, [])],
        ),
        (
            'Article 2, paragraph 3, should read: "Members may consult the Office."',
            [("reword", {"words": {"a2.3": "Members may consult the Office."}}, [])],
        ),
        ("We do not support the deletion of Article 3.", [("unread", {}, ["negated"])]),
        ("Could Article 3 be deleted?", [("delete", {"deleted": ("a3", "a3.1", "a3.2")}, ["question"])]),
        (
            "Replace shall by should in Article 1.",
            [("replace", {"words": {"a1.t1": "Members should share tools."}}, ["unquoted"])],
        ),
        ('In PP2, insert "many" before "tools".', [("insert", {"words": {"pp2": "Noting the many tools,"}}, [])]),
        (
            'The words "each year" in Article 2 should be deleted.',
            [("delete", {"words": {"a2.1": "Members shall share tools and shall report."}}, [])],
        ),
        ('Delete "shall" in Article 2, paragraph 1.', [("delete", {}, ["words found several times"])]),
        ("Delete Article 9.", [("unread", {}, ["provision unknown"])]),
        ('Insert "freely" in Article 1.', [("insert", {}, ["place unsaid"])]),
        ("Delete the last sentence of Article 3, paragraph 1.", [("unread", {}, ["not read"])]),
        (
            'Add a new Article 3 bis: "Review shall take place."',
            [
                (
                    "add",
                    {
                        "added": [
                            ("a3.2", None, "article", "Article 3 bis", ""),
                            ("a3.2", "b8cc9025.1", "text", "", "Review shall take place."),
                        ]
                    },
                    [],
                )
            ],
        ),
        ("We support multilateralism and thank the chair.", []),
        ("We support the proposal of Nowhere on Article 2.", [("support", {}, ["member unknown"])]),
        ("Remove the brackets in Article 2.", [("unread", {}, ["not read"])]),
        ("On Article 2:", []),
        (
            'In paragraph 1, "share" should be replaced by "give" and "each year" should be deleted.',
            [
                (
                    "replace",
                    {"words": {"a2.1": "Members shall give tools and shall report each year."}},
                    ["several such provisions"],
                ),
                (
                    "delete",
                    {"words": {"a2.1": "Members shall share tools and shall report."}},
                    ["several such provisions"],
                ),
            ],
        ),
        ("Articles 1 and 3: delete.", [("delete", {"deleted": ("a1", "a1.t1", "a3", "a3.1", "a3.2")}, [])]),
        (
            'Substitute "all tools" for "tools" in Article 1.',
            [("replace", {"words": {"a1.t1": "Members shall share all tools."}}, [])],
        ),
        ("Delete OP 3.", [("unread", {}, ["provision unknown"])]),
        (
            'After paragraph 1 of Article 3 insert a new paragraph: "Nobody pays twice."',
            [("add", {"added": [("a3.1", "a3", "paragraph", "", "Nobody pays twice.")]}, [])],
        ),
        (
            'At the end of Article 2 (2) (a), add "and data".',
            [("insert", {"words": {"a2.2.a": "keep a list of tools and data;"}}, [])],
        ),
        (
            'Delete "and" in Article 2.2(b) and insert "fully" before "open".',
            [
                ("delete", {"words": {"a2.2.b": "keep the list open;"}}, []),
                ("insert", {"words": {"a2.2.b": "keep the list fully open; and"}}, []),
            ],
        ),
        ('Replace Article 1 by: "Members share."', [("reword", {"words": {"a1.t1": "Members share."}}, [])]),
        (
            "We join the proposals of Borland and the Island States.",
            [("support", {"supports": [("BOR", ()), ("IST", ())]}, [])],
        ),
        (
            'In the preamble, replace "Recalling" by "Guided by".',
            [("replace", {"words": {"pp1": "Guided by the charter,"}}, [])],
        ),
        ('In Article 9, replace "shall" by "should".', [("replace", {}, ["provision unknown"])]),
        ('In Article 2.2(b), delete "; and".', [("delete", {"words": {"a2.2.b": "keep the list open"}}, [])]),
        ('Replace Article 2 by: "All change."', [("unread", {}, ["not read"])]),
        (
            'At the end of Article 3.1, add "Always."',
            [("insert", {"words": {"a3.1": "Costs are shared. Always."}}, [])],
        ),
        ('At the start of Article 3.1, add "All".', [("insert", {"words": {"a3.1": "All Costs are shared."}}, [])]),
        (
            'Before Article 3, paragraph 1, insert a new paragraph: "First."',
            [("add", {"added": [("a3", "a3", "paragraph", "", "First.")]}, [])],
        ),
        (
            'Before PP1, insert a new preambular paragraph: "Mindful of all,"',
            [("add", {"added": [("title", None, "preambular", "", "Mindful of all,")]}, [])],
        ),
        (
            "Move Article 3, paragraph 2, before Article 2, paragraph 1.",
            [("move", {"moved": [("a3.2", "a2", "a2")]}, [])],
        ),
        (
            'Add a new paragraph 3 to Article 3: "Nobody pays twice."',
            [("add", {"added": [("a3.2", "a3", "paragraph", "3", "Nobody pays twice.")]}, [])],
        ),
        ('Add a new paragraph: "Where?"', [("add", {}, ["provision unsaid"])]),
        ('Add "x" and "y" to Article 3.', [("unread", {}, ["not read"])]),
        ('Replace "a", "b" and "c" in Article 3.', [("unread", {}, ["not read"])]),
        ("Replace it.", [("unread", {}, ["not read"])]),
        (
            'Amend Article 3, paragraph 1, to read: "Costs are met."',
            [("reword", {"words": {"a3.1": "Costs are met."}}, [])],
        ),
        ('Retain "each year" in Article 2.1.', [("retain", {}, ["not read"])]),
        ("Bracket the title of Article 3.", [("bracket", {}, ["not read"])]),
        (
            "Put Article 3 in brackets.",
            [("bracket", {"brackets": ["Costs", "Costs are shared.", "The Office keeps accounts."]}, [])],
        ),
        (
            'Insert in Article 3.1 "all" after "Costs" and delete "shared".',
            [
                ("insert", {"words": {"a3.1": "Costs all are shared."}}, []),
                ("delete", {"words": {"a3.1": "Costs are."}}, []),
            ],
        ),
        (
            'Throughout Article 2, replace "list" by "register".',
            [
                (
                    "replace",
                    {"words": {"a2.2.a": "keep a register of tools;", "a2.2.b": "keep the register open; and"}},
                    [],
                )
            ],
        ),
        (
            'Delete "and" before "shall report" in Article 2.1.',
            [("delete", {"words": {"a2.1": "Members shall share tools shall report each year."}}, [])],
        ),
        (
            'In Article 3.1, insert "(see below)" after "Costs are".',
            [("insert", {"words": {"a3.1": "Costs are (see below) shared."}}, [])],
        ),
        (
            'In Article 3.1, insert "all" before "Costs".',
            [("insert", {"words": {"a3.1": "all Costs are shared."}}, [])],
        ),
        ("Replace with care.", [("unread", {}, ["not read"])]),
        ('In Article 3.1, "shared" should be "split".', [("unread", {}, ["not read"])]),
        ('Articles 2 and 3 should read: "x"', [("unread", {}, ["not read"])]),
        (
            'After Article 2, paragraph 2 (a), insert a new subparagraph (a bis): "keep data;"',
            [("add", {"added": [("a2.2.a", "a2.2", "subparagraph", "(a bis)", "keep data;")]}, [])],
        ),
        ('In Article 3.1, replace "COSTS" by "fees".', [("replace", {"words": {"a3.1": "fees are shared."}}, [])]),
        ('Insert "new" at the end.', [("insert", {}, ["place unsaid"])]),
        (
            'The word "shall" in paragraph 3 of Article 2 should be changed to "should".',
            [("replace", {}, ["words not found"])],
        ),
        ('Para 2(a): delete "of tools".', [("delete", {"words": {"a2.2.a": "keep a list;"}}, [])]),
        (
            'Art. 3, para. 1 – replace "shared" with "borne equally".',
            [("replace", {"words": {"a3.1": "Costs are borne equally."}}, [])],
        ),
        ("We propose deleting paragraph 2 of Article 3.", [("delete", {"deleted": ("a3.2",)}, [])]),
        (
            'We propose the deletion of the words "each year" at the end of Article 2, paragraph 1.',
            [("delete", {"words": {"a2.1": "Members shall share tools and shall report."}}, [])],
        ),
        ('Kindly insert the word "freely" between "shall" and "share" in Article 1.', [("unread", {}, ["not read"])]),
        (
            'Article 2.1: after "tools" add "and data".',
            [("insert", {"words": {"a2.1": "Members shall share tools and data and shall report each year."}}, [])],
        ),
        ('We would prefer "may" instead of "shall" in Article 1.', [("unread", {}, ["not read"])]),
        (
            'Please change "shall" into "will" in Article 1.',
            [("replace", {"words": {"a1.t1": "Members will share tools."}}, [])],
        ),
        ('In the title of Article 3, replace "Costs" by "Expenses".', [("replace", {"words": {"a3": "Expenses"}}, [])]),
        ('Replace the title of Article 3 by "Expenses".', [("reword", {"words": {"a3": "Expenses"}}, [])]),
        ("Merge paragraphs 1 and 3 of Article 2.", [("unread", {}, ["not read"])]),
        ("Article 3 should become Article 2 bis.", [("unread", {}, ["provision unknown"])]),
        ("Swap paragraphs 1 and 2 of Article 3.", [("unread", {}, ["not read"])]),
        ("We reserve our position on Article 3.", [("unread", {}, ["not read"])]),
        (
            "We can accept the proposal by Borland on Article 3.",
            [("support", {"supports": [("BOR", ("a3",))]}, ["accepted"])],
        ),
        ("We cannot accept Article 3.", [("unread", {}, ["not read"])]),
        ("We propose to delete the whole of Article 3.", [("delete", {"deleted": ("a3", "a3.1", "a3.2")}, [])]),
        (
            "Delete Article 3 and renumber accordingly.",
            [("delete", {"deleted": ("a3", "a3.1", "a3.2")}, []), ("unread", {}, ["not read"])],
        ),
        ("Delete Article 3, except paragraph 1.", [("unread", {}, ["negated"])]),
        (
            'In Article 2, paragraph 1, line 2, replace "report" by "account".',
            [("replace", {"words": {"a2.1": "Members shall share tools and shall account each year."}}, [])],
        ),
        ('Replace "tools" by "means" in Articles 1 and 2.', [("replace", {}, ["words found several times"])]),
        (
            'Replace "shall share" by "share" wherever it appears.',
            [
                (
                    "replace",
                    {
                        "words": {
                            "a1.t1": "Members share tools.",
                            "a2.1": "Members share tools and shall report each year.",
                        }
                    },
                    [],
                )
            ],
        ),
        (
            'In Article 3, add "and borne" after "shared", and delete paragraph 2.',
            [
                ("insert", {"words": {"a3.1": "Costs are shared and borne."}}, []),
                ("delete", {"deleted": ("a3.2",)}, []),
            ],
        ),
        (
            "Bracket Article 3, paragraph 1, pending consultations with our capital.",
            [("bracket", {"brackets": ["Costs are shared."]}, [])],
        ),
        ("Please place the second sentence of Article 3.1 in brackets.", [("bracket", {}, ["not read"])]),
        (
            'We wish to see Article 1 deleted and replaced by "Members share tools."',
            [
                ("delete", {"deleted": ("a1", "a1.t1")}, []),
                ("reword", {"words": {"a1.t1": "Members share tools."}}, []),
            ],
        ),
        (
            'Article 3, paragraph 2 to read as follows: "Accounts are kept."',
            [("reword", {"words": {"a3.2": "Accounts are kept."}}, [])],
        ),
        ("Arandia's proposal on Article 3 has our support.", [("support", {"supports": [("ARA", ("a3",))]}, [])]),
        (
            "We support Arandia and Borland on Articles 1 and 2.",
            [("support", {"supports": [("ARA", ("a1", "a2")), ("BOR", ("a1", "a2"))]}, [])],
        ),
        (
            "We support the deletion of Article 3 proposed by Arandia.",
            [("delete", {"deleted": ("a3", "a3.1", "a3.2")}, [])],
        ),
        (
            'Add "(c) publish the list." to Article 2, paragraph 2.',
            [("add", {"added": [("a2.2.b", "a2.2", "subparagraph", "(c)", "publish the list.")]}, [])],
        ),
        (
            'Insert a new subparagraph (c) in Article 2, paragraph 2: "publish the list."',
            [("add", {"added": [("a2.2.b", "a2.2", "subparagraph", "(c)", "publish the list.")]}, [])],
        ),
        (
            'Add the following sentence at the end of Article 3, paragraph 2: "They are public."',
            [("insert", {"words": {"a3.2": "The Office keeps accounts. They are public."}}, [])],
        ),
        (
            'Delete "keep" in subparagraphs (a) and (b).',
            [("delete", {"words": {"a2.2.a": "a list of tools;", "a2.2.b": "the list open; and"}}, [])],
        ),
        ('Delete everything after "tools" in Article 2.1.', [("unread", {}, ["not read"])]),
        (
            'Replace "the Office" throughout with "the Secretariat".',
            [
                (
                    "replace",
                    {
                        "words": {
                            "a2.2": "The Secretariat shall:",
                            "a2.3": "Members may ask the Secretariat.",
                            "a3.2": "The Secretariat keeps accounts.",
                        }
                    },
                    [],
                )
            ],
        ),
    ],
)
def test_a_sentence_is_read(sentence: str, expected: list[Told]) -> None:
    assert read("en", sentence) == expected


_TOLD = "It works. It reports, and tells."


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ('after "It works." insert "It may wait."', "It works. It may wait. It reports, and tells."),
        ('after "It works." insert "it may wait."', "It works. it may wait. It reports, and tells."),
        ('before "It reports" insert "It may wait."', "It works. It may wait. It reports, and tells."),
        ('after "reports," insert "acts."', "It works. It reports, acts and tells."),
        ('replace "It works" by "It works. It may wait."', "It works. It may wait. It reports, and tells."),
        ('replace "It works." by "It may wait."', "It may wait. It reports, and tells."),
    ],
)
def test_a_sentence_that_is_put_among_others_keeps_its_full_stop(sentence: str, words: str) -> None:
    base = accord("en", ("a1", "article", "Aim", "Article 1", None), ("a1.1", "paragraph", _TOLD, "1", "a1"))
    (found,) = find(base, blocks(f"In Article 1, paragraph 1, {sentence}"), members={})
    assert (found.fragment.words(base), found.doubts) == ({"a1.1": words}, ())


def test_a_russian_sentence_that_is_put_among_others_keeps_its_full_stop() -> None:
    base = accord(
        "ru", ("a1", "article", "Цель", "Статья 1", None), ("a1.1", "paragraph", "Он есть. Он ждет.", "1", "a1")
    )
    (found,) = find(
        base, blocks("В пункте 1 статьи 1 после слов «Он есть.» включить «Он может.»"), members={}, lang="ru"
    )
    assert (found.fragment.words(base), found.doubts) == ({"a1.1": "Он есть. Он может. Он ждет."}, ())
