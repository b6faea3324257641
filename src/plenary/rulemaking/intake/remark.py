"""What a person should know about the reading of a file, in sentences."""

from plenary.kit.language import _, marked
from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What

_SENTENCES = {
    Remark.HEADERS: marked("Headers and footers were left aside."),
    Remark.COVER: marked("The cover page was left aside."),
    Remark.CONTENTS: marked("The table of contents was left aside."),
    Remark.TEXT_BOX: marked("Words in a text box were read as paragraphs of their own; the first is at {place}."),
    Remark.PICTURES: marked(
        "Pictures were left aside; if one shows text, it has to be typed; the first is at {place}."
    ),
    Remark.OBJECTS: marked("Embedded objects were left aside; the first is at {place}."),
    Remark.INCLUDED: marked("Another file is included at {place} and was not read; send it as part of the text."),
    Remark.FORMULAS: marked("Formulas were read as plain lines; check the first, at {place}."),
    Remark.SYMBOLS: marked("A sign of a symbol font could not be told and stands as �; check it, at {place}."),
    Remark.FIELD_NUMBERS: marked("Numbers made by fields are not stored in the file and could not be read."),
    Remark.COMMENTS: marked("Comments were kept apart from the text; the first is at {place}."),
    Remark.HIDDEN: marked("Hidden text was kept apart; the first is at {place}."),
    Remark.UNDONE: marked(
        "Words that one author inserted and another deleted are in no version of the text; the first are at {place}."
    ),
    Remark.FRAME: marked("A table of one cell was read as running text, at {place}."),
    Remark.ENCODING: marked("The file does not say its encoding; {detail} was assumed."),
    Remark.OTHER_NAME: marked("The file is called {detail}, and was read as what it is."),
    Remark.CONVERTED: marked("The file was converted from .{detail}; compare the numbering with the original."),
    Remark.LETTER_HEAD: marked("The letter around the text (addresses, greeting, signature) was kept apart."),
    Remark.QUOTED: marked("Quoted lines of an earlier letter were kept apart."),
    Remark.CRITIC: marked("Changes written as CriticMarkup were read as tracked changes."),
    Remark.LINKS: marked("Definitions of links were set aside; the first is {detail}."),
}
_MAPPED = {
    Remark.UNDONE: marked(
        "Words that one author inserted and another deleted stand in the text of the former only, where the table of "
        "authors names that one; the first are at {place}."
    ),
}
_NAMES = {
    What.COMMENT: marked("comment"),
    What.HIDDEN: marked("hidden text"),
    What.PROPERTY: marked("document property"),
    What.NAME: marked("name of a person"),
    What.HEADER: marked("header"),
    What.FOOTER: marked("footer"),
    What.COVER: marked("cover page"),
    What.CONTENTS: marked("table of contents"),
    What.PICTURE: marked("picture"),
    What.OBJECT: marked("embedded object"),
    What.DATA: marked("custom data"),
    What.LETTER_HEAD: marked("letter"),
    What.LINK: marked("definition of a link"),
}


def sentence(note: Note, *, mapped: bool = False) -> str:
    """The note in the user's language. Places are as in Block. ``mapped`` says that a table tells whose the authors'
    changes are."""
    said = _MAPPED.get(note.remark, _SENTENCES[note.remark]) if mapped else _SENTENCES[note.remark]
    return _(said).format(count=note.count, place=note.place, detail=note.detail)


def name(item: Quarantined) -> str:
    """What a quarantined item is, in the user's language."""
    said = _NAMES[item.what]
    return _(said)
