"""The language of a text is told by its script and its smallest words."""

import pytest

from plenary.engine.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Each Party shall report on the means at its disposal.", "en"),
        ("Chaque Partie rend compte des moyens dont elle dispose.", "fr"),
        ("Cada Parte informará sobre los medios de que dispone.", "es"),
        ("Каждая Сторона сообщает о средствах, имеющихся в её распоряжении.", "ru"),
        ("يقدم كل طرف تقريرا عن الوسائل المتاحة له.", "ar"),
        ("各缔约方应当报告其所拥有的手段。", "zh"),
        ("各缔约方应当使用 AI 技术。", "zh"),
        ("42", ""),
        ("Xyz", ""),
    ],
)
def test_the_language_of_a_text_is_recognised(text: str, tag: str) -> None:
    assert guess_language([text]) == tag
