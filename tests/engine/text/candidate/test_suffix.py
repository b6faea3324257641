"""A new provision has the number that the e-mail gives it, as it is typed there."""

import pytest

from plenary.engine.text.candidate.lexicon import bare
from plenary.engine.text.candidate.reference import references


@pytest.mark.parametrize("number", ["1 مكرراً", "1 مكررًا", "1 مكررا", "1 مكرر", "1 مكرراً ثانياً", "1 مكررا ثالثا"])
def test_an_arabic_suffix_keeps_the_signs_that_it_was_typed_with(number):
    [reference] = references(bare(f"تُضاف فقرة جديدة {number}: نص"))
    assert [known.bare for numbers in reference.steps[-1].numbers for known in numbers] == [number]


def test_other_words_are_matched_without_their_vowel_signs():
    assert bare("تُضافُ فقرةٌ مكرراً ثانياً شرطاً") == "تضاف فقرة مكرراً ثانياً شرطا"
