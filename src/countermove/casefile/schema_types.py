"""The kinds of value that a case file is made of, and the base of its tables."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

Grade = Literal["low", "medium", "high"]
Basis = Literal["stated", "inferred", "borrowed", "judged"]
Place = Literal["stated", "borrowed", "judged", "derived"]
Tier = Literal["vital", "important", "minor"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("flag", "not true or false")


def _status(value: Any) -> bool | str:
    if value == "events":
        return "events"
    try:
        return _flag(value)
    except PydanticCustomError:
        raise PydanticCustomError("status", "not true, false or events") from None


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()[:10]
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("day", "not a date")
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise PydanticCustomError("day", "not a date") from None
    return value


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _one_text(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value


def _version(value: Any) -> Any:
    if str(value) != "1":
        raise PydanticCustomError("version", "another format")
    return 1


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
StatusQuo = Annotated[
    bool | Literal["events"],
    BeforeValidator(_status),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"const": "events"}]}),
]
Day = Annotated[str, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"})]
Version = Annotated[int, BeforeValidator(_version), WithJsonSchema({"const": 1})]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Texts = Annotated[
    list[str],
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}),
]
Names = Annotated[
    str,
    BeforeValidator(_one_text),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""A text, or a list of names, which becomes one text with commas."""
Changes = dict[str, Flag]


class Table(BaseModel):
    """A mapping with known keys. An empty value counts as absent, so that a half-written case can be checked."""

    model_config = ConfigDict(
        extra="forbid",
        coerce_numbers_to_str=True,
        frozen=True,
        defer_build=True,  # only the form that a file has is built, once
    )

    short_form: ClassVar[str] = ""
    """The key that a plain text stands for, where the short form of the entry is a text."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        if cls.short_form and (isinstance(value, str) or (value is None and cls._may_be_empty())):
            return {cls.short_form: value} if value is not None else {}
        if not isinstance(value, dict):
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: part for key, part in value.items() if part is not None or key not in known}

    @classmethod
    def _may_be_empty(cls) -> bool:
        return not cls.model_fields[cls.short_form].is_required()

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema: dict[str, Any] = handler(core)
        if not cls.short_form:
            return schema
        full = handler.resolve_ref_schema(schema)
        short = {"type": "string", "description": f"short form: the {cls.short_form}"}
        inner = dict(full)
        full.clear()
        description = inner.pop("description", "")
        full.update({"anyOf": [short, inner], "title": inner.pop("title", cls.__name__), "description": description})
        return schema


CITES = "Where this stands: SOURCE/SECTION/n; letters for bullets, fn1 for footnotes."
BASIS = "How it rests on the record: stated, inferred from something stated, borrowed from another document, or judged."


class Grounded(Table):
    """An input with what it rests on."""

    because: str = Field("", description="Why, in the coder's words.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Basis | None = Field(None, description=BASIS)
    note: str = Field("", description="A remark of the coder; changes nothing.")
