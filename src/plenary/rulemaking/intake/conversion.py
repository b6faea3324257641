"""Old and foreign word-processor files, converted by LibreOffice where it is installed.

It runs under a profile of its own that executes no macro, follows no link and reaches no network, and is
ended, with all it started, when its time is up.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from plenary.kit.turn import giving_way
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.document import Format
from plenary.rulemaking.intake.fault import Fault, Flaw

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_SETTINGS: Mapping[tuple[str, str], str] = {
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("org.openoffice.Office.Writer/Content/Update", "Link"): "0",
    ("org.openoffice.Inet/Settings", "ooInetProxyType"): "2",
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName"): "127.0.0.1",
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort"): "9",
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName"): "127.0.0.1",
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort"): "9",
}
_FILTER = "docx:MS Word 2007 XML"


def program() -> str | None:
    """Where LibreOffice is, or None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def convert(files: Sequence[tuple[Format, bytes]]) -> list[bytes | Fault]:
    """Each file as a Word file, or why not. Takes a second or two for the first, little for each further."""
    office = program()
    if office is None:
        return [Fault(Flaw.NO_OFFICE, kind=found) for found, _ in files]
    with tempfile.TemporaryDirectory(prefix="plenary-") as folder:
        results = _converted(office, Path(folder), files)
        if None in results and len(files) > 1:
            # One file that stops the program must not stop the others: each that is missing is tried alone.
            results = [
                result if result is not None else _converted(office, Path(folder) / f"alone-{place}", [files[place]])[0]
                for place, result in enumerate(results)
            ]
    return [
        Fault(Flaw.NOT_CONVERTED, kind=found) if result is None else result
        for result, (found, _) in zip(results, files, strict=True)
    ]


def _converted(office: str, folder: Path, files: Sequence[tuple[Format, bytes]]) -> list[bytes | None]:
    profile, inbox, outbox = folder / "profile", folder / "in", folder / "out"
    (profile / "user").mkdir(parents=True)
    inbox.mkdir()
    outbox.mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    names = []
    for place, (found, data) in enumerate(files):
        names.append(inbox / f"{place}.{found}")
        names[-1].write_bytes(data)
    _run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
            *("--convert-to", _FILTER, "--outdir", str(outbox)),
            *map(str, names),
        ],
        folder,
    )
    made = [outbox / f"{place}.docx" for place in range(len(files))]
    return [file.read_bytes() if file.is_file() and file.stat().st_size <= limit.FILE else None for file in made]


def _run(command: Sequence[str], folder: Path) -> None:
    """Whether it did its work is seen by the files it made; its exit code does not say."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        with giving_way():
            process.wait(limit.CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        pass
    finally:
        # It leaves helpers behind when it is stopped, and sometimes when it ends.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for (path, name), value in _SETTINGS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )
