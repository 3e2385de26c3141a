"""``countermove``: finds the command's module, and turns errors into messages and exit statuses.

A command's module is imported only when the command runs or its own help is asked for. It is ``cli/NAME.py`` and has a
function called ``NAME`` (or ``command``), declared the way typer wants it, or a typer application called ``actions``
where the command has actions of its own. A command whose module is not there is not listed. Exit status: 0 done, 1 the
input has an error, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from countermove.cli.visible import visible
from countermove.errors import CountermoveError, nearest

# Every command, in the order of the help: those that look at a case, those that report, those around files.
COMMANDS = {
    "demo": "Work through the bundled case, start to finish.",
    "read": "Read documents into records: what they say, how surely, and what is missing.",
    "search": "Search the records of a folder.",
    "releases": "Lay two releases of one document side by side.",
    "notes": "List and add notes on cited paragraphs.",
    "new": "Start a case: a folder with a commented case.yaml.",
    "check": "Validate a case; count options, feasible states and citations.",
    "code": "Propose what the record offers to a case, for review.",
    "cited": "List the paragraphs a case cites, or say what rests on one.",
    "solve": "Say which states hold, for whom and under which concept.",
    "explain": "Say why a state holds or does not, with the moves that decide it.",
    "paths": "Say how the conflict can move on from where it stands, and where that can end.",
    "inverse": "Say whose preferences would have to differ, and how, for a state to hold.",
    "options": "Assess what an actor could do: cost, answers, hardest moves.",
    "motives": "Weigh rival hypotheses about what an actor is after.",
    "timeline": "Say what was done and said when, and how a campaign reads.",
    "sweep": "Say what holds however the open points of a case are settled, and what hangs on which.",
    "compare": "Say what two cases code differently, which results differ, and why.",
    "paper": "Write a paper: options, or the reading of a campaign.",
    "desk": "Open the workbench in the browser.",
    "forecasts": "Keep a register of forecasts: add, revise, resolve and score them.",
    "convert": "Turn a case into another file format, or another format into a case.",
    "cases": "List the bundled cases.",
    "schema": "Print the JSON Schema of case files, for editors.",
}


class LazyGroup(TyperGroup):
    """The commands by name; listing them imports none of them."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
        """Return the names of the commands that are there."""
        return [name for name in COMMANDS if find_spec(f"countermove.cli.{name}")]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a stand-in that carries the command's one line of help."""
        if cmd_name not in self.list_commands(ctx):
            return None
        return TyperCommand(cmd_name, help=COMMANDS[cmd_name], short_help=COMMANDS[cmd_name])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is about to run, its module imported now."""
        names = self.list_commands(ctx)
        if args and args[0] not in names and not args[0].startswith("-"):
            hint = nearest(args[0], names) or "the commands are " + ", ".join(names)
            ctx.fail(visible(f'there is no command "{args[0]}"; {hint}'))
        name, stand_in, rest = super().resolve_command(ctx, args)
        return name, stand_in and _loaded(str(name)), rest


@cache
def _loaded(name: str) -> Any:
    module = import_module(f"countermove.cli.{name}")
    app = getattr(module, "actions", None)  # a command with actions of its own is a group
    if app is None:
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        app.command(name)(getattr(module, name, None) or module.command)
    command = typer.main.get_command(app)
    command.name = name
    return command


app = typer.Typer(
    cls=LazyGroup,
    name="countermove",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # frames cost a tenth of a second, and plain text can be piped
    help="Strategic options analysis from the written record. CASE is a file, a folder, or a bundled case's name.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from countermove import __version__

        print(f"countermove {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None:
    del version  # printed by the callback


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(None if args is None else list(args), prog_name="countermove")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        return 130
    except CountermoveError as error:
        print(visible(str(error)), file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains while it closes
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(visible(f"{where}{error.strerror or error}"), file=sys.stderr)
        return 1
    except Exception as fault:
        if os.environ.get("COUNTERMOVE_TRACEBACK"):
            raise
        print(
            f"This is a fault in countermove, not in your case: {type(fault).__name__}: {fault}. Please report it with "
            "the case; COUNTERMOVE_TRACEBACK=1 shows where it happened.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
