"""``plenary record export``: the record as one file that anybody can check."""

from pathlib import Path
from typing import Annotated

import typer

from plenary.kit import output_file
from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Force, Json, answer
from plenary.web.command.calling import command, example
from plenary.web.command.folder import PLACE, Folder, OfBody
from plenary.web.command.record import record
from plenary.web.command.usage import Command


@record.command(
    cls=Command,
    help=_("Write the record to one file: every entry, the signed checkpoint, and a program that checks them."),
    epilog=example("record export --folder house -o record.zip"),
)
def export(
    context: typer.Context,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="PACK.zip", help=_("The file to write."))],
    full: Annotated[
        bool,
        typer.Option("--full", help=_("With the private values: for the body's own archive, never to be published.")),
    ] = False,
    folder: Folder = PLACE,
    body: OfBody = "",
    force: Force = False,
    json: Json = False,
) -> None:
    """Export one body, or all of them."""
    output_file.refuse([output], overwrite=force)
    installation.open_folder(folder)
    from plenary.record.models import Log
    from plenary.record.pack.export import PackedLog, export_pack
    from plenary.record.storage import installed
    from plenary.web.command.folder import find_log

    storage = installed()
    logs = [find_log(body)] if body else [log for log in Log.objects.order_by("body") if not log.closed]
    packed = [PackedLog.of(log, storage) for log in logs]
    output_file.write(output, export_pack(packed, name=output.name, full=full), overwrite=force)
    lines = [_("Written: {file}").format(file=output)]
    lines += [
        _("{body}: entries: {size}; signed by {key}").format(body=log.body, size=log.size, key=one.signer.verifier)
        for log, one in zip(logs, packed, strict=True)
    ]
    lines.append(_("To check it: {command}").format(command=command("verify", str(output))))
    answer(
        context,
        "\n".join(lines),
        {
            "outputs": [str(output)],
            "logs": [
                {"body": log.body, "size": log.size, "key": str(one.signer.verifier)}
                for log, one in zip(logs, packed, strict=True)
            ],
        },
    )
