"""Who may talk to the desk: one browser on this machine that was given the token, and pages of the desk itself.

Every request passes here before anything else sees it. What is refused is refused with a sentence, and every answer,
refusals included, carries the headers that keep a browser from doing more with it than showing it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with "no-referrer" a browser does not say which page a form is sent from
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
READS = frozenset({"GET", "HEAD"})
FORM_BYTES, UPLOAD_BYTES = 4_000_000, 64_000_000
UPLOADS = "/upload"
"""Below this path a request may be as long as a document; elsewhere as long as a case."""

_ENTER = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>countermove</title>
<meta http-equiv="refresh" content="0; url=/"></head><body><main><h1>countermove</h1>
<p><a href="/">Open the desk</a></p></main></body></html>"""


@dataclass(frozen=True)
class Keys:
    """What lets a browser in: the token of the printed address, and the secret of the cookie it is exchanged for."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """Return the cookie's name; cookies of one machine are shared by all ports, so it says which."""
        return f"countermove_desk_{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """Return the names under which a browser on this machine may call the desk."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})


class Guard:
    """Lets requests pass to an application, or refuses them."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refused(scope, headers) or self._entered(scope)
        if answer is None and not self._has_cookie(headers):
            answer = _refusal(403, "This desk opens with the address that the command printed; copy all of it.")
        target = answer if answer is not None else Bounded(self.app)
        await target(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.getlist("host") not in ([host] for host in self.keys.hosts):
            return _refusal(400, "This desk answers to 127.0.0.1 and localhost only.")
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"} and not _enters(scope, headers):
            return _refusal(403, "Another site sent this request; nothing was done.")
        if scope["method"] in READS:
            return None
        if "origin" not in headers and headers.get("sec-fetch-site") != "same-origin":
            return _refusal(403, "This request does not say which page sent it; nothing was done.")
        if "origin" in headers and headers["origin"] != f"http://{headers['host']}":
            return _refusal(403, "Another site sent this request; nothing was done.")
        return None

    def _entered(self, scope: Scope) -> Response | None:
        """Exchange the token for the cookie; the page that follows is asked for by the desk's own page, so that a
        strict cookie goes with it."""
        token = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token")
        if token is None or scope["method"] not in READS:
            return None
        if not secrets.compare_digest(token.encode(), self.keys.token.encode()):
            return _refusal(403, "This address is of another desk, or of one that was closed; see what was printed.")
        answer = HTMLResponse(_ENTER)
        answer.set_cookie(self.keys.cookie, self.keys.secret, httponly=True, samesite="strict", path="/")
        return answer

    def _has_cookie(self, headers: Headers) -> bool:
        found = _cookies(headers).get(self.keys.cookie, "")
        return secrets.compare_digest(found.encode(), self.keys.secret.encode())


class Bounded:
    """Passes requests on that are no longer than they may be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on; one that is too long is answered here, however it says how long it is."""
        limit = UPLOAD_BYTES if scope["path"].startswith(UPLOADS) else FORM_BYTES
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > limit:
            await _too_long(limit)(scope, receive, send)
            return
        seen, started = 0, False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > limit:
                raise _TooLong
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except _TooLong:
            if not started:
                await _too_long(limit)(scope, receive, send)


class _TooLong(Exception):
    """More came than may come."""


def _too_long(limit: int) -> Response:
    return _refusal(413, f"This is longer than {limit // 1_000_000} million bytes; nothing was done with it.")


def _enters(scope: Scope, headers: Headers) -> bool:
    """Say whether somebody follows the printed address, from a mail for example: a plain visit with a token."""
    visits = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return scope["method"] == "GET" and scope["path"] == "/" and visits and b"token=" in scope["query_string"]


def _refusal(status: int, sentence: str) -> Response:
    return PlainTextResponse(sentence + "\n", status)


def _cookies(headers: Headers) -> Mapping[str, str]:
    pairs = (part.strip().partition("=") for line in headers.getlist("cookie") for part in line.split(";"))
    return {name: value for name, _, value in pairs}


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent
