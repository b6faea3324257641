"""Documents are registered, deposited in their languages, and issued under a symbol that is never used again."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from plenary.bodies.models import Document, DocumentVersion, Group, IssuedSymbol
from plenary.bodies.queries import (
    find_document,
    find_forum,
    find_last,
    find_symbol,
    list_appointments,
    list_beginnings,
    list_versions,
)
from plenary.bodies.rules.document import Distribution, Status, is_for
from plenary.bodies.rules.procedure import Key, Language, Names
from plenary.bodies.rules.symbol import BadSymbol, Symbol
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act
from plenary.record.sealing import Sealed, SealedAs
from plenary.record.store import Altered, open_store

AUDIENCE = (
    r"^(public|members|secretariat|delegation:[A-Z][A-Z0-9-]{0,15}|group:[A-Z][A-Z0-9-]{0,15}|"
    r"(forum|office):[a-z][a-z0-9-]{0,62})$"
)
"""How an audience of a document is written."""
Audience = Annotated[str, Field(pattern=AUDIENCE)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@act
class RegisterDocument(Act):
    """A document is taken into the register; a restricted one with titles that only its audience reads."""

    name = "document.register"
    called = marked("Register a document")
    seats = frozenset({"secretariat"})
    undone_by = "document.withdraw"

    key: Key
    distribution: Distribution = Field(strict=False)
    for_whom: Audience = "public"
    titles: Names | None = None
    private_titles: Annotated[Sealed, SealedAs(Names)] | None = None

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.key}",)

    def check(self, case: Case) -> None:
        for refused in list_faults(case.body, self.key, self.distribution, self.for_whom):
            raise refused
        restricted = self.distribution is Distribution.RESTRICTED
        if (self.titles is None) != restricted or (self.private_titles is None) == restricted:
            raise Refused(
                "bodies.title",
                _("{key} is restricted: give its titles as private_titles.").format(key=self.key)
                if restricted
                else _("{key} is not restricted: give its titles as titles.").format(key=self.key),
                "titles",
            )

    def apply(self, entry: Entry) -> None:
        Document.enter(
            entry,
            key=self.key,
            distribution=self.distribution.value,
            audience=self.for_whom,
            titles=self.titles or {},
            private_titles=self.private_titles.commitment if self.private_titles else "",
            symbol=None,
        )


@act
class WithdrawDocument(Act):
    """A document that was not issued leaves the register; its key is not given again."""

    name = "document.withdraw"
    called = marked("Withdraw a document")
    seats = frozenset({"secretariat"})
    final = True

    key: Key

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.key}",)

    def check(self, case: Case) -> None:
        found = require_document(case, self.key, "key")
        if found.symbol is not None:
            raise Refused(
                "bodies.issued",
                _("This document was issued as {symbol}: issue a correction or a revision instead.").format(
                    symbol=found.symbol
                ),
                "key",
            )

    def apply(self, entry: Entry) -> None:
        Document.lapse(entry, key=self.key)
        DocumentVersion.lapse(entry, document=self.key)


@act
class DepositVersion(Act):
    """A language version of a document is deposited, or takes the place of the one before; the file is in the store.

    ``file`` is SHA-256 over the bytes, for a restricted document over ``salt`` and the bytes.
    """

    name = "version.deposit"
    called = marked("Deposit a language version")
    seats = frozenset({"secretariat"})
    undone_by = "version.withdraw"

    document: Key
    language: Language
    status: Status = Field(strict=False)
    media: Annotated[str, Field(pattern=r"^[a-z]{2,8}$")]
    size: Annotated[int, Field(ge=1, le=2**53 - 1)]
    file: Hash
    for_whom: Audience = "public"
    salt: Annotated[Sealed, SealedAs(Hash)] | None = None

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.document}",)

    def check(self, case: Case) -> None:
        found = require_document(case, self.document, "document")
        restricted = found.distribution == Distribution.RESTRICTED
        if found.audience != self.for_whom or (self.salt is not None) != restricted:
            raise Refused(
                "bodies.audience",
                _("{document} is restricted: give its version for {audience} and with a salt.").format(
                    document=self.document, audience=found.audience
                )
                if restricted
                else _("{document} is for the public: give its version for it too, without a salt.").format(
                    document=self.document
                ),
                "for_whom",
            )
        require_kept(self.file, self.size, bytes.fromhex(str(self.salt.value)) if self.salt else b"")

    def apply(self, entry: Entry) -> None:
        DocumentVersion.lapse(entry, document=self.document, language=self.language)
        DocumentVersion.enter(
            entry,
            document=self.document,
            language=self.language,
            status=self.status.value,
            media=self.media,
            size=self.size,
            file=self.file,
            salt=self.salt.commitment if self.salt else "",
        )


@act
class WithdrawVersion(Act):
    """A language version is taken back; the last one of an issued document stays."""

    name = "version.withdraw"
    called = marked("Withdraw a language version")
    seats = frozenset({"secretariat"})
    undone_by = "version.deposit"

    document: Key
    language: Language

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.document}",)

    def check(self, case: Case) -> None:
        found = require_document(case, self.document, "document")
        versions = list_versions(case.body, self.document)
        if not any(version.language == self.language for version in versions):
            raise Refused(
                "bodies.no-version",
                _("{document} has no version in this language.").format(document=self.document),
                "language",
            )
        if found.symbol is not None and len(versions) == 1:
            raise Refused(
                "bodies.last-version",
                _(
                    "This document was issued as {symbol}, and this is its only version: deposit another first, or "
                    "issue a correction or a revision."
                ).format(symbol=found.symbol),
                "language",
            )

    def apply(self, entry: Entry) -> None:
        DocumentVersion.lapse(entry, document=self.document, language=self.language)


@act
class IssueDocument(Act):
    """A document is issued under a symbol, the same in all languages; what is wrong with it is mended by a /Corr or
    /Rev."""

    name = "document.issue"
    called = marked("Issue a document")
    seats = frozenset({"secretariat"})
    final = True

    document: Key
    symbol: Annotated[str, Field(max_length=120)]

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.document}",)

    def check(self, case: Case) -> None:
        found = require_document(case, self.document, "document")
        for refused in list_symbol_faults(case.body, self.symbol, Distribution(found.distribution)):
            raise refused
        if found.symbol is not None:
            raise Refused(
                "bodies.issued-already", _("It was issued as {symbol}.").format(symbol=found.symbol), "document"
            )
        if not list_versions(case.body, self.document):
            raise Refused("bodies.nothing-to-issue", _("There is no version of it yet: deposit one first."), "document")

    def apply(self, entry: Entry) -> None:
        Document.require(entry, key=self.document).follow(entry, symbol=self.symbol)
        IssuedSymbol.enter(entry, symbol=self.symbol, address=f"documents/{self.document}")


def require_document(case: Case, key: str, field: str) -> Document:
    """The document as it stands; refuses a key that none bears."""
    found = find_document(case.body, key)
    if found is None:
        raise Refused("bodies.document", _("There is no document {key} here.").format(key=key), field)
    return found


def require_kept(file: str, size: int, salt: bytes) -> None:
    """Refuse a file that the store has not, or has in another size, or not with this salt.

    It is read: whoever erases a salt has its file removed, so that nobody may name another's under a salt of their own;
    and what was kept with a salt is for others than an open document. A replay asks nothing: the file may have been
    erased since.
    """
    store = open_store()
    if store.size(file) != size:
        raise Refused(
            "bodies.file",
            _("There is no file {file} of {size} bytes here: upload it first, then name it.").format(
                file=file, size=size
            ),
            "file",
        )
    try:
        store.get(file, salt)
    except Altered:
        raise Refused(
            "bodies.salt",
            _("The file {file} was not kept with this salt: upload it with the salt of the act.").format(file=file)
            if salt
            else _("The file {file} was kept with a salt: upload it without one, for a document that is open.").format(
                file=file
            ),
            "salt" if salt else "file",
        ) from None


def list_faults(body: str, key: str | None, distribution: Distribution, audience: str | None) -> Iterator[Refused]:
    """All that speaks against a document under a key, for an audience; against None, unsaid, nothing does."""
    if key is not None and Document.objects.filter(body=body, key=key).exists():
        yield Refused("bodies.document-key", _("The key {key} is, or was, a document's.").format(key=key), "key")
    if audience is not None and not is_for(distribution, audience):
        yield Refused(
            "bodies.distribution",
            _("A restricted document has an audience, and any other is for the public."),
            "for_whom",
        )
    elif audience is not None:
        yield from _list_nobody(body, audience)


def _list_nobody(body: str, audience: str) -> Iterator[Refused]:
    """That an audience names no member, group, forum or office there is: whoever comes to bear its code later must not
    read what was meant for others. An office is there once somebody was appointed to it, and its successors read."""
    kind, _colon, code = audience.partition(":")
    if kind == "delegation" and find_last(body, code) is None:
        yield Refused("bodies.member", _("No member here bears the code {code}.").format(code=code), "for_whom")
    if kind == "group" and not Group.list_standing(body, code=code):
        yield Refused("bodies.group", _("No group here bears the code {code}.").format(code=code), "for_whom")
    if kind == "forum" and find_forum(body, code) is None:
        yield Refused("bodies.forum", _("There is no forum {key} here.").format(key=code), "for_whom")
    if kind == "office" and not list_appointments(body, audience):
        yield Refused("bodies.office", _("No office here bears the key {key}.").format(key=code), "for_whom")


def list_symbol_faults(body: str, written: str, distribution: Distribution) -> Iterator[Refused]:
    """All that speaks against issuing a document under a symbol."""
    beginnings = list_beginnings(body)
    symbol = _read_symbol(written, beginnings)
    if symbol is None:
        yield Refused(
            "bodies.symbol",
            _("{symbol} is no symbol here: write it like {example}.").format(
                symbol=written, example=f"{beginnings[0]}/1/L.2/Rev.1"
            ),
            "symbol",
        )
        return
    yield from list_uses(body, written)
    if symbol.before is not None and find_symbol(body, symbol.before) is None:
        yield Refused(
            "bodies.symbol-before",
            _("{symbol} comes after {before}, which was not issued.").format(symbol=written, before=symbol.before),
            "symbol",
        )
    if symbol.is_limited and distribution is Distribution.GENERAL:
        yield Refused(
            "bodies.limited",
            _("A document of this series is of limited distribution, and this one is of general."),
            "symbol",
        )


def _read_symbol(written: str, beginnings: list[str]) -> Symbol | None:
    """A symbol as the rules make it; with a beginning of earlier rules, one that belongs to what was issued then: a
    revision, an addendum or a correction."""
    for beginning in beginnings:
        try:
            symbol = Symbol.parse(written, beginning)
        except BadSymbol:
            continue
        if beginning == beginnings[0] or symbol.suffixes:
            return symbol
    return None


def list_uses(body: str, symbol: str) -> Iterator[Refused]:
    """That a symbol is in use, whatever for."""
    used = find_symbol(body, symbol)
    if used is not None:
        yield Refused(
            "bodies.symbol-used",
            _("{symbol} is the symbol of {document} already: a symbol is used once.").format(
                symbol=symbol, document=used.address.split("/")[1]
            ),
            "symbol",
        )
