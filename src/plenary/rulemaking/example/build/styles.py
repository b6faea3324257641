"""The parts of a Word file that do not depend on its text: styles, numbering, fonts, settings."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

FONTS = {"ar": "Traditional Arabic", "zh": "SimSun"}
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}

_ARTICLE = {
    "en": ("decimal", "Article %1."),
    "fr": ("decimal", "Article %1."),
    "es": ("decimal", "Artículo %1."),
    "ru": ("decimal", "Статья %1."),
    "ar": ("decimal", "المادة %1."),
    "zh": ("chineseCountingThousand", "第%1条"),
}
_PART = {
    "en": ("upperRoman", "Part %1."),
    "fr": ("upperRoman", "Partie %1."),
    "es": ("upperRoman", "Parte %1."),
    "ru": ("upperRoman", "Часть %1."),
    "zh": ("chineseCountingThousand", "第%1部分"),
}
_LETTERS = {
    "ar": ("arabicAbjad", "(%3)"),
    "ru": ("russianLower", "%3)"),
    "fr": ("lowerLetter", "%3)"),
    "es": ("lowerLetter", "%3)"),
}


def styles(lang: str) -> str:
    """styles.xml: the built-in styles that a person's file has, and the three of a draft's own."""
    face = FONTS.get(lang, "Cambria")
    fonts = f'<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="{face}" w:cs="{face}"/>'
    eastern = TAGS["zh"] if lang == "zh" else "en-US"
    tag = TAGS[lang] if lang not in {"ar", "zh"} else "en-GB"
    bidi = "<w:bidi/>" if lang == "ar" else ""

    def style(id: str, name: str, paragraph: str, run: str = "", parent: str = "Normal") -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="{parent}"/>'
            f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )

    def bold(size: int) -> str:
        return f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    return (
        f"{HEADER}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="22"/><w:szCs w:val="24"/><w:lang w:val="{tag}" w:eastAsia="{eastern}" w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{bidi}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        "<w:tblPr><w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
        + style("Title", "Title", '<w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', bold(30))
        + style(
            "Heading1",
            "heading 1",
            '<w:keepNext/><w:spacing w:before="480" w:after="200"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
            bold(26),
        )
        + style(
            "Heading2",
            "heading 2",
            '<w:keepNext/><w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:before="320" w:after="140"/>'
            '<w:outlineLvl w:val="1"/>',
            bold(24),
        )
        + style(
            "NumberedParagraph",
            "Numbered Paragraph",
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr>',
        )
        + style("ListParagraph", "List Paragraph", '<w:ind w:left="1134" w:hanging="567"/>')
        + style("TableText", "Table Text", '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>')
        + style("FootnoteText", "footnote text", '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', _small())
        + style("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="9026"/></w:tabs>', _small())
        + style("Footer", "footer", '<w:tabs><w:tab w:val="center" w:pos="4513"/></w:tabs>', _small())
        + style("CommentText", "annotation text", "", _small())
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
        "</w:styles>"
    )


def _small() -> str:
    return '<w:sz w:val="18"/><w:szCs w:val="20"/>'


def _level(
    depth: int, form: tuple[str, str], indent: int, hanging: int, *, style: str = "", space: bool = False
) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    gap = '<w:suff w:val="space"/>' if space else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form[0]}"/>{linked}{gap}'
        f'<w:lvlText w:val="{form[1]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def numbering(lang: str) -> str:
    """numbering.xml: list 1 numbers parts, list 2 articles and what is in them, list 3 the annex."""
    letters = _LETTERS.get(lang, ("lowerLetter", "(%3)"))
    inner = (
        _level(2, letters, 1134, 567),
        _level(3, ("lowerRoman", "(%4)"), 1701, 567),
    )
    lists = (
        (_level(0, _PART.get(lang, ("upperRoman", "%1.")), 0, 0, space=True),),
        (
            _level(0, _ARTICLE[lang], 0, 0, style="Heading2", space=True),
            _level(1, ("decimal", "%2."), 567, 567, style="NumberedParagraph"),
            *inner,
        ),
        (_level(0, ("none", ""), 0, 0), _level(1, ("decimal", "%2."), 567, 567), *inner),
    )
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
        for place, levels in enumerate(lists)
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(lists)))
    return f"{HEADER}<w:numbering {W}>{abstract}{used}</w:numbering>"


def settings(rsids: Iterable[str], *, tracking: bool) -> str:
    """settings.xml."""
    marks = "".join(f'<w:rsid w:val="{rsid}"/>' for rsid in rsids)
    return (
        f'{HEADER}<w:settings {W}><w:zoom w:percent="110"/>{"<w:trackRevisions/>" if tracking else ""}'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:rsids>{marks}</w:rsids></w:settings>'
    )


def core(author: str, changed_by: str, date: str, title: str) -> str:
    """docProps/core.xml with the names that a person's computer puts there."""
    return (
        f'{HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(changed_by)}</cp:lastModifiedBy><cp:revision>4</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
    )


def application(company: str) -> str:
    """docProps/app.xml."""
    return (
        f'{HEADER}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>Microsoft Office Word</Application><Company>{escape(company)}</Company>"
        "<AppVersion>16.0000</AppVersion></Properties>"
    )
