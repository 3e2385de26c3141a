"""PDFs written by hand, byte by byte, so that a test knows everything that is in one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Courier"}
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def lines(*rows: str, x: float = 72, y: float = 720, size: float = 12, font: str = "F1", before: str = "") -> str:
    """Return the content of a page that shows rows of text, 14 points from one to the next."""
    shown = "".join(f"({_escaped(row)}) Tj T*\n" for row in rows)
    return f"BT {before} /{font} {size} Tf 14 TL {x} {y} Td\n{shown}ET\n"


def box(x: float, y: float, width: float, height: float, colour: str = "0 0 0") -> str:
    """Return the content of a page that shows a filled box."""
    return f"q {colour} rg {x} {y} {width} {height} re f Q\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf(*pages: str, page_extra: str = "", annotations: str = "", user_password: str = "") -> bytes:
    """Return a PDF with these contents of pages; locked where there is a password."""
    fonts = " ".join(f"/{name} {3 + index} 0 R" for index, name in enumerate(FONTS))
    first = 3 + len(FONTS)
    bodies: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        _page_tree(range(first + 1, first + 2 * len(pages), 2)),
    ]
    bodies += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>".encode() for name in FONTS.values()]
    key, locking = _lock(user_password) if user_password else (b"", b"")
    for content in pages:
        data = content.encode("latin-1")
        data = _rc4(_object_key(key, len(bodies) + 1), data) if key else data
        bodies.append(b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream")
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(bodies)} 0 R {page_extra}"
        page += f" /Resources << /Font << {fonts} >> >>" + (f" /Annots [{annotations}]" if annotations else "")
        bodies.append(f"<< {page} >>".encode())
    return _file(bodies, locking)


def _page_tree(numbers: Iterable[int]) -> bytes:
    kids = [f"{number} 0 R" for number in numbers]
    return f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()


def _file(bodies: list[bytes], locking: bytes) -> bytes:
    bodies = [*bodies, locking] if locking else bodies
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root 1 0 R" % (len(bodies) + 1)
    if locking:
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(bodies)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table
    return bytes(out + b"trailer " + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % xref)


def _lock(password: str) -> tuple[bytes, bytes]:
    """Return the key and the dictionary of the oldest way to lock a PDF (RC4 with 40 bits)."""
    padded = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + b"\xfc\xff\xff\xff" + b"\x00").digest()[:5]
    user = _rc4(key, _PADDING)
    entries = b"/Filter /Standard /V 1 /R 2 /P -4 /O <" + owner.hex().encode() + b"> /U <" + user.hex().encode() + b">"
    return key, b"<< " + entries + b" >>"


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\x00\x00").digest()[: len(key) + 5]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
