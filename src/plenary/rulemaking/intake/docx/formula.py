"""A formula as one line of text (ISO/IEC 29500-1 §22.1)."""

from plenary.rulemaking.intake.docx.name import local, m, w
from plenary.rulemaking.intake.tree import Element


def line(element: Element) -> str:
    """The formula as a person would type it: ``(a+b)/c``, ``x^2``, ``√(n)``. Deleted parts are left out."""
    name = local(element)
    if element.tag == m("t"):
        return element.text or ""
    if element.tag in (w("del"), w("moveFrom")) or name.endswith("Pr"):
        return ""
    if name == "f":
        return f"{_grouped(element, 'num')}/{_grouped(element, 'den')}"
    if name in ("sSup", "sSub", "sSubSup"):
        sub = f"_{_grouped(element, 'sub')}" if name != "sSup" else ""
        sup = f"^{_grouped(element, 'sup')}" if name != "sSub" else ""
        return _part(element, "e") + sub + sup
    if name == "rad":
        degree = _part(element, "deg")
        return f"{degree}√({_part(element, 'e')})"
    if name == "nary":
        sign = element.find(f"{m('naryPr')}/{m('chr')}")
        limits = "".join(
            f"{mark}{_grouped(element, part)}" for mark, part in (("_", "sub"), ("^", "sup")) if _part(element, part)
        )
        return ("∫" if sign is None else sign.get(m("val"), "∑")) + limits + " " + _part(element, "e")
    if name == "d":
        return "(" + ", ".join(line(part) for part in element.iterfind(m("e"))) + ")"
    return "".join(line(child) for child in element)


def _part(element: Element, name: str) -> str:
    found = element.find(m(name))
    return "" if found is None else line(found)


def _grouped(element: Element, name: str) -> str:
    part = _part(element, name)
    return part if len(part) < 2 or part.isalnum() else f"({part})"
