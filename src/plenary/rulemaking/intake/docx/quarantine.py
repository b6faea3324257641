"""What is in a Word file beside its text: kept apart, for the submitter and the officer only."""

from plenary.rulemaking.intake.document import Remark, What
from plenary.rulemaking.intake.docx.gathering import Gathering
from plenary.rulemaking.intake.docx.issue import NAMESPACE, OURS
from plenary.rulemaking.intake.docx.name import AUTHOR, attribute, local, w
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.story import plain

_SHOWN = 4000
"""Characters of one value that a person is shown."""
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_FOLDERS = {
    "media": What.PICTURE,
    "embeddings": What.OBJECT,
    "activeX": What.OBJECT,
    "charts": What.OBJECT,
    "diagrams": What.OBJECT,
}


def gather(package: Package, gathering: Gathering) -> None:
    """Adds all that stands outside the text to the quarantine, and says so."""
    _comments(package, gathering)
    _margins(package, gathering)
    _names(package, gathering)
    _properties(package, gathering)
    _members(package, gathering)


def _comments(package: Package, gathering: Gathering) -> None:
    root = package.part("comments")
    for comment in () if root is None else root.iterfind(w("comment")):
        place = gathering.commented.get(comment.get(w("id"), ""), "")
        gathering.authors.add(comment.get(AUTHOR, ""))
        gathering.remark(Remark.COMMENTS, place)
        gathering.withhold(What.COMMENT, place, plain(comment)[:_SHOWN])


def _margins(package: Package, gathering: Gathering) -> None:
    for kind, what in (("header", What.HEADER), ("footer", What.FOOTER)):
        for name in package.parts(kind):
            text = plain(package.root(name))
            if text:
                gathering.remark(Remark.HEADERS)
                gathering.withhold(what, name, text[:_SHOWN])


def _names(package: Package, gathering: Gathering) -> None:
    root = package.part("people")
    people = () if root is None else tuple(root)
    names = gathering.authors | {attribute(person, "author") for person in people}
    for name in sorted(names - {""}):
        gathering.withhold(What.NAME, "", name)


def _properties(package: Package, gathering: Gathering) -> None:
    for name in _PROPERTIES:
        if name in package.archive:
            for leaf in package.root(name).iter():
                text = (leaf.text or "").strip()
                if text and isinstance(leaf.tag, str):
                    holder = leaf.getparent()
                    label = local(leaf) if holder is None else attribute(holder, "name") or local(leaf)
                    if not label.startswith(OURS):
                        gathering.withhold(What.PROPERTY, name, f"{label}: {text[:_SHOWN]}")
    settings = package.part("settings")
    if settings is not None:
        for variable in settings.iter(w("docVar")):
            text = f"{variable.get(w('name'), '')}: {variable.get(w('val'), '')[:_SHOWN]}"
            gathering.withhold(What.PROPERTY, "word/settings.xml", text)


def _members(package: Package, gathering: Gathering) -> None:
    told = "; ".join(item.value for item in gathering.quarantine)
    for name in package.archive:
        folder, _, rest = name.rpartition("/")
        last = folder.rpartition("/")[2]
        if folder == "customXml" and rest.startswith("item") and "Props" not in rest:
            root = package.root(name)
            text = " ".join("".join(map(str, root.itertext())).split())
            if text and not str(root.tag).startswith(f"{{{NAMESPACE}}}"):
                gathering.withhold(What.DATA, name, text[:_SHOWN])
        elif rest and last in _FOLDERS and name not in told:
            gathering.withhold(_FOLDERS[last], name, f"{package.archive.size(name)} bytes")
