"""What this package feeds the search: members, groups, stakeholders, forums and documents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plenary.bodies.models import Document, DocumentVersion, Forum, Group, Stakeholder
from plenary.bodies.queries import list_memberships_of
from plenary.bodies.rules.audience import PUBLIC
from plenary.bodies.rules.forum import RecordMode
from plenary.bodies.search.reading import read_words
from plenary.bodies.search.source import Item, Sort, Source, add, by_letters, by_number
from plenary.bodies.store import Altered, open_store
from plenary.kit.language import marked
from plenary.record.reading import open_value

MEMBERS = Sort("member", marked("Members"), 10)
GROUPS = Sort("group", marked("Groups"), 20)
STAKEHOLDERS = Sort("stakeholder", marked("Stakeholders"), 30)
FORUMS = Sort("forum", marked("Forums"), 40)
DOCUMENTS = Sort("document", marked("Documents"), 50)


def register() -> None:
    """Called once, when the package is ready."""
    add(Source("members", collect_members, narrow), MEMBERS)
    add(Source("groups", collect_groups, narrow), GROUPS)
    add(Source("stakeholders", collect_stakeholders, narrow), STAKEHOLDERS)
    add(Source("forums", collect_forums, narrow), FORUMS)
    add(Source("documents", collect_documents, narrow), DOCUMENTS)


def narrow(address: str) -> str | None:
    """The thing itself; what lies below it, as the delegation of a member, is not what it is found by."""
    return address if address.count("/") == 1 else None


def collect_members(body: str, scope: str) -> Iterator[Item]:
    """A member under all its names and its code, in the body's own order; also under those that it bore, and those that
    it bears from a later day on."""
    rows = list_memberships_of(body, _key(scope))
    for row in rows[-1:]:
        item = _lay_out(MEMBERS, scope, row.code, row.names, order=by_number(row.place))
        called = tuple(dict.fromkeys(_join(each.names) for each in reversed(rows)))
        yield replace(item, names=(row.code, *called), words=called)


def collect_groups(body: str, scope: str) -> Iterator[Item]:
    """A group under all its names and its code, by code."""
    for row in Group.rows.at().filter(body=body, code=_key(scope)):
        yield _lay_out(GROUPS, scope, row.code, row.names)


def collect_stakeholders(body: str, scope: str) -> Iterator[Item]:
    """A stakeholder under all its names and its code, by code; it is shown by what the record has of it."""
    for row in Stakeholder.rows.at().filter(body=body, code=_key(scope)):
        yield replace(_lay_out(STAKEHOLDERS, scope, row.code, row.names), address=f"record/changes?at={scope}")


def collect_forums(body: str, scope: str) -> Iterator[Item]:
    """A forum under all its names, and not who is in it; a closed one for those alone who may see its page."""
    for row in Forum.rows.at().filter(body=body, key=_key(scope)):
        audience = f"forum:{row.key}" if row.mode == RecordMode.CLOSED else PUBLIC
        yield replace(_lay_out(FORUMS, scope, row.key, row.names), audience=audience)


def collect_documents(body: str, scope: str) -> Iterator[Item]:
    """A document under its symbol, its titles and the words of its files; those with a symbol first, by it.

    A restricted one is found by its audience alone, and holds its private title and words until they are erased.
    """
    for row in Document.rows.at().filter(body=body, key=_key(scope)):
        titles, held = _read_titles(body, row)
        versions = list(DocumentVersion.rows.at().filter(body=body, document=row.key).order_by("language"))
        files = [_read_file(body, version) for version in versions]
        yield Item(
            sort=DOCUMENTS.key,
            key=scope,
            scope=scope,
            address=f"{scope}/",
            order=by_letters(row.symbol or f"~{row.key}"),
            titles=titles,
            symbol=row.symbol or "",
            detail=" ".join(version.language for version in versions),
            names=(row.symbol or "", row.key, *titles.values()),
            words=(_join(titles), *(words for words, _held in files)),
            audience=row.audience,
            commitments=(*held, *(each for _words, held in files for each in held)),
        )


def _lay_out(sort: Sort, scope: str, code: str, names: Mapping[str, str], *, order: str = "") -> Item:
    """What has a code, names by language and a page of its own, by code where nothing else is said."""
    return Item(
        sort=sort.key,
        key=scope,
        scope=scope,
        address=f"{scope}/",
        order=order or by_letters(code),
        titles=names,
        names=(code, *names.values()),
        words=(_join(names),),
    )


def _join(names: Mapping[str, str]) -> str:
    """All names, by language: where somebody looks for one in another language, it is shown."""
    return " · ".join(dict.fromkeys(names[tag] for tag in sorted(names)))


def _key(scope: str) -> str:
    return scope.split("/")[1] if "/" in scope else ""


def _read_titles(body: str, row: Document) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Titles by language, and the commitment that they were opened from; none where they were erased."""
    titles = open_value(body, row.private_titles) if row.private_titles else row.titles
    if not isinstance(titles, dict):
        return {}, ()
    return {tag: str(title) for tag, title in titles.items()}, (row.private_titles,) if row.private_titles else ()


def _read_file(body: str, version: DocumentVersion) -> tuple[str, tuple[str, ...]]:
    """The words of a language version, and the commitment of the salt that its file was opened with; none where it
    cannot be read, or its salt or itself was erased."""
    salt = open_value(body, version.salt) if version.salt else ""
    if not isinstance(salt, str):
        return "", ()
    try:
        data = open_store().get(version.file, bytes.fromhex(salt))
    except Altered:
        return "", ()
    return read_words(data, version.media), (version.salt,) if version.salt else ()
