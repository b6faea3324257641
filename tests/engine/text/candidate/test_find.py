"""A submission read for instructions: what it is about, what is announced, what nobody can read."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.candidate import Action, Candidate, Doubt, Edit, Fragment, Origin, Support, asides, find
from plenary.engine.text.candidate.find import ITEM
from plenary.engine.text.candidate.sentence import mask, sentences
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import EN, MEMBERS, blocks, read


def test_a_candidate_says_its_sentence_its_place_and_what_it_comes_to() -> None:
    (found,) = find(EN, blocks("Hello.", 'Thanks. In Article 2.1, replace "report" by "account".'), members=MEMBERS)
    assert found == Candidate(
        found.id,
        Origin.INSTRUCTION,
        Action.REPLACE,
        'In Article 2.1, replace "report" by "account".',
        "paragraph 2",
        ("a2.1",),
        Fragment(edits=(Edit("a2.1", 36, 42, "account"),)),
    )
    assert found.sure


def test_an_id_stays_while_other_sentences_come_and_go_and_tells_equal_sentences_apart() -> None:
    alone = find(EN, blocks("Delete Article 3."), members=MEMBERS)
    among = find(EN, blocks("Delete PP2.", "Delete  Article 3.", "Delete Article 3."), members=MEMBERS)
    assert alone[0].id == among[1].id
    assert len({one.id for one in among}) == 3


def test_an_id_is_another_where_the_provision_that_a_sentence_names_says_something_else() -> None:
    said = blocks("Delete Article 1.")
    before, after = (
        Instrument(
            (Provision("a1", Kind.ARTICLE, title, "Article 1"), Provision("a2", Kind.ARTICLE, "Aim", "Article 2"))
        )
        for title in ("Finance", "Secretariat")
    )
    (asked,), (now,), (again,) = (find(base, said, members=MEMBERS) for base in (before, after, before))
    assert (asked.provisions, now.provisions) == (("a1",), ("a1",))
    assert (asked.id == now.id, asked.id == again.id) == (False, True)


def test_what_a_message_says_around_its_requests_is_no_provision_however_like_one_it_is() -> None:
    asked = blocks(
        "Arandia can share tools.", 'In Article 2.1, replace "report" by "account".', "1. Members share tools."
    )
    found = find(EN, asked, members=MEMBERS)
    assert asides(EN, asked, found) == {"paragraph 1", "paragraph 2"}
    assert asides(EN, asked[:1], ()) == frozenset()
    unsure = [replace(one, doubts=(Doubt.NOT_READ,)) for one in found]
    assert asides(EN, [*asked, *blocks(*["Arandia can share tools."] * 4)], unsure) == frozenset()
    assert asides(EN, [*asked, *blocks(*["Arandia can share tools."] * 9)], found) == frozenset()
    tracked = Block((Piece("Arandia can share tools.", Change.INSERTED),), place="paragraph 1")
    assert asides(EN, [tracked, *asked[1:]], found) == {"paragraph 2"}
    copy = [Block((Piece(one.text),), place=f"paragraph {at}") for at, one in enumerate(EN.provisions, 9)]
    assert asides(EN, [*asked, *copy], found) == frozenset()


def test_a_heading_says_what_the_next_sentences_are_about() -> None:
    assert read("en", "On Article 3:", 'In paragraph 1, replace "shared" by "split".') == [
        ("replace", {"words": {"a3.1": "Costs are split."}}, [])
    ]
    assert read("en", "Article 3", 'Delete "keeps accounts".') == [("delete", {"words": {"a3.2": "The Office."}}, [])]


def test_words_announced_stand_in_the_next_paragraph_with_quotation_marks_or_without() -> None:
    expected = [("add", {"added": [("a3.2", "a3", "paragraph", "2 bis", "Accounts are public.")]}, [])]
    announced = "In Article 3, add a new paragraph 2 bis to read:"
    assert read("en", announced, "“Accounts are public.”") == expected
    assert read("en", announced, "Accounts are public.") == expected
    assert read("en", "Article 3, paragraph 1, should read:", "Costs are split.") == [
        ("reword", {"words": {"a3.1": "Costs are split."}}, [])
    ]


def test_a_sentence_that_names_a_provision_and_asks_nothing_is_for_a_person_to_read() -> None:
    assert read("en", "Our capital is still looking at Article 3 and may come back.") == [("unread", {}, ["not read"])]
    assert read("en", "We thank everybody for their patience.") == []


def test_a_verb_that_changes_texts_is_listed_even_where_nothing_else_is_understood() -> None:
    assert read("en", "We would like to delete something.") == [("unread", {}, ["provision unsaid"])]
    assert read("en", "Please move it.") == [("unread", {}, ["provision unsaid"])]
    assert read("en", "We support the proposal that was made.") == [("support", {}, ["member unknown"])]
    assert read("en", "Keep the original text.") == [("retain", {}, ["provision unsaid"])]


def test_what_a_copy_of_the_text_says_of_itself_asks_nothing() -> None:
    copy = [one.text for one in EN.provisions]
    assert read("en", *copy, "The Office shall, as Article 3 says, add the costs to its accounts.") == []
    assert read("en", *copy, "Under Article 3 the costs of the Office and of its many branches are met.") == []
    assert read("en", *copy, 'Delete "shared" in Article 3.') == [("delete", {"words": {"a3.1": "Costs are."}}, [])]


def test_a_new_paragraph_of_a_copy_is_text_unless_it_asks_for_what_can_be_read() -> None:
    copy = [one.text for one in EN.provisions]
    for text in (
        '"Member" means a State that supports the Accord.',
        '"Kept tools" means tools retained under Article 2.',
        '"Replaced tools" means tools that others replace.',
        '3. The Office may replace the term "tool" in its notices.',
        "Members may replace tools.",
    ):
        assert read("en", *copy, text) == []
    assert read("en", *copy, 'Please replace "aid" by "help".') == [("replace", {}, ["words not found"])]
    assert read("en", *copy, 'In Article 3, replace "aid" by "help".') == [("replace", {}, ["words not found"])]
    assert read("en", *copy, '"shared" is to be deleted.') == [("delete", {"words": {"a3.1": "Costs are."}}, [])]


def test_a_provision_in_other_words_is_no_instruction() -> None:
    assert read("en", "2. The Office should keep and add accounts.") == []


def test_a_tracked_paragraph_is_no_instruction() -> None:
    tracked = Block((Piece("Delete "), Piece("Article 3.", Change.INSERTED)))
    assert find(EN, [tracked], members=MEMBERS) == ()


def test_without_members_nobody_is_supported() -> None:
    assert find(EN, blocks("We support the text of Arandia."), members={})[0].doubts == (Doubt.MEMBER_UNKNOWN,)


def test_a_name_in_chinese_needs_no_space_around_it() -> None:
    base = Instrument((Provision("a1", Kind.ARTICLE, "宗旨", "第一条"),), "zh")
    (found,) = find(base, blocks("我们支持阿兰迪亚的提案。"), members={"阿兰迪亚": "ARA"}, lang="zh-Hans")
    assert found.fragment == Fragment(supports=(Support("ARA"),))


def test_sentences_end_outside_quotations_and_after_no_abbreviation() -> None:
    assert [one.text for one in sentences('In para. 2 say "a. b". Then go; stop! 好。再来 ')] == [
        'In para. 2 say "a. b".',
        "Then go;",
        "stop!",
        "好。",
        "再来",
    ]
    assert [one.text for one in sentences('Replace "a." by "b." We also propose c. Add: "d!" Énoncer e. "f." ')] == [
        'Replace "a." by "b."',
        "We also propose c.",
        'Add: "d!"',
        "Énoncer e.",
        '"f."',
    ]
    assert mask("« a » and ‘b’ and don't 'c'").quotes == ("a", "b", "c")


def test_a_quotation_that_ends_with_a_stop_is_not_parted_from_what_is_asked_about_it() -> None:
    assert read("en", 'After "Costs are shared." Borland proposes to add "Tools are free." Delete PP2.') == [
        ("insert", {"words": {"a3.1": "Costs are shared. Tools are free."}}, ["reported"]),
        ("delete", {"deleted": ("pp2",)}, []),
    ]
    assert read("en", "") == []
    assert read("en", 'The Office says "All is well." Delete "shared" in Article 3.') == [
        ("delete", {"words": {"a3.1": "Costs are."}}, [])
    ]


def test_without_capitals_the_stop_of_a_quotation_parts_what_is_asked_before_it_and_behind_it() -> None:
    told = 'في الفقرة 1 من المادة 2، يستعاض عن "كل عام." بعبارة "كل سنة." في الفقرة 2 من المادة 2، تحذف عبارة "قائمة".'
    assert read("ar", told) == [
        ("replace", {"words": {"a2.1": "على الأعضاء تقاسم الأدوات كل سنة."}}, []),
        ("delete", {"words": {"a2.2": "يمسك المكتب."}}, []),
    ]
    assert read("zh", "在第二条第一款中，将“共享工具。”改为“分享工具。”删除第二条第二款。") == [
        ("replace", {"words": {"a2.1": "成员应每年分享工具。"}}, []),
        ("delete", {"deleted": ("a2.2",)}, []),
    ]


WORDS = ("delete", "replace", "by", "with", '"shall"', '"tools"', "“share”", "Article 2", "paragraph 2", "(a)", "PP1")
MORE = ("after", "before", "add", "a new", "and", ",", ".", "?", "not", "move", "to", "Arandia", "support", "bracket")
LINE = st.lists(st.sampled_from((*WORDS, *MORE, "insert", "at the end", "should read", ":", "throughout", "retain")))


@given(st.lists(LINE.map(" ".join) | st.text(max_size=40), max_size=4))
def test_whatever_is_said_a_candidate_speaks_of_the_base(lines: list[str]) -> None:
    found = find(EN, blocks(*lines), members=MEMBERS)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert set(one.provisions) <= set(EN.by_id)
        assert one.sure or one.doubts
        assert (one.fragment != Fragment()) or not one.sure
        for edit in one.fragment.edits:
            assert 0 <= edit.start <= edit.end <= len(EN.by_id[edit.provision].text)


@given(st.lists(LINE.map(" ".join), max_size=4))
def test_no_sentence_with_a_word_that_changes_texts_is_dropped(lines: list[str]) -> None:
    found = find(EN, blocks(*lines), members=MEMBERS)
    listed = " ".join(one.sentence for one in found)
    for line in lines:
        # The sign of an item in a letter's own list is no word of it.
        for sentence in sentences(ITEM.sub("", line)):
            if {"delete", "replace", "insert", "bracket", "move", "add"} & set(sentence.masked.split()):
                assert sentence.text in listed
