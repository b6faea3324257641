"""What WordprocessingML allows where: facts of ECMA-376 part 1 and part 4 (transitional), as tables.

Names are in the main namespace. Word reads a file strictly by these orders and calls it damaged where they
are broken; LibreOffice does not mind.
"""

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_LETTERS = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_SECTION_PARTS = (
    "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride "
    "styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets characterSpacingControl printTwoOnOne "
    "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture updateFields hdrShapeDefaults "
    "footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping shapeDefaults "
    "decimalSymbol listSeparator"
)
_CONTROL = (
    "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex appearance "
    "docPartObj|docPartList|richText|text|dropDownList|comboBox|date|picture|citation|group|bibliography|equation"
)

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": f"ins del moveFrom moveTo {_LETTERS} rPrChange",
    "sectPr": _SECTION_PARTS,
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "trPr": (
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden "
        "ins del trPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers "
        "cellIns cellDel cellMerge tcPrChange"
    ),
    "sdtPr": _CONTROL,
    "sdt": "sdtPr sdtEndPr sdtContent",
    "docPartObj": "docPartGallery docPartCategory docPartUnique",
    "tbl": "bookmarkStart|bookmarkEnd tblPr tblGrid tr|sdt|ins|del|bookmarkStart|bookmarkEnd",
    "tblGrid": "gridCol tblGridChange",
    "tr": "tblPrEx trPr tc|sdt|bookmarkStart|bookmarkEnd",
    "pBdr": "top left bottom right between bar",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": _BORDERS,
    "tcMar": _BORDERS,
    "tabs": "tab",
    "numPr": "ilvl numId numberingChange ins",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
        "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "settings": _SETTINGS,
    "compat": "compatSetting",
    "fonts": "font",
    "font": ("altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic"),
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "comments": "comment",
    "document": "background body",
}
"""Children in their order; those joined by ``|`` may stand in any order among themselves."""

REPEATED = frozenset(
    [
        "headerReference",
        "footerReference",
        "gridCol",
        "tr",
        "tc",
        "sdt",
        "ins",
        "del",
        "bookmarkStart",
        "bookmarkEnd",
        "tab",
        "style",
        "tblStylePr",
        "compatSetting",
        "font",
        "abstractNum",
        "num",
        "lvl",
        "lvlOverride",
        "comment",
    ]
)
"""Those that may stand more than once in a parent of ``ORDERS``."""

_RANGES = (
    "bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart "
    "commentRangeEnd proofErr"
)
_RUNS = f"r sdt ins del moveFrom moveTo smartTag customXml {_RANGES}"
_BLOCKS = f"p tbl sdt ins del moveFrom moveTo customXml altChunk {_RANGES}"

ALLOWED = {
    "p": f"pPr hyperlink fldSimple subDoc {_RUNS}",
    "hyperlink": f"hyperlink fldSimple {_RUNS}",
    "fldSimple": f"fldData hyperlink fldSimple {_RUNS}",
    "ins": _RUNS,
    "del": _RUNS,
    "moveFrom": _RUNS,
    "moveTo": _RUNS,
    "r": (
        "rPr br t delText instrText delInstrText noBreakHyphen softHyphen sym cr tab ptab fldChar footnoteReference "
        "endnoteReference commentReference footnoteRef endnoteRef separator continuationSeparator annotationRef "
        "lastRenderedPageBreak drawing pict object"
    ),
    "body": f"{_BLOCKS} sectPr",
    "tc": f"tcPr {_BLOCKS}",
    "hdr": _BLOCKS,
    "ftr": _BLOCKS,
    "footnote": _BLOCKS,
    "comment": _BLOCKS,
    "footnotes": "footnote",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "footnotePr": "pos numFmt numStart numRestart footnote",
}
"""Children that may stand in any order, any number of times; properties come first where there are any."""

VALUES = {
    "jc": "left right center both start end distribute",
    "vertAlign": "baseline superscript subscript",
    "u": "single words double thick dotted dash none",
    "family": "decorative modern roman script swiss auto",
    "pitch": "fixed variable default",
    "tab": "clear left start center right end decimal bar num",
}
"""What ``w:val`` of some elements may be."""

NUMBERS = frozenset(
    [
        "sz",
        "szCs",
        "outlineLvl",
        "gridSpan",
        "uiPriority",
        "ilvl",
        "numId",
        "abstractNumId",
        "start",
        "kern",
        "position",
        "zoom",
        "defaultTabStop",
    ]
)
"""Elements whose ``w:val`` is a whole number."""

LONGEST_AUTHOR = 255
LONGEST_BOOKMARK = 40
LONGEST_TAG = 64
"""What Word allows, in characters ([MS-OI29500], 2.1)."""
