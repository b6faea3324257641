"""Documents and their language versions. The files lie in the store, by hash."""

from django.db import models

from plenary.record.tables import Dated


class Document(Dated):
    """A document. A restricted one has no ``titles``: they are behind the commitment ``private_titles``."""

    key = models.CharField(max_length=63)
    distribution = models.CharField(max_length=16)
    audience = models.CharField(max_length=80)
    titles = models.JSONField()
    private_titles = models.CharField(max_length=64, default="")
    symbol = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "key"], name="document_by_key"),
            models.Index(fields=["body", "symbol"], name="document_by_symbol"),
        ]


class Filed(Dated):
    """Something of which a file lies in the store: ``file`` is its hash, salted by what is behind the commitment
    ``salt`` where there is one."""

    media = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    file = models.CharField(max_length=64)
    salt = models.CharField(max_length=64, default="")

    class Meta:
        abstract = True

    @property
    def document_key(self) -> str:
        """The register's key of the document whose file it is; empty for what is no document."""
        return ""


class DocumentVersion(Filed):
    """A document in one language; the file of a restricted one is salted."""

    document = models.CharField(max_length=63)
    language = models.CharField(max_length=35)
    status = models.CharField(max_length=16)

    @property
    def document_key(self) -> str:
        return self.document

    class Meta:
        indexes = [
            models.Index(fields=["body", "document"], name="version_by_document"),
            models.Index(fields=["body", "salt"], name="version_by_salt"),
        ]


class IssuedSymbol(Dated):
    """That a symbol is in use, and for what: an address within the body. A symbol is used once."""

    symbol = models.CharField(max_length=120)
    address = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["body", "symbol"], name="issued_symbol")]
