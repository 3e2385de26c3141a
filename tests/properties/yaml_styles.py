"""Plain values written as YAML in as many manners as people have."""

from __future__ import annotations

import json
import random
import re
from typing import Any


class Style:
    """Writes a value as YAML in a manner of its own: steps, dashes, brackets, quotation marks, comments, gaps."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.step, self.dash, self.gap = chance.randint(1, 5), chance.choice([0, 0, 2, 4]), chance.choice([1, 1, 3])
        self.remarks, self.brackets = chance.choice([0, 0.2, 0.5]), chance.choice([0, 0.3, 0.7])

    def text(self, value: dict[str, Any]) -> str:
        return "\n".join(self.block(value, 0)) + self.chance.choice(["", "\n", "\n# the end\n"])

    def block(self, value: Any, column: int) -> list[str]:
        lines: list[str] = []
        entries = list(value.items()) if isinstance(value, dict) else [("-", part) for part in value]
        for key, part in entries:
            lines += self.above(column)
            head = " " * column + (f"{self.scalar(key)}:" if isinstance(value, dict) else "-")
            inner = column + (self.dash if isinstance(part, list) and isinstance(value, dict) else self.step)
            inner = max(inner, column + 1) if not (isinstance(part, list) and isinstance(value, dict)) else inner
            if not part or isinstance(part, str) or self.chance.random() < self.brackets:
                written = self.inline(part, column + self.step)
                lines.append(head + written + ("" if "|-" in written else self.remark()))
            elif head.endswith("-") and self.chance.random() < 0.7:
                first, *others = self.block(part, column + 1 + self.gap)
                while not first.strip() or first.lstrip().startswith("#"):
                    first = others.pop(0)
                lines += [head + " " * self.gap + first.lstrip(), *others]
            else:
                lines += [head + self.remark(), *self.block(part, inner)]
        return lines

    def inline(self, part: Any, column: int) -> str:
        if part is None:
            return ""
        if isinstance(part, str) and self.chance.random() < 0.15 and part.strip() and part == part.strip():
            return " |-\n" + " " * column + part
        return " " * self.gap + (self.scalar(part) if isinstance(part, str) else self.flow(part, column))

    def flow(self, value: Any, column: int) -> str:
        if isinstance(value, str) or value is None:
            return "null" if value is None else self.scalar(value)
        between = self.chance.choice([", ", " , ", ",\n" + " " * column])
        if isinstance(value, dict):
            return "{" + between.join(f"{self.scalar(k)}: {self.flow(v, column)}" for k, v in value.items()) + "}"
        return (
            "["
            + between.join(self.flow(part, column) for part in value)
            + self.chance.choice(["", ","] if value else [""])
            + "]"
        )

    def scalar(self, text: str) -> str:
        bare = re.fullmatch(r"[a-z][a-z_ ]*[a-z]", text) and text not in {"null", "true", "false"}
        kind = (
            self.chance.choice(["bare", "bare", "single", "double"])
            if bare
            else self.chance.choice(["single", "double"])
        )
        return {"bare": text, "single": "'" + text.replace("'", "''") + "'"}.get(kind) or json.dumps(
            text, ensure_ascii=False
        )

    def above(self, column: int) -> list[str]:
        blank = [""] if self.chance.random() < self.remarks / 2 else []
        return blank + (
            [" " * column + f"# {self.chance.randrange(1000)}"] if self.chance.random() < self.remarks else []
        )

    def remark(self) -> str:
        return f"  # {self.chance.randrange(1000)}" if self.chance.random() < self.remarks else ""


def anything(chance: random.Random, depth: int = 0) -> Any:
    words = ["a b", "x", "word", "it's", "a: b", "# no", "1", "é", "[x", "many words in a row"]
    if depth > 3 or chance.random() < 0.35:
        return chance.choice([*words, None]) if depth else {"a": "b"}
    if depth and chance.random() < 0.5:
        return [anything(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    keys = chance.sample(["a", "b c", "d", "E", "name", "ff", "options"], chance.randint(1, 4))
    return {key: anything(chance, depth + 1) for key in keys}
