"""Names of WordprocessingML (ISO/IEC 29500-1, transitional)."""

from plenary.rulemaking.intake.tree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _M[1:-1].encode()),
)
"""The namespaces of the strict form of the format, and those of the transitional form that Word writes."""

VAL = _W + "val"
AUTHOR = _W + "author"
RELATION = _R + "id"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"


def w(local: str) -> str:
    """The full name of an element or attribute of the main namespace."""
    return _W + local


def m(local: str) -> str:
    """The full name of an element of a formula."""
    return _M + local


def local(element: Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element, child: str) -> str | None:
    """``w:val`` of a child, or None where there is no such child or value."""
    found = element.find(_W + child)
    return None if found is None else found.get(VAL)


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without its namespace, or nothing."""
    return next((str(text) for key, text in element.items() if str(key).rpartition("}")[2] == name), "")


def whole(text: str | None, default: int = 0) -> int:
    """A whole number written in an attribute; the default where there is none that makes sense."""
    if text is not None and text.strip().lstrip("+-").isdecimal():
        return int(text) if len(text) < 10 else default
    return default


def on(element: Element | None) -> bool:
    """Whether a switch (ST_OnOff) is there and on."""
    return element is not None and element.get(VAL, "true") not in ("0", "false", "off", "none")
