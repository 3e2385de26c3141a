"""What another site, another user of the machine or a crafted file could try on the desk, and that none of it works."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desk.desk_client import ORIGIN, PORT, make_client

from countermove.desk.security import FORM_BYTES, HEADERS, Guard, Keys

CASE = """
countermove: 1
title: <script>alert(1)</script>
summary: "{{ 7 * 7 }} <img src=x onerror=alert(1)>"
decision_makers:
  town:
    name: The <b>town</b>
    options: {permit: 'Grant it "onclick="x'}
    preferences: [permit]
  company: {options: {build: Build it}, preferences: [build if permit]}
"""
PAGES = ["", "board/mine.yaml", "answers/mine.yaml", "what-if/mine.yaml", "sure/mine.yaml", "paper/mine.yaml"]
PAGES += ["reading/mine.yaml", "text/mine.yaml", "conflict/mine.yaml", "nothing", "static/desk.css"]
WRITES = ["edit", "rewrite", "undo", "redo", "save", "decide"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "cases"
    made.mkdir()
    (made / "mine.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("countermove: 1\ntitle: A secret outside\n", encoding="utf-8")
    return made


@pytest.fixture
def client(folder: Path) -> Iterator[Any]:
    found: Any = make_client(folder)
    yield found
    found.desk.close()


# Who may come in


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_shown_without_the_cookie(folder: Path, page: str) -> None:
    stranger = make_client(folder, enters=False)
    answer = stranger.get(f"/{page}")
    assert answer.status_code == 403
    assert "<b>" not in answer.text
    assert "script" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "é", "%00"])
def test_a_wrong_token_lets_nobody_in(folder: Path, token: str) -> None:
    stranger = make_client(folder, enters=False)
    assert stranger.get(f"/?token={token}").status_code == 403
    assert not stranger.cookies


def test_a_wrong_cookie_lets_nobody_in(folder: Path) -> None:
    stranger: Any = make_client(folder, enters=False)
    for secret in ["", "x", stranger.keys.token]:
        stranger.cookies.set(stranger.keys.cookie, secret)
        assert stranger.get("/").status_code == 403


def test_the_token_is_exchanged_for_a_cookie_that_scripts_and_other_sites_do_not_get(folder: Path) -> None:
    stranger: Any = make_client(folder, enters=False)
    answer = stranger.get(f"/?token={stranger.keys.token}", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert stranger.keys.token not in answer.text
    assert stranger.keys.token not in cookie
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8485", "127.0.0.1", "127.0.0.1:9", "127.0.0.1.evil.example:8485", "[::1]:8485"],
)
def test_a_name_that_was_bound_to_this_machine_is_refused(client: Any, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_pages_of_other_sites_may_not_even_read(client: Any, site: str) -> None:
    for path in ["/", "/board/mine.yaml", "/static/desk.js", "/text/mine.yaml"]:
        assert client.get(path, headers={"sec-fetch-site": site}).status_code == 403


def test_a_link_followed_from_elsewhere_opens_the_desk_with_its_token_and_nothing_else(folder: Path) -> None:
    stranger: Any = make_client(folder, enters=False)
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert stranger.get(f"/?token={stranger.keys.token}", headers=visit).status_code == 200
    assert stranger.get("/", headers=visit).status_code == 403
    framed = visit | {"sec-fetch-dest": "iframe"}
    assert stranger.get(f"/?token={stranger.keys.token}", headers=framed).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"https://127.0.0.1:{PORT}"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"origin": ORIGIN, "sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("action", WRITES)
def test_other_sites_change_nothing(client: Any, folder: Path, headers: dict[str, str], action: str) -> None:
    before = client.desk.open("mine.yaml").revision
    fields = {"kind": "set_field", "path": "title", "value": "Taken over", "text": "x", "revision": before}
    assert client.post(f"/{action}/mine.yaml", data=fields, headers=headers).status_code == 403
    assert client.desk.open("mine.yaml").revision == before
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == CASE


def test_a_write_that_does_not_say_where_it_comes_from_is_refused(client: Any) -> None:
    del client.headers["origin"]
    answer = client.post("/undo/mine.yaml", data={"revision": "x"})
    assert answer.status_code == 403
    allowed = client.post("/undo/mine.yaml", data={"revision": "x"}, headers={"sec-fetch-site": "same-origin"})
    assert allowed.status_code == 409


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_other_methods_do_nothing(client: Any, method: str) -> None:
    assert client.request(method, "/board/mine.yaml").status_code in {403, 404, 405}


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_carries_the_headers(client: Any, page: str) -> None:
    answer = client.get(f"/{page}")
    expected = {name: value for name, value in HEADERS.items() if name != "content-security-policy"}
    assert {name: answer.headers[name] for name in expected} == expected
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "server" not in answer.headers


def test_refusals_carry_the_headers_too(folder: Path) -> None:
    for answer in [make_client(folder, enters=False).get("/"), make_client(folder).get("/", headers={"host": "x"})]:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


# What lies outside


OUTSIDE = [
    "../secret.yaml",
    "..%2fsecret.yaml",
    "%2e%2e/secret.yaml",
    "..%5csecret.yaml",
    "sub/../../secret.yaml",
    "/etc/passwd",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "mine.yaml%00.txt",
    "C:/secret.yaml",
    "@../secret",
    "@../../pyproject.toml",
    "@",
    "link.yaml",
    "linked/secret.yaml",
    "x" * 3000,
]


@pytest.mark.parametrize("page", ["board", "text", "answers", "paper", "reading", "conflict"])
@pytest.mark.parametrize("key", OUTSIDE)
def test_no_path_leads_out_of_the_folder(client: Any, folder: Path, page: str, key: str) -> None:
    (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "linked").symlink_to(folder.parent)
    answer = client.get(f"/{page}/{key}")
    assert answer.status_code in {400, 403, 404, 405}
    assert "A secret outside" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("key", OUTSIDE)
def test_nothing_outside_the_folder_is_written(client: Any, folder: Path, key: str) -> None:
    (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "linked").symlink_to(folder.parent)
    before = sorted(path.name for path in folder.parent.iterdir())
    for action in WRITES:
        assert client.post(f"/{action}/{key}", data={"revision": "", "text": "x"}).status_code in {400, 404, 405}
    assert sorted(path.name for path in folder.parent.iterdir()) == before
    assert "A secret outside" in (folder.parent / "secret.yaml").read_text(encoding="utf-8")


def test_static_files_are_those_of_the_desk_only(client: Any) -> None:
    for path in ["../app.py", "%2e%2e/app.py", "vendor/../../app.py", "..%2f..%2fsecurity.py"]:
        answer = client.get(f"/static/{path}")
        assert answer.status_code in {403, 404}
        assert "import" not in answer.text


@pytest.mark.parametrize(
    "there", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_no_form_sends_the_browser_elsewhere(client: Any, there: str) -> None:
    revision = client.desk.open("mine.yaml").revision
    fields = {"revision": revision, "next": there}
    answer = client.post("/undo/mine.yaml", data=fields, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/board/mine.yaml"


# What documents and cases say


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in {"text/mine.yaml", "static/desk.css", "nothing"}]
)
def test_text_of_a_case_is_never_markup(client: Any, page: str) -> None:
    for job in range(40):
        answer = client.get(f"/{page}")
        if "<progress" not in answer.text:
            break
        del job
    for markup in ["<script>alert", "<img src=x", "<b>town</b>", '"onclick="', "49 &lt;"]:
        assert markup not in answer.text
    assert " style=" not in answer.text
    assert "<style" not in answer.text
    assert "javascript:" not in answer.text


def test_the_text_of_a_case_is_given_as_a_file_to_take_away(client: Any) -> None:
    answer = client.get("/text/mine.yaml")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.text == CASE


# What is too much


def test_a_form_that_says_it_is_too_long_is_refused_unread(client: Any) -> None:
    answer = client.post("/rewrite/mine.yaml", content=b"x" * 10, headers={"content-length": str(FORM_BYTES + 1)})
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "ten", "1" * 400])
def test_an_odd_length_is_refused(client: Any, length: str) -> None:
    assert client.post("/rewrite/mine.yaml", content=b"x", headers={"content-length": length}).status_code == 413


def test_a_form_that_turns_out_too_long_is_broken_off() -> None:
    taken = 0

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["more_body"]:
            pass
        raise AssertionError("all of it was taken in")

    async def endless() -> Any:
        nonlocal taken
        taken += 1_000_000
        return {"type": "http.request", "body": b"x" * 1_000_000, "more_body": taken < 100_000_000}

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    keys = Keys(PORT)
    headers = {"host": f"127.0.0.1:{PORT}", "origin": ORIGIN, "cookie": f"{keys.cookie}={keys.secret}"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/rewrite/mine.yaml",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    with ThreadPoolExecutor(1) as pool:  # a browser test in the same process may have a loop of its own
        pool.submit(lambda: asyncio.run(Guard(application, keys)(scope, endless, send))).result()
    assert sent[0]["status"] == 413
    assert taken < FORM_BYTES + 2_000_000


def test_a_form_with_thousands_of_fields_is_refused(client: Any) -> None:
    answer = client.post("/edit/mine.yaml", data={f"field{number}": "x" for number in range(3_000)})
    assert answer.status_code in {400, 422}


def test_a_change_that_is_no_change_is_refused_in_a_sentence(client: Any) -> None:
    revision = client.desk.open("mine.yaml").revision
    for wrong in [
        "[]",
        "{",
        "null",
        json.dumps({"kind": "__class__"}),
        "[" * 50_000,
        json.dumps({"kind": "set_field"}),
    ]:
        answer = client.post("/edit/mine.yaml", data={"revision": revision, "operation": wrong})
        assert answer.status_code == 422
        assert "Traceback" not in answer.text


# The server itself


@pytest.fixture
def running(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "countermove", "desk", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout
    address = server.stdout.readline().split()[-1]
    yield server, address
    server.terminate()
    server.wait(10)


def test_the_desk_answers_to_this_machine_only(running: tuple[Any, str]) -> None:
    port = int(running[1].split(":")[2].split("/")[0])
    with socket.socket() as own:
        own.connect(("127.0.0.1", port))
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in [*others, "127.0.0.2"]:
        with socket.socket() as other:
            other.settimeout(1)
            assert other.connect_ex((address, port)) != 0, f"the desk answers at {address}"


def test_raw_requests_are_refused_without_a_traceback(running: tuple[Any, str]) -> None:
    port = int(running[1].split(":")[2].split("/")[0])
    raw = [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n".encode(),
        b"\x00\xff\r\n\r\n",
        f"POST /edit/mine.yaml HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".encode(),
    ]
    for request in raw:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            connection.sendall(request)
            answer = connection.recv(4096)
        assert not answer or answer.split()[1][:1] == b"4"
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/")
    assert connection.getresponse().status == 403


def test_the_token_is_in_no_file_and_no_environment(running: tuple[Any, str], folder: Path) -> None:
    token = running[1].partition("token=")[2]
    assert len(token) >= 32
    for path in folder.rglob("*"):
        assert not path.is_file() or token.encode() not in path.read_bytes()
    assert token not in json.dumps(dict(os.environ))
