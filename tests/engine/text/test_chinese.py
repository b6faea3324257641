"""Chinese, and Arabic with its attached particles: a bracket holds whole words."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.chinese import LEXICON
from plenary.engine.text.tokens import join, lead, tokenise
from plenary.rulemaking import example
from tests.engine.text.typesetting import collated

FRAMEWORK = Path(example.__file__).with_name("framework.zh.md").read_text(encoding="utf-8")

words = st.lists(st.one_of(st.sampled_from(sorted(LEXICON)), st.sampled_from("应方国的，。AI ")), max_size=12)


def boundaries(text: str) -> set[int]:
    """Where tokens end, in characters from the end of the text."""
    left = len(lead(text))
    found = {left}
    for token in tokenise(text):
        left -= len(token)
        found.add(left)
    return found


def test_brackets_hold_whole_words_of_chinese() -> None:
    base = "各缔约方应当开展国际合作。"
    assert collated(
        base,
        base.replace("应当", "应"),
        base.replace("应当", "可以"),
        base.replace("缔约方", "缔约国"),
        base.replace("国际", ""),
    ) == ["各[缔约方 / 缔约国 (C)][应当 / 应 (A) / 可以 (B)]开展[国际 / ∅ (D)]合作。"]


def test_brackets_do_not_cut_a_chinese_particle_from_the_word_that_it_leans_on() -> None:
    base = "成员公正地合作。"
    assert collated(base, base.replace("公正地", "公正地和公开地"), lang="zh") == ["成员公正地[和公开地 (A)]合作。"]
    base = "成员的和公众的利益。"
    assert collated(base, base.replace("和公众的", ""), lang="zh") == ["成员的[和公众的 / ∅ (A)]利益。"]


def test_brackets_do_not_cut_an_arabic_word_from_its_conjunction_or_article() -> None:
    base = "تلتزم الأطراف بالتعاون وتبادل المعلومات."
    assert collated(base, base.replace("وتبادل", "أو تبادل"), base.replace("بالتعاون", "للتعاون")) == [
        "تلتزم الأطراف [بالتعاون / للتعاون (B)] [وتبادل / أو تبادل (A)] المعلومات."
    ]


@given(words.map("".join))
def test_chinese_words_join_to_the_text_they_were_cut_from(text: str) -> None:
    assert join(tokenise(text)) == text


@given(words.map("".join))
def test_a_text_parted_at_its_words_has_the_same_words(text: str) -> None:
    tokens = tokenise(text)
    for place in range(1, len(tokens)):
        left = join(tokens[:place])
        assert tokenise(left) == tokens[:place]


@given(words.map("".join), words.map("".join), words.map("".join))
def test_once_two_texts_part_at_one_place_they_have_the_same_words_behind_it(ours: str, theirs: str, end: str) -> None:
    one, other = boundaries(ours + end), boundaries(theirs + end)
    common = max(place for place in one & other if place <= len(end))
    assert {place for place in one if place < common} == {place for place in other if place < common}


def test_leaving_a_character_out_changes_only_the_words_near_it() -> None:
    for line in FRAMEWORK.splitlines():
        whole = boundaries(line)
        for place in range(len(line)):
            near = len(line) - place - 9
            edited = boundaries(line[:place] + line[place + 1 :])
            assert {left for left in edited if left < near} == {left for left in whole if left < near}
