"""The forms of a page as a browser without scripts has them: their fields, and the buttons that send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageForm:
    """One form: where it is sent, its fields with their values, and its buttons as name and value."""

    action: str
    id: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.loose: list[tuple[str, str, str]] = []
        self._open: PageForm | None = None
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            assert self._open is None, "a form in a form"
            self._open = PageForm(found.get("action", ""), found.get("id", ""))
            self.forms.append(self._open)
        elif tag == "button" and "disabled" not in found and found.get("type") == "submit":
            button = found.get("name", ""), found.get("value", "")
            if "form" in found:
                self.loose.append((found["form"], *button))
            elif self._open:
                self._open.buttons.append(button)
        elif self._open and "name" in found:
            self._field(tag, found)
        elif tag == "option" and self._open and self._select:
            self._open.choices[self._select].append(found.get("value", ""))
            if "selected" in found or self._select not in self._open.fields:
                self._open.fields[self._select] = found.get("value", "")

    def _field(self, tag: str, found: dict[str, str]) -> None:
        assert self._open
        if tag == "input":
            self._open.fields[found["name"]] = found.get("value", "")
        elif tag == "select":
            self._select = found["name"]
            self._open.choices[self._select] = []
        elif tag == "textarea":
            self._area = found["name"]
            self._open.fields[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        self._select = "" if tag == "select" else self._select
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        if self._open and self._area:
            kept = self._open.fields[self._area]
            self._open.fields[self._area] = kept + (data if kept else data.removeprefix("\n"))


def forms_of(page: str) -> list[PageForm]:
    """Return the forms of a page, in order, with the buttons that stand elsewhere and name them."""
    reader = _Reader()
    reader.feed(page)
    by_id = {form.id: form for form in reader.forms if form.id}
    for form, name, value in reader.loose:
        by_id[form].buttons.append((name, value))
    return reader.forms
