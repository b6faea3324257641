"""``plenary token``: tokens of the API, made, listed and revoked by whoever runs the installation."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder, OfBody, find_log
from plenary.web.command.usage import Command, Commands

if TYPE_CHECKING:
    from plenary.bodies.models import Account, Token

token = typer.Typer(
    name="token",
    cls=Commands,
    help=_("Make, list and revoke the tokens by which programs use the API."),
    epilog=example("token list --folder house"),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(token)

LONGEST = 366
"""Days that a token lasts at most."""


@token.command(
    cls=Command,
    help=_("Make a token for a seat of an account, and show it this once."),
    epilog=example("token make desk@secretariat.example --seat secretariat --scope read"),
)
def make(
    context: typer.Context,
    account: Annotated[str, typer.Argument(metavar="E-MAIL", help=_("The address of the account."))],
    seat: Annotated[str, typer.Option("--seat", metavar="SEAT", help=_("The seat from which the token asks."))],
    scope: Annotated[
        list[str],
        typer.Option("--scope", metavar="SCOPE", help=_("What it may: read, prepare, act:NAME; can be given again.")),
    ],
    label: Annotated[str, typer.Option("--label", metavar="WORDS", help=_("What it is for."))] = "",
    days: Annotated[
        int, typer.Option("--days", metavar="NUMBER", min=1, max=LONGEST, help=_("How many days it lasts."))
    ] = 90,
    folder: Folder = PLACE,
    body: OfBody = "",
    json: Json = False,
) -> None:
    """Make a token."""
    installation.open_folder(folder)
    from plenary.bodies import token as tokens
    from plenary.bodies.seating import seats_of_account
    from plenary.kit import clock

    log, found = find_log(body), _find_account(account)
    seats = [each.name for each in seats_of_account(found, log.body)]
    if seat not in seats:
        raise Refusal(
            _("{account} has no seat {seat} in {body}; it has: {known}.").format(
                account=found.email, seat=seat, body=log.body, known=", ".join(seats) or "–"
            ),
            Outcome.USAGE,
        )
    _refuse_unknown(scope)
    expires = clock.now() + timedelta(days=days)
    secret = tokens.make(
        found,
        body=log.body,
        seat=seat,
        label=label[:80] or _("Made on the command line"),
        scopes=scope,
        expires=expires,
    )
    answer(
        context,
        _("This token is shown once; it lasts until {day}: {secret}").format(
            day=expires.date().isoformat(), secret=secret
        ),
        {"body": log.body, "seat": seat, "scopes": scope, "expires": expires.isoformat(), "token": secret},
    )


@token.command(
    "list",
    cls=Command,
    help=_("List the tokens that were not revoked; their secrets are kept nowhere."),
    epilog=example("token list --folder house"),
)
def list_all(context: typer.Context, folder: Folder = PLACE, json: Json = False) -> None:
    """List tokens."""
    installation.open_folder(folder)
    from plenary.bodies.models import Token

    found = list(Token.objects.select_related("account").filter(revoked=None).order_by("pk"))
    lines = [_write(each) for each in found]
    answer(context, "\n".join(lines) or _("There is no token."), {"tokens": [_tell(each) for each in found]})


@token.command(
    cls=Command,
    help=_("Make a token good for nothing from now on."),
    epilog=example("token revoke 1 --folder house"),
)
def revoke(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help=_("The number that the list of tokens gives."))],
    folder: Folder = PLACE,
    json: Json = False,
) -> None:
    """Revoke a token."""
    installation.open_folder(folder)
    from plenary.bodies import token as tokens
    from plenary.bodies.models import Token

    found = Token.objects.select_related("account").filter(pk=number, revoked=None).first()
    if found is None or not tokens.revoke(found.account, number):
        raise Refusal(_("There is no token {number}, or it was revoked.").format(number=number), Outcome.USAGE)
    answer(context, _("The token {label} is good for nothing any more.").format(label=found.label), {"number": number})


def _find_account(email: str) -> "Account":
    from plenary.bodies.models import Account

    found = Account.objects.filter(email=Account.objects.normalise(email)).first()
    if found is None:
        raise Refusal(_("There is no account {email} here.").format(email=email), Outcome.USAGE)
    return found


def _refuse_unknown(scopes: list[str]) -> None:
    """Raise Refusal for a scope that is none, or of an act that there is not."""
    from plenary.bodies.rules import scope as rules
    from plenary.record.registry import list_acts

    known = {rules.READ, rules.PREPARE, *(rules.scope_of(act.name) for act in list_acts())}
    for word in scopes:
        if word not in known:
            raise Refusal(
                _("There is no scope {word}; there are read, prepare, and act: with the name of an act.").format(
                    word=word
                ),
                Outcome.USAGE,
            )


def _write(token: "Token") -> str:
    used = token.used.isoformat(timespec="minutes") if token.used else _("never used")
    scopes = " ".join(token.scopes)
    return (
        f"{token.pk}  {token.account.email}  {token.body} {token.seat}  {scopes}  "
        f"– {token.expires.date().isoformat()}  {used}  {token.label}"
    )


def _tell(token: "Token") -> dict[str, object]:
    return {
        "number": token.pk,
        "account": token.account.email,
        "body": token.body,
        "seat": token.seat,
        "label": token.label,
        "scopes": token.scopes,
        "made": token.made.isoformat(),
        "expires": token.expires.isoformat(),
        "used": token.used.isoformat() if token.used else None,
    }
