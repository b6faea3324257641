"""Accounts: the persons who sign in. An account holds no office and no seat; seats name accounts."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from plenary.record.tables import Operational


class Accounts(BaseUserManager["Account"]):
    """Makes and finds accounts by their address, which is the same in capitals and in small letters."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> "Account":
        account = self.model(email=self.normalise(email), **values)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=self.normalise(username or ""))

    @staticmethod
    def normalise(email: str) -> str:
        """One way to write an address."""
        return email.strip().lower()


class Account(AbstractBaseUser, Operational):
    """A person who signs in with an e-mail address; ``name`` is shown to the person's own delegation only."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)

    objects = Accounts()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
