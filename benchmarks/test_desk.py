"""How long the desk takes: until it is ready, for every page of the full case of 1985, and for a what-if.

python3 run.py test benchmarks/test_desk.py -n 0 --benchmark-only
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from itertools import count
from urllib.parse import urlsplit

import pytest
from desk.desk_client import make_client

from countermove.assessment import assess
from countermove.casefile.catalogue import catalogue_folder
from countermove.desk.serve import SWITCH_SECONDS

COMPACT, FULL = "soviet-japan-1985", "soviet-japan-1985-full"
READY_SECONDS, PAGE_SECONDS, ANSWER_SECONDS = 1.5, 0.2, 0.3
PAGES = [
    "/",
    "/reading/{key}",
    "/board/{key}",
    "/board/{key}?view=text",
    "/answers/{key}",
    "/what-if/{key}",
    "/sure/{key}",
    "/sure/{key}?view=timeline",
    "/sure/{key}?view=sweep",
    "/paper/{key}",
    "/compare?a={key}&b=@soviet-japan-1982&runs=0",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    found = tmp_path_factory.mktemp("desk")
    for name in (COMPACT, FULL):
        shutil.copytree(catalogue_folder() / name, found / name)
    return found


@pytest.fixture(scope="module")
def client(folder):
    """A desk whose pages have been looked at, and whose work is done."""
    sys.setswitchinterval(SWITCH_SECONDS)  # as the server does
    found = make_client(folder)
    for page in PAGES:
        found.get(page.format(key=f"{FULL}/case.yaml"))
    wait_for_rest(found)
    yield found
    found.desk.close()


def test_the_desk_is_ready_soon_after_the_command(benchmark, folder):
    servers = []

    def ready():
        command = [sys.executable, "-m", "countermove", "desk", str(folder)]
        servers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        address = urlsplit(servers[-1].stdout.readline().split()[-1])
        socket.create_connection((address.hostname, address.port), 5).close()

    def stopped():
        while servers:
            server = servers.pop()
            server.terminate()
            server.communicate(timeout=10)

    try:
        benchmark.pedantic(ready, setup=stopped, rounds=5)
    finally:
        stopped()
    assert benchmark.stats.stats.median < READY_SECONDS


@pytest.mark.parametrize("is_busy", [False, True], ids=["at rest", "while work goes on"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_full_case_keeps_its_bound(benchmark, client, page, is_busy):
    address, jobs = page.format(key=f"{FULL}/case.yaml"), client.desk.jobs
    client.get(address)
    wait_for_rest(client)
    if is_busy:
        case = client.desk.open(f"{FULL}/case.yaml").case
        job = jobs.start(object(), "Being busy", lambda progress: busy(case, progress), keeps_finished=True)
    try:
        found = benchmark.pedantic(client.get, (address,), rounds=7)
    finally:
        if is_busy:
            job.cancel()
            assert job.wait(60)
    assert found.status_code == 200
    assert benchmark.stats.stats.median < PAGE_SECONDS


def busy(case, progress):
    while not progress("rounds", 0, 0):
        assess(case, max_changes=1)


def wait_for_rest(client):
    for _ in range(3000):
        if all(job.is_over for job in [*client.desk.jobs._by_id.values()]):
            return
        time.sleep(0.1)
    raise AssertionError("work goes on for five minutes")


@pytest.mark.parametrize("kind", ["move", "drop", "option"])
def test_a_what_if_on_the_compact_case_answers_at_once(benchmark, client, kind):
    """From sending the form to the page with the answer, each time something else; the page itself was drawn before."""
    key, numbers = f"{COMPACT}/case.yaml", count(1)
    scratch = scratch_of(client, key)
    client.get(f"/what-if/{key}")
    wait_for_rest(client)

    def another():
        scratch.clear(scratch.number)
        number = next(numbers)
        asked = {"move": {"at": f"tokyo///{number}", "to": str(number + 1)}, "drop": {"at": f"tokyo///{number}"}}
        fields = asked.get(kind, {"party": "moscow", "id": f"offer_{number}"})
        revision = client.desk.open(key).revision
        return (), {"fields": {"suppose": kind, "scratch": scratch.number, "revision": revision, **fields}}

    def answered(fields):
        page = client.post(f"/suppose/{key}", data=fields).text
        assert 'id="told"' in page
        return page

    benchmark.pedantic(answered, setup=another, rounds=8, warmup_rounds=1)
    assert benchmark.stats.stats.median < ANSWER_SECONDS


def scratch_of(client, key):
    from countermove.desk.what_if.scratch import Scratches

    return client.desk.kept(Scratches).of(key)
