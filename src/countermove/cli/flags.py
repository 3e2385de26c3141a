"""The flags that commands share: a case, how much of it may be listed, and which reading of it is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Case = Annotated[str, typer.Argument(metavar="CASE", help="A case file, its folder, or a bundled case's name.")]
State = Annotated[
    str,
    typer.Argument(metavar="STATE", help="Its number, Y and N for every option, the options taken (a,b), or its name."),
]
Party = Annotated[list[str] | None, typer.Option(help="A decision maker; may be repeated. All by default.")]
MaxStates = Annotated[int | None, typer.Option(min=1, help="How many combinations of options to allow.")]
Hold = Annotated[list[str] | None, typer.Option(help="An option to keep as it is; may be repeated.")]
Profile = Annotated[list[str] | None, typer.Option(help="PARTY:NAME, another reading of a party's order.")]
Drop = Annotated[list[str] | None, typer.Option(help="PARTY/preferences/3: leave that statement out.")]
SanctionsReading = Annotated[
    str, typer.Option(help="How far answers run: legal sequences; once or single repeat shortcuts of older programs.")
]
Sources = Annotated[
    list[Path] | None,
    typer.Option(help="A document, or a folder of documents, that may be one of the case's sources; may be repeated."),
]
