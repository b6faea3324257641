"""``plenary verify``: whether a pack is what was recorded; without a server, without a network."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.given import content_of
from plenary.web.command.usage import Command

if TYPE_CHECKING:
    from plenary.record.pack.standalone import Fault
    from plenary.record.pack.standalone import Verdict as ItemVerdict


VERDICTS = {
    **dict.fromkeys(("signature", "key"), "not signed by a trusted key"),
    **dict.fromkeys(("archive", "pack", "item"), "no pack"),
}
"""What is said to a machine of a rule that was broken; of every other, that something was altered."""


@app.command(
    cls=Command,
    help=_("Check a pack: every entry, hash and signature, and every table made anew from the entries."),
    epilog=example("verify record.zip --key localhost/forum+1a2b3c4d+AZ…"),
)
def verify(
    context: typer.Context,
    pack: Annotated[
        Path, typer.Argument(metavar="PACK.zip", help=_("The pack, or an item of a batch."), show_default=False)
    ],
    key: Annotated[
        list[str] | None,
        typer.Option(
            "--key",
            metavar="KEY",
            help=_("A public key that you trust, NAME+ID+KEY; without one, those in the pack. May be repeated."),
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Say whether all is as it was recorded, else what is wrong first."""
    is_item = content_of(pack).startswith(b"{")
    installation.open_nothing()
    from plenary.record.pack.standalone import Fault, check_item, read_key
    from plenary.record.pack.verification import verify_pack

    for given in key or ():
        try:
            read_key(given)
        except Fault as fault:
            raise Refusal(
                _("The key {key} is not of the form NAME+ID+KEY; give one as the body publishes it.").format(key=given),
                Outcome.USAGE,
            ) from fault
    try:
        if is_item:
            item = check_item(pack, tuple(key or ()))
        else:
            verdicts = verify_pack(pack, tuple(key or ()))
    except Fault as fault:
        entry = fault.place[1] if isinstance(fault.place, tuple) else None
        verdict = VERDICTS.get(fault.rule, "altered")
        data = {"verdict": verdict, "rule": fault.rule, "entry": entry, "sentence": fault.sentence}
        answer(context, _sentence(fault), data, Outcome.ATTENTION)
    if is_item:
        _tell_item(context, item)
        return
    lines = [_("All is as it was recorded.")]
    for one in verdicts:
        lines.append(
            _("{body}: entries: {size}; root {root}; signed by {keys}; table rows made anew: {rows}").format(
                body=one.body, size=one.size, root=one.root, keys=", ".join(one.keys), rows=one.rows
            )
        )
        if one.unlike:
            lines.append(
                _("Kept in another form by this release, and not compared: {tables}").format(
                    tables=", ".join(one.unlike)
                )
            )
        lines += one.remarks
    if not key:
        lines.append(_("The key was taken from the pack itself: compare it with the one that the body has published."))
    logs = [asdict(one) for one in verdicts]
    answer(context, "\n".join(lines), {"verdict": "as recorded", "logs": logs})


def _tell_item(context: typer.Context, item: "ItemVerdict") -> None:
    said = _("The item is in a batch on the record of {body}, under a checkpoint of {size} entries signed by {keys}.")
    answer(
        context,
        said.format(body=item.body, size=item.size, keys=", ".join(item.keys)),
        {
            "verdict": "as recorded",
            "item": {"body": item.body, "size": item.size, "root": item.root, "keys": item.keys},
        },
    )


def _sentence(fault: "Fault") -> str:
    """The verdict in the user's language; what the pack's own verifier says of it follows in English."""
    if fault.rule == "entry" and isinstance(fault.place, tuple):
        body, sequence = fault.place
        first = _("This is not what was recorded. The first bad entry is {sequence} of {body}.").format(
            sequence=sequence, body=body
        )
    elif isinstance(fault.place, tuple):
        body, sequence = fault.place
        first = _(
            "This is not what was recorded. In the tables of the pack, what entry {sequence} of {body} made stands "
            "otherwise."
        ).format(sequence=sequence, body=body)
    elif fault.rule in ("signature", "key"):
        first = _("This is not signed by a key that you trust.")
    else:
        first = _("This is not what was recorded, or not a whole pack.")
    return f"{first}\n{fault.sentence}"
