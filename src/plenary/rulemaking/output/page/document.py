"""The document around every page: head, masthead, main part, colophon."""

from plenary.kit.language import _, direction, language
from plenary.kit.markup import Child, Markup, element, joined
from plenary.kit.stylesheet import inlined

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def document(*, title: str, head: str, symbol: str, main: Markup, target: str, skip: str, colophon: Markup) -> bytes:
    """A whole page in the interface's language. ``head`` stands at the top, ``target`` is the id that the
    link ``skip`` leads to."""
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width,initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", title),
            element("style", inlined()),
        ),
        element(
            "body",
            element("a", skip, class_="skip", href=f"#{target}"),
            element("header", element("div", element("b", head), element("span", symbol)), class_="masthead"),
            element("main", main),
            element("footer", colophon, class_="colophon"),
        ),
        lang=language(),
        dir=direction(),
    )
    return f"<!doctype html>{page}\n".encode()


def hashed(base: str, version: str = "") -> Markup:
    """The colophon of a page about a base text: the whole hashes, to be compared."""
    lines = [(_("SHA-256 of the base text"), base), *([(_("SHA-256 of this version"), version)] if version else [])]
    return joined(element("p", label, Markup(" "), element("code", digest, dir="ltr")) for label, digest in lines)


def spoken(lang: str) -> dict[str, str]:
    """The attributes of an element whose text is in the instrument's language; none where the page's own
    language is the same."""
    if lang == language():
        return {}
    turned = "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    return {"lang": lang, "dir": turned} if turned != direction() else {"lang": lang}


def spoken_back(own: dict[str, str]) -> dict[str, str]:
    """The attributes of an element in the page's own language inside one that has those of ``own``."""
    if not own:
        return {}
    return {"lang": language(), "dir": direction()} if "dir" in own else {"lang": language()}


def table(caption: str, heads: tuple[str, ...], *bodies: Child, hidden: bool = False) -> Markup:
    """A table with its caption and column heads, which may be for screen readers only."""
    return element(
        "table",
        element("caption", element("span", caption, class_="vh") if hidden else caption),
        element("thead", element("tr", *(element("th", name, scope="col") for name in heads))),
        joined(bodies),
    )


def wide(name: str, content: Markup) -> Markup:
    """Something that may be wider than a small screen: it scrolls by itself, also with the keyboard."""
    return element("div", content, class_="wide", role="group", aria_label=name, tabindex="0")
