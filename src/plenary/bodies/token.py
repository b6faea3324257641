"""Tokens: made by their owner, shown once, kept as a digest, and good for what the seat behind them may do today.

A secret has 256 random bits, so that a plain digest of it can be kept: nobody can try values out.
"""

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.http import HttpRequest

from plenary.bodies.models import Account, Token
from plenary.bodies.rules import scope
from plenary.kit import chance, clock
from plenary.kit.tally import count
from plenary.record.statement import select

BEGINS = "plenary_"
"""How every secret begins, so that a search for forgotten ones finds it."""
FRESH = timedelta(minutes=1)
"""How exactly the last use of a token is known."""
_WIDTH = 32
_KEPT = "plenary_token"


def make(account: Account, *, body: str, seat: str, label: str, scopes: Iterable[str], expires: datetime) -> str:
    """Make a token; its secret, which nobody can read again."""
    secret = BEGINS + base64.urlsafe_b64encode(chance.draw(_WIDTH)).decode("ascii").rstrip("=")
    Token.objects.create(
        digest=_digest(secret),
        account=account,
        body=body,
        seat=seat,
        label=label,
        scopes=scope.order(scopes),
        made=clock.now(),
        expires=expires,
    )
    return secret


def find(secret: str) -> Token | None:
    """The token of a secret while it is good: not revoked, not expired, of an account that is."""
    found = select(Token, {"digest": _digest(secret), "revoked": None})
    if not found or found[0].expires <= clock.now():
        return None
    (found[0].account,) = select(Account, {"id": found[0].account_id})
    return found[0] if found[0].account.is_active else None


def is_good(number: int, time: datetime) -> bool:
    """Whether a token that was read before is good still: neither revoked since, nor expired by that time."""
    found = select(Token, {"id": number, "revoked": None})
    return bool(found) and found[0].expires > time


def note_use(token: Token) -> None:
    """Keep when a token was last used, to the minute: a read is not to wait for a write each time."""
    now = clock.now()
    if token.used is None or now - token.used >= FRESH:
        Token.objects.filter(pk=token.pk).update(used=now)


def list_tokens(account: Account) -> list[Token]:
    """Every token of an account that was not revoked, the newest first."""
    return list(Token.objects.filter(account=account, revoked=None).order_by("-made", "-pk"))


def revoke(account: Account, number: int) -> bool:
    """Make a token of an account good for nothing from now on; whether there was one."""
    found = Token.objects.filter(pk=number, account=account, revoked=None)
    return found.update(revoked=clock.now()) == 1


def token_of(request: HttpRequest) -> Token | None:
    """The token by which a request is made; None for a session or for whoever asks."""
    token = request.__dict__.get(_KEPT)
    return token if isinstance(token, Token) else None


def carry(request: HttpRequest, token: Token) -> None:
    """From here on the request is the token's: its account asks, and no session has a part in it."""
    request.__dict__[_KEPT] = token
    request.user = token.account


def count_request(account: Account, most: int) -> int:
    """Count a request of an account's tokens in the present minute; how many seconds to wait, 0 if it is not too
    many. Several tokens of one account share the count."""
    now = clock.now()
    asked = count("tokens", f"{account.pk}", int(now.timestamp()) // 60)
    return 60 - int(now.timestamp()) % 60 if asked > most else 0


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
