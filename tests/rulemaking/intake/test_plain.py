"""Plain text is paragraphs; the letter around it is not text; its encoding is said where it was assumed."""

import pytest

from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What
from plenary.rulemaking.intake.encoding import decode
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.plain import read


def paragraphs(text: str) -> list[str]:
    return [block.accepted for block in read(text.encode()).blocks]


def test_empty_lines_part_paragraphs_and_so_do_short_lines():
    assert paragraphs("One.\n\n\nTwo.\r\n\r\nThree.\rFour.\fFive.\n") == ["One.", "Two.", "Three.", "Four.", "Five."]


def test_lines_that_a_program_broke_are_put_together_again():
    text = (
        "The Parties shall cooperate in building the capacity of all\n"
        "Members, in particular those with the least means, and they\n"
        "shall report.\n"
        "2. They shall meet once a year at the seat of the Secretariat\n"
        "(a) in person; and at the same time by remote participation\n"
        "(b) otherwise.\n"
    )
    assert paragraphs(text) == [
        "The Parties shall cooperate in building the capacity of all Members, in particular those with the least "
        "means, and they shall report.",
        "2. They shall meet once a year at the seat of the Secretariat",
        "(a) in person; and at the same time by remote participation",
        "(b) otherwise.",
    ]


def test_what_follows_a_line_drawn_before_footnotes_is_text():
    text = "The Board meets once a year[1], at the seat of the Office or in the place it chooses,\n"
    text += (
        "whichever is nearer².\n__________\n[1] The year of the calendar, or another year that the Board has chosen\n"
    )
    text += "² As the crow flies.\n"
    assert paragraphs(text) == [
        "The Board meets once a year[1], at the seat of the Office or in the place it chooses, whichever is nearer².",
        "__________",
        "[1] The year of the calendar, or another year that the Board has chosen",
        "² As the crow flies.",
    ]
    assert paragraphs("Yes.\n__________\nFrom: Kestria\n") == ["Yes."]


def test_lines_longer_than_a_page_are_paragraphs_each():
    long = "The Parties shall cooperate. " * 6
    assert paragraphs(f"{long}\n{long}\n") == [long.strip(), long.strip()]


def test_places_are_counted():
    assert [block.place for block in read(b"a\n\nb").blocks] == ["paragraph 1", "paragraph 2"]


def test_the_letter_around_a_text_is_kept_apart():
    letter = (
        "From: Ann Example <ann@example.org>\nTo: Secretariat\nSubject: our\n  comments\n\nDear colleagues,\n\n"
        "In paragraph 3, replace A by B.\n> old words\n> more\n\nBest regards,\nAnn\n"
    )
    content = read(letter.encode())
    assert [block.accepted for block in content.blocks] == ["In paragraph 3, replace A by B."]
    assert content.notes == (Note(Remark.LETTER_HEAD), Note(Remark.QUOTED, 2))
    assert content.quarantine == (
        Quarantined(
            What.LETTER_HEAD,
            "beginning",
            "From: Ann Example <ann@example.org>\nTo: Secretariat\nSubject: our\n  comments\n\nDear colleagues,",
        ),
        Quarantined(What.LETTER_HEAD, "end", "Best regards,\nAnn"),
        Quarantined(What.LETTER_HEAD, "quoted", "> old words\n> more"),
    )


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("De : Anne\nÀ : Secrétariat\nObjet : texte\n\nMadame, Monsieur,\n", "Cordialement,\nAnne"),
        ("De: Ana\nPara: Secretaría\n\nEstimados colegas:\n", "Saludos atentamente,\nAna"),
        ("От: Анна\nКому: Секретариат\n\nУважаемые коллеги!\n", "С уважением,\nАнна"),
        ("من: آنا\nإلى: الأمانة\n\nالسيد الأمين العام،\n", "مع التحية\nآنا"),
        ("发件人：安娜\n收件人：秘书处\n\n尊敬的秘书处：\n", "此致\n安娜"),
        ("\n\nDear Chair,\n", "-- \nAnn"),
        ("", "-----Original Message-----\nFrom: x\nText of it."),
    ],
)
def test_letters_are_opened_in_all_languages(head: str, tail: str):
    content = read(f"{head}\nArticle 3. Text.\n\n{tail}\n".encode())
    assert [block.accepted for block in content.blocks] == ["Article 3. Text."]


def test_a_text_that_is_no_letter_stays_whole():
    text = "To: be determined.\n\nRegards shall be had to Article 3.\n\nYours sincerely\n\n" + "More.\n\n" * 13
    assert paragraphs(text)[:3] == ["To: be determined.", "Regards shall be had to Article 3.", "Yours sincerely"]


def test_signs_that_cannot_be_printed_are_left_out():
    assert paragraphs("co\xadop\x00er\ufeffate\x0bx") == ["cooperatex"]


TEXTS = {
    "Windows-1252": ("cp1252", "Les Parties s’engagent à coopérer dès que possible – à l’échelle régionale."),
    "Windows-1251": ("cp1251", "В пункте 3 заменить слово «должны» словом «следует»."),
    "Windows-1256": ("cp1256", "في الفقرة 3 يستعاض عن كلمة ينبغي بكلمة يجب"),
    "GB 18030": ("gb18030", "第三段中，将“应”改为“宜”。"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_an_encoding_that_is_not_said_is_assumed_and_said(name: str):
    codec, text = TEXTS[name]
    assert decode(text.encode(codec)) == (text, name)
    content = read(text.encode(codec))
    assert (content.blocks[0].accepted, content.notes) == (text, (Note(Remark.ENCODING, detail=name),))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_says_itself(codec: str):
    assert decode("المادة 7 第三".encode(codec)) == ("المادة 7 第三", "")


@pytest.mark.parametrize("short", ["café", "déjà vu – x", "Статья 3", "المادة", "各缔约方", "Año", "№ 3: слово"])
def test_a_few_letters_are_enough(short: str):
    codec = {"c": "cp1252", "d": "cp1252", "С": "cp1251", "ا": "cp1256", "各": "gb18030", "A": "cp1252", "№": "cp1251"}
    assert decode(short.encode(codec[short[0]]))[0] == short


@pytest.mark.parametrize("name", ["ar", "es", "fr", "ru", "zh"])
def test_every_paragraph_of_a_real_text_is_decoded(name: str, shared_data):
    codec = {"ar": "cp1256", "es": "cp1252", "fr": "cp1252", "ru": "cp1251", "zh": "gb18030"}[name]
    lines = (shared_data / "texts/udhr" / f"udhr_{name}.txt").read_text("utf-8").splitlines()
    encoded = [(line, line.encode(codec, "ignore")) for line in lines if len(line) > 19]
    wrong = [line for line, data in encoded if decode(data)[0] != data.decode(codec)]
    assert wrong == []


def test_bytes_of_no_encoding_are_unknown():
    with pytest.raises(Fault) as found:
        decode(b"\x81\x8d\x8f")
    assert found.value.flaw is Flaw.UNKNOWN


def test_marks_of_direction_are_no_words():
    assert paragraphs("\u200f1- بحلول \u200f31\u200e كانون\u2069.\n") == ["1- بحلول 31 كانون."]


def test_a_line_that_ends_with_what_somebody_quotes_may_go_on():
    lines = [
        'In Article 3, paragraph 2, replace "The budget shall be adopted by consensus."',
        'with "The budget shall be adopted by a two-thirds majority of the Members."',
    ]
    assert paragraphs("\n".join(lines)) == [" ".join(lines)]
