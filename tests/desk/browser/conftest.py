"""A desk on a folder of its own, and a real Chromium in front of it that is watched: nothing may leave the machine, and
nothing may be complained of on its console."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from programs import program

from countermove.casefile.catalogue import catalogue_folder

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COMPLAINTS = {"error", "warning"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}
PATIENCE = 20_000
"""How long a test waits for anything. Units: milliseconds."""
expect.set_options(timeout=PATIENCE)


@dataclass
class Watched:
    """A tab of the browser on a desk, with what was asked for and complained of.

    ``expected`` is what a test says that the console will complain of, such as an answer of 409.
    """

    page: Page
    origin: str
    folder: Path
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def watch(self, page: Page) -> None:
        """Note what a page asks for, and what is complained of on its console."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda told: self.complaints.append(told.text) if told.type in COMPLAINTS else None)
        page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def another(self) -> Watched:
        """Open another tab of the same browser on the same desk; what it asks for is noted with this one's."""
        page = self.page.context.new_page()
        self.watch(page)
        return Watched(page, self.origin, self.folder, self.asked, self.complaints)

    def goto(self, path: str) -> None:
        """Go to a page of the desk and wait until it is ready, work in the background included."""
        self.page.goto(self.origin + path)
        self.ready()

    def ready(self) -> None:
        """Wait until the page is ready and no work goes on that it waits for."""
        self.page.wait_for_selector("body[data-ready]")
        self.page.wait_for_selector(".working[hx-get]", state="detached")

    def check(self) -> None:
        """Fail if anything was asked of another machine, or the console has complaints."""
        others = [url for url in self.asked if urlsplit(url).scheme not in {"data", "blob"}]
        assert [url for url in others if not url.startswith(self.origin)] == []
        assert [told for told in self.complaints if not any(one in told for one in self.expected)] == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def bundled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of some bundled cases, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("bundled")
    for name in ("torva-dam", "soviet-japan-1985"):
        shutil.copytree(catalogue_folder() / name, folder / name)
    return folder


def start_desk(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """Start the desk as a user does, and return it with the address it prints."""
    command = [sys.executable, "-m", "countermove", "desk", str(folder)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout
    told = server.stdout.readline().split()
    assert told, "the desk did not start; its reason is on the error stream"
    return server, told[-1]


@pytest.fixture(scope="session")
def shared_desk(bundled_folder: Path) -> Iterator[tuple[str, Path]]:
    """One desk for all tests that change nothing."""
    server, address = start_desk(bundled_folder)
    yield address, bundled_folder
    server.terminate()
    server.wait(10)


@pytest.fixture
def desk_on(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Start desks on folders, and give a watched tab on each; at the end nothing may have been complained of."""
    servers, tabs = [], []

    def opened(folder: Path, size: dict[str, int] = WIDE) -> Watched:
        server, address = start_desk(folder)
        servers.append(server)
        tabs.append(watched(browser, address, folder, size))
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.page.context.close()
    for server in servers:
        server.terminate()
    for server in servers:
        server.wait(10)
    for tab in tabs:
        tab.check()


@pytest.fixture(scope="session")
def visitor(browser: Browser, shared_desk: tuple[str, Path]) -> Iterator[Watched]:
    """Somebody who was let in to the shared desk; their first tab stays open."""
    found = watched(browser, *shared_desk, WIDE)
    yield found
    found.page.context.close()


@pytest.fixture
def tab(visitor: Watched) -> Iterator[Watched]:
    """A new tab on the shared desk, and watched; at the end nothing may have been complained of."""
    visitor.asked, visitor.complaints = [], []
    found = visitor.another()
    found.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    yield found
    for page in found.page.context.pages[1:]:
        page.close()
    found.check()


@pytest.fixture
def fresh_case(shared_desk: tuple[str, Path]) -> Iterator[tuple[str, Path]]:
    """A case of its own on the shared desk, for a test that changes it: its key and its file."""
    _, folder = shared_desk
    made = Path(tempfile.mkdtemp(prefix="case-", dir=folder))
    content = resources.files("countermove.casefile").joinpath("scaffold.yaml").read_bytes()
    (made / "case.yaml").write_bytes(content)
    yield f"{made.name}/case.yaml", made / "case.yaml"
    shutil.rmtree(made)


def watched(browser: Browser, address: str, folder: Path, size: dict[str, int]) -> Watched:
    """Open a tab with the printed address, as a person does."""
    context = browser.new_context(viewport=size, accept_downloads=True, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    parts = urlsplit(address)
    found = Watched(page, f"{parts.scheme}://{parts.netloc}", folder)
    found.watch(page)
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return found
