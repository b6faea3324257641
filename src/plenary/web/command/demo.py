"""``plenary demo``: the main job, done on the bundled example; then a site to try, with an invented body."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from plenary.engine.text.lossless import load
from plenary.kit import output_file
from plenary.kit.language import _, language, speaking
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.issuing import issue, render_for
from plenary.rulemaking.compilation.parallel import Languages, read_concordance
from plenary.rulemaking.example import SYMBOL
from plenary.rulemaking.membership import Membership, read_membership
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.submission import attribute, read_authors
from plenary.web.command.answer import Force, Json, answer, progress, say
from plenary.web.command.app import app
from plenary.web.command.arguments import reread
from plenary.web.command.calling import command, example
from plenary.web.command.demo_site import serve_demo
from plenary.web.command.register import register_data, register_table
from plenary.web.command.usage import Command

AS_AT = datetime(2031, 5, 14, 13, 30, tzinfo=UTC)
"""The example is set on an invented day, so that the same files are the same bytes whenever it is run."""


@app.command(
    cls=Command,
    help=_(
        "Compile the bundled example, a draft framework and what an invented membership handed in; then serve a site."
    ),
    epilog=example("demo --to my-folder"),
)
def demo(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Option("--to", metavar="FOLDER", help=_("Where to write; it is made if need be."))
    ] = Path("plenary-demo"),
    force: Force = False,
    files_only: Annotated[
        bool, typer.Option("--files-only", help=_("End when the files are written, and serve no site."))
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help=_("Begin the site's record anew, and forget what was done there."))
    ] = False,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            metavar="NUMBER",
            min=0,
            help=_("The site's port; otherwise 8000, or a free one where that is taken."),
            show_default=False,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Write the files, say where they are, and serve; a machine that reads JSON is given the files alone."""
    text, data = _write_files(folder, force)
    if files_only or json:
        answer(context, text, data)
    told = _(
        "The site has the same text, {symbol}. What was handed in on tables, in another language or by several "
        "together is in the files alone: the figures of the site are those without it."
    )
    say(Group(text, Text(""), Text(told.format(symbol=f"{SYMBOL}/Rev.1")), Text("")))
    # Whoever stops it from here on is not told that nothing was written.
    context.find_root().obj.answered = True
    serve_demo(folder / "site", fresh=fresh, port=port)


def _write_files(folder: Path, force: bool) -> tuple[RenderableType, dict[str, Any]]:
    """Compile the English text in every format, and the Arabic one as a page and a Word file; what to say of it."""
    began = time.monotonic()
    output_file.make_folder(folder)
    with as_file(files("plenary.rulemaking.example")) as bundle:
        membership = read_membership((bundle / "members.csv").read_bytes(), "members.csv")
        authors = read_authors((bundle / "authors.csv").read_bytes(), "authors.csv")
        files_in = sorted((bundle / "submissions").iterdir())
        # Two came in other languages; of one there is a translation.
        files_in.append(bundle / "languages" / "ELM.fr.docx")
        submissions = attribute([str(path) for path in files_in], membership, authors)
        concordance = (bundle / "concordance.csv").read_bytes()
        [translation] = attribute([str(bundle / "languages" / "ELM.docx")], membership, {})
        languages = Languages(
            tuple((tag, bundle / f"framework.{tag}.docx") for tag in ("ar", "fr")),
            read_concordance(concordance, "concordance.csv"),
            (replace(translation, translation=True),),
        )
        with progress(_("Reading submissions"), len(submissions) + len(languages.translations)) as tick:
            english = compile_text(
                bundle / "framework.en.docx",
                submissions,
                membership=membership,
                symbol=SYMBOL,
                older=[bundle / "framework.en.v1.docx"],
                languages=languages,
                tick=tick,
            )
        answered = compile_text(
            bundle / "framework.en.docx",
            attribute([str(bundle / "round-two" / "FEL_answer.docx")], membership, {}),
            membership=membership,
            symbol=f"{SYMBOL}/Rev.1",
            issued=load((bundle / "round-two" / "rolling.json").read_bytes()),
        )
        arabic = compile_text(
            bundle / "framework.ar.docx",
            [one for one in submissions if ".ar." in one.name],
            membership=membership,
            symbol=SYMBOL,
        )
    names = [f"rolling.{ending}" for ending in ("docx", "html", "pdf", "xml", "json", "csv", "txt")]
    edition = _edition(english, membership, language())
    contents = _contents(english, edition, membership, [folder / name for name in names])
    second = [folder / "rolling-2.docx", folder / "rolling-2.html"]
    contents |= _contents(answered, _edition(answered, membership, language()), membership, second)
    pages = [folder / "rolling.ar.html", folder / "rolling.ar.docx"]
    contents |= _contents(arabic, _edition(arabic, membership, "ar"), membership, pages)
    changed = {path: content for path, content in contents.items() if not _stands(path, content)}
    output_file.write_all(changed, overwrite=force)
    options = reread(
        bundle / "framework.en.docx",
        bundle / "members.csv",
        bundle / "authors.csv",
        [bundle / "framework.en.v1.docx"],
        None,
        [f"{tag}={path}" for tag, path in languages.texts],
        bundle / "concordance.csv",
    )
    took = time.monotonic() - began
    return (
        Group(
            register_table(english, edition, [], options),
            Text(""),
            Text(_("Open the Word file:  {file}").format(file=folder / "rolling.docx")),
            Text(_("Open the page:       {file}").format(file=folder / "rolling.html")),
            Text(_("Open the PDF:        {file}").format(file=folder / "rolling.pdf")),
            Text(
                _(
                    "Round two: an edited copy of an earlier issue of this text was read; "
                    "that issue with the answer is {file}"
                ).format(file=folder / "rolling-2.docx")
            ),
            Text(_("All files are in {folder}; it took {seconds} s.").format(folder=folder, seconds=f"{took:.1f}")),
            Text(""),
            Text(_("The files it was made of are in {folder}. To look closer at one of them:").format(folder=bundle)),
            Text(
                command(
                    "proof",
                    str(bundle / "submissions" / "HAL.txt"),
                    "--base",
                    str(bundle / "framework.en.docx"),
                    "--members",
                    str(bundle / "members.csv"),
                )
            ),
        ),
        {"outputs": [str(path) for path in contents], "register": register_data(english.register)},
    )


def _stands(path: Path, content: bytes) -> bool:
    """Whether the file is there already as it would be written: the demo's bytes never change by themselves."""
    return path.is_file() and path.read_bytes() == content


def _edition(compilation: Compilation, membership: Membership, tongue: str) -> Edition:
    with speaking(tongue):
        body = _("Assembly on Artificial Intelligence")
    return issue(compilation, membership, as_at=AS_AT, tongue=tongue, body=body)


def _contents(
    compilation: Compilation, edition: Edition, membership: Membership, paths: list[Path]
) -> dict[Path, bytes]:
    with progress(_("Writing"), len(paths)) as tick:
        contents = {}
        for path in paths:
            contents[path] = render_for(path, compilation, membership, tracked=False)(edition)
            tick()
    return contents
