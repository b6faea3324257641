"""The elements of Akoma Ntoso that a rolling text uses, and how they are named and found.

Alternatives are ``ins`` (words offered) and ``inline`` (words of the base), each ``alternativeTo`` the
first of its bracket, with ``refersTo`` its holders; signs, names and labels are ``remark`` with
``status="editorial"``, so that a reader who drops them has the words alone.
"""

import re
from collections.abc import Iterable

from lxml import etree

from plenary.engine.text.layout import OTHERS
from plenary.engine.text.provision import Kind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Akoma Ntoso Naming Convention 1.0, section 5.2: elements and the abbreviations of their eIds.
HIERARCHY = {
    Kind.PART: ("part", "part"),
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.SECTION: ("section", "sec"),
    Kind.ARTICLE: ("article", "art"),
    Kind.PARAGRAPH: ("paragraph", "para"),
    Kind.SUBPARAGRAPH: ("subparagraph", "subpara"),
}
# ISO 639-2, as FRBRlanguage wants it.
LANGUAGES = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAME = re.compile(r"[^\w.-]+")


def element(tag: str, /, *children: etree._Element | str | None, **attributes: str | None) -> etree._Element:
    """One element of the namespace. ``class_`` and the like lose their underscore; ``lang`` is xml:lang;
    an attribute that is None is left out."""
    made = etree.Element(
        f"{{{NAMESPACE}}}{tag}",
        nsmap={None: NAMESPACE},  # type: ignore[dict-item]  # to lxml the default namespace is None, to its stubs not
    )
    for name, value in attributes.items():
        if value is not None:
            made.set(XML_LANG if name == "lang" else name.rstrip("_"), clean(value))
    extend(made, children)
    return made


def extend(parent: etree._Element, children: Iterable[etree._Element | str | None]) -> None:
    """Children at the end of an element, texts among them."""
    for child in children:
        if isinstance(child, str):
            write(parent, child)
        elif child is not None:
            parent.append(child)


def write(parent: etree._Element, text: str) -> None:
    """Text at the end of an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def clean(text: str) -> str:
    """The text with U+FFFD for what XML cannot carry."""
    return _NOT_XML.sub("\ufffd", text)


def name(text: str) -> str:
    """Text as a part of an eId: no spaces, no signs."""
    return _NOT_NAME.sub("", text.replace(" ", "")) or "n"


def holder_id(code: str) -> str:
    """The eId of a holder's organization."""
    return "org_others" if code == OTHERS else f"org_{name(code)}"


def holder_ids(codes: Iterable[str]) -> str:
    """The holders as ``refersTo`` wants them."""
    return " ".join(f"#{holder_id(code)}" for code in codes)
