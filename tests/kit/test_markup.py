from plenary.kit.markup import Markup, element, escaped, joined
from plenary.kit.stylesheet import inlined, minified


def test_text_is_escaped_and_elements_are_not():
    assert element("p", "a < b & c", element("b", "d"), None) == "<p>a &lt; b &amp; c<b>d</b></p>"
    assert escaped(Markup("<i>")) == "<i>"
    assert joined(["x", None, Markup("<br>")]) == "x<br>"


def test_attributes_are_quoted_where_they_must_be():
    made = element("a", class_="no", href="#a7.2", aria_label='say "hi" & go', hidden=True, lang=None, inert=False)
    assert made == '<a class=no href=#a7.2 aria-label="say &quot;hi&quot; &amp; go" hidden></a>'
    assert element("i", title="", style="a=b", dir="x/") == '<i title="" style="a=b" dir="x/"></i>'


def test_a_void_element_is_not_closed():
    assert element("meta", charset="utf-8") == "<meta charset=utf-8>"


def test_a_style_sheet_loses_what_means_nothing():
    assert minified("/* why */\na > b,\nc {\n  color: red;\n  margin: 0 auto;\n}\n") == "a>b,c{color:red;margin:0 auto}"


def test_the_sheet_carries_nothing_from_elsewhere():
    sheet = inlined()
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert sheet.count("{") == sheet.count("}")
