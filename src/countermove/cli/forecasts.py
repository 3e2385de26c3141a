"""``countermove forecasts ACTION``: a register of forecasts, kept, resolved and scored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from countermove.cli import forecasts_files, forecasts_read, forecasts_write
from countermove.cli.visible import visible
from countermove.errors import nearest

ACTIONS: dict[str, Callable[..., None]] = {
    "add": forecasts_write.add,
    "promote": forecasts_write.promote,
    "list": forecasts_read.list_,
    "show": forecasts_read.show,
    "revise": forecasts_write.revise,
    "resolve": forecasts_write.resolve,
    "score": forecasts_read.score,
    "export": forecasts_files.export,
    "import": forecasts_files.import_,
}


class ActionGroup(TyperGroup):
    """The actions in their own order; a name that is none is answered with the nearest."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is typer's
        """Return the names of the actions."""
        return list(ACTIONS)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the action that is about to run."""
        if args and args[0] not in ACTIONS and not args[0].startswith("-"):
            hint = nearest(args[0], ACTIONS) or "the actions are " + ", ".join(ACTIONS)
            ctx.fail(visible(f'there is no action "{args[0]}"; {hint}'))
        return super().resolve_command(ctx, args)


actions = typer.Typer(
    cls=ActionGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    subcommand_metavar="ACTION …",
    help="Keep a register of forecasts: add them, revise them, resolve them, score them. A register is one file, and "
    "nothing in it is ever changed or removed.",
)
for _name, _action in ACTIONS.items():
    actions.command(_name)(_action)
