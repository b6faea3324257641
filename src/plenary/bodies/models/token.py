"""Tokens by which programs ask in somebody's name."""

from django.db import models

from plenary.bodies.models.account import Account
from plenary.record.tables import Operational


class Token(Operational):
    """That whoever shows a secret asks for an account, from one seat of one body, within ``scopes``, for a time.

    Only the digest of the secret is kept.
    """

    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    body = models.CharField(max_length=64)
    seat = models.CharField(max_length=128)
    label = models.CharField(max_length=80)
    scopes = models.JSONField()
    made = models.DateTimeField()
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)
