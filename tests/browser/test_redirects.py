"""Former addresses by the redirects of a real server, and by the bare pages: the place is kept."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.findings.diagnostics import Text
from generator.model.site import Asset
from generator.pipeline import Input, compile_playbook
from generator.project import open_project
from generator.render.views.moved import leads
from generator.site.headers.hosts import nginx
from generator.site.headers.redirects import Served
from tests.unit.factories import LI, ROLES, card, guidance

pytestmark = pytest.mark.browser

SERVER = """{user} daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{}}
http {{ access_log off; types {{ text/html html; text/javascript js; }}
client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
uwsgi_temp_path {folder}; scgi_temp_path {folder};
server {{ listen 127.0.0.1:{port}; root {folder}/site; index index.html; {rules} }} }}
"""
STATEMENT = "- Lead openly [@li2010]. <!-- id: new; formerly: old-statement -->"


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Served]:
    """Write a site with one card that had another name, and a statement that had another id."""
    folder = tmp_path_factory.mktemp("redirects")
    texts = {
        **ROLES,
        "references.bib": LI,
        "kb/cards/new-card.md": card(guidance(STATEMENT), front="aliases: [old-card]\n"),
    }
    project = open_project(root, date(2026, 12, 1))
    settings = replace(project.given.settings, site_url="")
    files = {path: Text(path, text) for path, text in texts.items()}
    given = Input(files, settings, date(2026, 12, 1))
    made = compile_playbook(given, project.templates, project.style)
    for page in made.pages:
        _write(folder / "site" / page.path, f"<!doctype html><title>x</title>{page.slots['body']}")
    for asset in made.assets:
        _write(folder / "site" / asset.path, asset.content)
    return folder, Served(leads(made.playbook))


def _write(path: Path, content: Asset | str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(str(content), encoding="utf-8")


@pytest.fixture(params=["redirects", "bare pages"])
def address(request: pytest.FixtureRequest, site: tuple[Path, Served]) -> Iterator[str]:
    """Serve the site by nginx, with and without the redirects; skip without nginx."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip("nginx is not installed")
    folder, served = site
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rules = nginx(served) if request.param == "redirects" else ""
    config = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""  # else its workers may not read the folder
    text = SERVER.format(user=user, folder=folder, port=port, rules=rules)
    config.write_text(text, encoding="utf-8")
    running = subprocess.Popen([program, "-p", str(folder), "-c", str(config)])
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        running.terminate()
        running.wait(timeout=10)


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx did not start")


@pytest.mark.parametrize(
    "old", ["cards/old-card/", "c/old-card/", "c/new-card/"], ids=["alias", "short alias", "short"]
)
def test_query_and_place_are_kept(address: str, browser: Browser, old: str) -> None:
    """`?a=1#old-statement` lands on the statement, whatever it is called now."""
    page = browser.new_page()
    page.goto(f"{address}{old}?a=1#old-statement")
    page.wait_for_url(f"{address}cards/new-card/?a=1#old-statement")
    place = page.locator("#old-statement")
    assert place.evaluate("it => it.parentElement.id") == "new"
    page.close()
