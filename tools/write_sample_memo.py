"""Print the invented memorandum of the how-to as a PDF that looks like a released one.

The text is tests/records/samples/strait-memo.txt; Chromium prints it. Run it again only if the text changes: the PDF is
part of the package, and the tests compare what is read from it with what a careful reader expects.

    python tools/write_sample_memo.py
"""

import html
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEXT = ROOT / "tests" / "records" / "samples" / "strait-memo.txt"
PDF = ROOT / "src" / "countermove" / "cases" / "torva-dam" / "sources" / "torva-dam-memo.pdf"

STYLE = (ROOT / "tools" / "sample_memo.css").read_text(encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder) / "memo.html", Path(folder) / "memo.pdf"
        page.write_text(f"<meta charset=utf-8><title>An invented memorandum</title><style>{STYLE}</style>" + pages())
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--disable-background-networking",
        ]
        subprocess.run(
            [str(chromium), *flags, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True
        )
        PDF.parent.mkdir(parents=True, exist_ok=True)
        PDF.write_bytes(printed.read_bytes())
    print(f"{PDF.relative_to(ROOT)}: {PDF.stat().st_size:,} bytes")


def pages() -> str:
    """Return the memorandum's pages: broken where the text has a banner and a page number."""
    blocks = [block.strip() for block in TEXT.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    parts: list[list[str]] = [[]]
    for block in blocks:
        if block == "Confidential":
            continue
        if block.isdecimal():
            parts.append([])
        else:
            parts[-1].append(block)
    return "".join(page(number, blocks) for number, blocks in enumerate(parts, 1))


def page(number: int, blocks: list[str]) -> str:
    """Return one page with its banners and its number."""
    banner = '<div class="banner top">Confidential</div><div class="banner bottom">Confidential</div>'
    body = "\n".join(part(block) for block in blocks)
    return f'<div class="page">{banner}<div class="banner number">{number}</div>{body}</div>'


def part(block: str) -> str:
    """Return one block of the text as it is printed."""
    if block == "25X1":
        return '<p style="height:0;margin:0"><span class="margin" style="top:-.28in">25X1</span></p>'
    if block.startswith("[An invented"):
        return f'<p class="invented">{html.escape(block.strip("[]"))}</p>'
    if block.startswith("**"):
        words = "<br>".join(html.escape(line.strip()) for line in block.strip("*").split("\n"))
        return f"<h1>{words}</h1>" if "<br>" in words else f"<h2>{words}</h2>"
    words = html.escape(" ".join(block.split())).replace("&lt;sup&gt;1&lt;/sup&gt;", "<sup>1</sup>")
    words = re.sub(r"\[redacted\]", '<span class="box">[redacted]</span>', words)
    if block.isupper() and " - " not in block:
        return f'<p class="office">{words}</p>'
    if re.match(r"(Original|\d+) - |Distribution:", block):
        return f'<p class="list">{words}</p>'
    return f'<p class="small">{words}</p>' if block.startswith("<sup>") else f"<p>{words}</p>"


if __name__ == "__main__":
    main()
