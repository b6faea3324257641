"""How the parts of a Word file find one another: content types and relationships."""

from plenary.rulemaking.example.build.styles import HEADER

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def manifest(parts: dict[str, str]) -> dict[str, str]:
    """[Content_Types].xml and the two relationship parts."""
    kinds = {"document": "document.main", "header1": "header", "footer1": "footer"}
    names = [name.removeprefix("word/").removesuffix(".xml") for name in parts]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_DOCUMENT}.{kinds.get(name, name)}+xml"/>'
        for name in names
    )
    types = (
        f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )
    links = "".join(
        f'<Relationship Id="rId{name}" Type="{RELATION}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in names
        if name != "document"
    )
    space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    top = (
        f'<Relationship Id="rId1" Type="{RELATION}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATION}/extended-properties" Target="docProps/app.xml"/>'
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": f"{HEADER}<Relationships {space}>{top}</Relationships>",
        "word/_rels/document.xml.rels": f"{HEADER}<Relationships {space}>{links}</Relationships>",
    }
