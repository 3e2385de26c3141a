"""``countermove schema``: the JSON Schema of case files."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of case files, for editors that check while you type."""
    import json

    from countermove.casefile.schema import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
