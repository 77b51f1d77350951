"""Each host's file has every header, and tells what may be kept for good from what may not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.site.headers import hosts
from generator.site.headers.policy import headers

HOSTS = hosts.hosts()
WRITTEN = {name: host.write() for name, host in HOSTS.items()}
JSON = {
    name: json.loads(text) for name, text in WRITTEN.items() if HOSTS[name].file[-5:] == ".json"
}


@pytest.mark.parametrize("name", HOSTS)
def test_every_header_is_there(name: str) -> None:
    """None is left out, and none is cut short by a quote of the file's own."""
    text = WRITTEN[name]
    quoted = {
        it for it, value in headers() if re.search(f'{it}"?[:,]? ?"?', text) and value in text
    }
    assert quoted == {it for it, _ in headers()}


@pytest.mark.parametrize("name", HOSTS)
def test_fixed_folders_are_kept_for_good(name: str) -> None:
    text = WRITTEN[name]
    assert hosts.FOR_GOOD in text
    assert [folder for folder in hosts.FIXED if folder not in text] == []


@pytest.mark.parametrize("name", HOSTS)
def test_the_one_file_is_saved(name: str) -> None:
    """The policy that is sent would take its style and script away, so no host shows it."""
    text = WRITTEN[name].replace("\\", "")
    assert hosts.ONE_FILE in text
    assert all(word in text for word in hosts.SAVED)


@pytest.mark.parametrize(
    ("uri", "fixed"),
    [
        ("/assets/stylesheets/playbook.css", True),
        ("/play/book/pagefind/fragment/en_1a.pf_fragment", True),
        ("/pagefind/pagefind-entry.json", False),
        ("/assets/images/favicon.svg", False),
        ("/cards/assets/", False),
        ("/sw.js", False),
    ],
)
def test_pattern(uri: str, fixed: bool) -> None:
    """The pattern of Apache, nginx and Caddy fits below any path."""
    assert fixed == bool(re.search(hosts._pattern(), uri))


def test_rules_of_one_file_do_not_contradict() -> None:
    """Netlify joins what fits: only the fixed folders say how long."""
    rules = re.split(r"^(?=/)", hosts.headers_file(), flags=re.MULTILINE)[1:]
    saying = [rule.splitlines()[0] for rule in rules if "Cache-Control" in rule]
    assert saying == [f"/{folder}/*" for folder in hosts.FIXED]


def _values(found: Any) -> dict[str, str]:
    return {it["key"]: it["value"] for it in found["headers"]}


def test_json_files() -> None:
    """The last rule that fits wins: the fixed folders come after all else."""
    assert set(JSON) == {"azure", "firebase", "vercel"}
    for rules in (JSON["vercel"]["headers"], JSON["firebase"]["hosting"]["headers"]):
        everything, fixed, saved = map(_values, rules)
        assert everything == {"Cache-Control": hosts.ASK, **dict(headers())}
        assert fixed == {"Cache-Control": hosts.FOR_GOOD}
        assert saved == dict([hosts.SAVED])
    azure = JSON["azure"]
    assert azure["globalHeaders"] == {"Cache-Control": hosts.ASK, **dict(headers())}
    routes = {f"/{it}/*" for it in hosts.FIXED} | {f"/{hosts.ONE_FILE}"}
    assert {it["route"] for it in azure["routes"]} == routes


def test_nginx_shows_the_page_for_what_is_not_found() -> None:
    """Other hosts find `404.html` by its name."""
    assert "error_page 404 /404.html;" in WRITTEN["nginx"]
