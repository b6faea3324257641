"""Where a run begins and ends: it chooses the language, runs one command, and turns what went wrong into a
sentence and an exit code."""

import io
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from types import FrameType

from plenary.kit.language import _, available, speaks, use, wanted
from plenary.kit.refusal import Outcome, Refusal


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; raises SystemExit with the exit code (``Outcome``)."""
    try:
        _main(arguments)
    except KeyboardInterrupt as stopped:
        # While the libraries are loaded, which is when an impatient user presses Ctrl-C again.
        sys.stderr.write(_("Stopped; nothing was written.") + "\n")
        raise SystemExit(Outcome.INTERRUPTED) from stopped


def _main(arguments: Sequence[str] | None) -> None:
    given = list(sys.argv[1:] if arguments is None else arguments)
    asked = _asked(given)
    use(asked if asked and speaks(asked) else wanted(os.environ))
    # Their help is said in the user's language while they are imported.
    from plenary.kit.program import called
    from plenary.web.command.answer import Listener, refuse
    from plenary.web.command.index import application

    for stream in (sys.stdout, sys.stderr):
        # Texts in six scripts: what is written is UTF-8, whatever the system's language is.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    signal.signal(signal.SIGTERM, _terminate)
    listener = Listener(machine="--json" in given)

    def run() -> object:
        if asked and not speaks(asked):
            raise Refusal(
                _("Plenary does not speak {language}; it speaks {known}.").format(
                    language=asked, known=", ".join(available())
                ),
                Outcome.USAGE,
            )
        code = application(given)(args=given, prog_name=called(), obj=listener, standalone_mode=False)
        if code == Outcome.INTERRUPTED and not listener.answered:
            raise Refusal(_("Stopped; nothing was written."), Outcome.INTERRUPTED)
        return code

    end(run, lambda refusal: refuse(refusal, listener))


def end(run: Callable[[], object], refuse: Callable[[Refusal], None]) -> None:
    """Run, and raise SystemExit with the exit code; say what went wrong with ``refuse``."""
    from plenary.web.command.mistake import Mistake, NoArgsIsHelpError, sentence

    try:
        code = run()
    except Refusal as refusal:
        refuse(refusal)
        sys.exit(refusal.outcome)
    except NoArgsIsHelpError as error:
        error.show()
        raise SystemExit(Outcome.USAGE) from error
    except Mistake as error:
        refuse(Refusal(sentence(error), Outcome.USAGE))
        raise SystemExit(Outcome.USAGE) from error
    except MemoryError as error:
        refuse(Refusal(_("There is not enough memory for this; try with fewer or smaller files."), Outcome.INPUT))
        raise SystemExit(Outcome.INPUT) from error
    except Exception as error:
        refuse(Refusal(_fault(error), Outcome.FAULT))
        raise SystemExit(Outcome.FAULT) from error
    sys.exit(code if isinstance(code, int) else Outcome.DONE)


def _asked(arguments: Sequence[str]) -> str:
    """The value of ``--language``, the last where there are several, needed before the options can be read properly."""
    asked = ""
    for place, argument in enumerate(arguments):
        if argument.startswith("--language="):
            asked = argument.partition("=")[2]
        if argument == "--language":
            asked = "".join(arguments[place + 1 : place + 2])
    return asked


def _fault(error: Exception) -> str:
    if os.environ.get("PLENARY_TRACEBACK"):
        sys.stderr.write("".join(traceback.format_exception(error)))
    return _(
        "This is a fault in Plenary, not in your files ({kind}: {error}); nothing was overwritten. "
        "Please report it with what PLENARY_TRACEBACK=1 shows when you run the command again."
    ).format(kind=type(error).__name__, error=error)


def _terminate(number: int, frame: FrameType | None) -> None:
    """End as if by our own decision, so that half-written files are cleared away."""
    sys.exit(Outcome.TERMINATED)
