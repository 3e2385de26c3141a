"""Word documents part by part, so that a test knows everything that is in one; those of a word processor, too."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def paragraph(text: str = "", *, style: str = "", properties: str = "", runs: str = "") -> str:
    """Return a paragraph with plain text, then runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run(text) if text else ''}{runs}</w:p>"


def run(text: str, look: str = "") -> str:
    """Return a run of text in a look."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def part(root: str, inner: str) -> str:
    """Return a whole part with its root element."""
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {names}>{inner}</w:{root}>'


def relations(*entries: tuple[str, str, bool]) -> str:
    """Return a list of relations: the last word of the type, the target, whether it is outside."""
    rows = []
    for index, (kind, target, outside) in enumerate(entries):
        mode = ' TargetMode="External"' if outside else ""
        rows.append(f'<Relationship Id="r{index}" Type="{R}/{kind}" Target="{target}"{mode}/>')
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{"".join(rows)}</Relationships>'


def docx(body: str, parts: Mapping[str, str] | None = None, entries: tuple[tuple[str, str, bool], ...] = ()) -> bytes:
    """Return a Word document with a body, and with other parts and relations of the body."""
    files = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml", False)),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*entries),
        **(parts or {}),
    }
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def item_documents() -> SearchStrategy[str]:
    """Give bodies of documents put together at random from the tags that the reader knows, well formed."""
    names = (
        "p r t pPr rPr tbl tr tc numPr ins del moveFrom footnote footnoteReference br tab sectPr drawing txbxContent"
    )
    names += " hyperlink vanish b highlight shd pStyle numId ilvl lastRenderedPageBreak sym tcPr type pageBreakBefore"
    values = st.sampled_from(["", "0", "1", "page", "black", "000000", "-7", "99999", "none", "F0B7", "superscript"])
    leaf = (
        st.text(st.sampled_from("ab 1<&\t\n"), max_size=6).map(escape).map(lambda text: f"<w:r><w:t>{text}</w:t></w:r>")
    )

    def wrapped(inner: SearchStrategy[str]) -> SearchStrategy[str]:
        return st.builds(
            lambda name, value, parts: f'<w:{name} w:val="{value}" w:type="{value}">{"".join(parts)}</w:{name}>',
            st.sampled_from(names.split()),
            values,
            st.lists(inner, max_size=4),
        )

    return st.lists(st.recursive(leaf, wrapped, max_leaves=30), max_size=5).map("".join)
