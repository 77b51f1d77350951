"""Each host's redirects lead former and short addresses on, as the host itself would read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest

from generator.site.headers.hosts import hosts
from generator.site.headers.redirects import Served, redirects_file

ROOT = "/play/book/"
LEADS = {
    "cards/old/": "cards/new/",
    "cards/o.d/": "cards/new/",
    "c/old/": "cards/new/",
    "c/new/": "cards/new/",
    "d/loan/": "decisions/loan/",
    "m/first-steps/one/": "courses/first-steps/one/",
}
SERVED = Served(LEADS, ROOT)
Rules = Iterator[tuple[str, str]]  # a pattern of whole paths, and what is put for it


def _by_lines(pattern: str) -> Callable[[str], Rules]:
    """Read lines of *pattern*, whose groups are a pattern and a target with `$1`."""

    def rules(text: str) -> Rules:
        for old, new in re.findall(pattern, text, re.MULTILINE):
            yield old, re.sub(r"\$(\d)", r"\\\1", new)

    return rules


def _caddy(text: str) -> Rules:
    """Read named matchers, then what is done where one matches."""
    whole = {
        it: re.escape(old)
        for it, old in re.findall(r"^@(moved\d+) path (\S+)$", text, re.MULTILINE)
    }
    parts = dict(re.findall(r"^@(\w+) path_regexp \1 (\S+)$", text, re.MULTILINE))
    for name, new in re.findall(r"^redir @(\w+) (\S+)\?\{query\} 301$", text, re.MULTILINE):
        yield (whole | parts)[name], re.sub(r"\{re\.\w+\.(\d)\}", r"\\\1", new)


def _named(pairs: Iterator[tuple[str, str]]) -> Rules:
    """Read paths with parts such as `:id`."""
    for old, new in pairs:
        pattern = re.sub(r":([a-z]+)", r"(?P<\1>[^/]+)", re.escape(old))
        yield pattern, re.sub(r":([a-z]+)", r"\\g<\1>", new)


READERS: dict[str, Callable[[str], Rules]] = {
    "nginx": _by_lines(r"^rewrite (\S+) (\S+) permanent;$"),
    "apache": _by_lines(r"^RedirectMatch 301 (\S+) (\S+)$"),
    "caddy": _caddy,
    "vercel": lambda text: _named(
        (it["source"], it["destination"]) for it in json.loads(text)["redirects"]
    ),
    "firebase": lambda text: _named(
        (it["source"], it["destination"]) for it in json.loads(text)["hosting"]["redirects"]
    ),
    "azure": lambda text: _named(
        (it["route"], it["redirect"]) for it in json.loads(text)["routes"] if "redirect" in it
    ),
}


def _led(rules: Rules, path: str) -> str:
    """Return where the first rule that fits leads from *path*; "" where none does."""
    for pattern, target in rules:
        found = re.fullmatch(pattern, path)
        if found:
            return found.expand(target)
    return ""


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("old", LEADS)
def test_leads_on(name: str, old: str) -> None:
    """Azure has no patterns: there a short address is led on by its page."""
    led = _led(READERS[name](hosts()[name].write(SERVED)), f"{ROOT}{old}")
    by_page = name == "azure" and old not in {"cards/old/", "cards/o.d/", "c/old/"}
    assert led == ("" if by_page else f"{ROOT}{LEADS[old]}")


@pytest.mark.parametrize("old", LEADS)
def test_file_of_redirects(old: str) -> None:
    """That of Netlify and Cloudflare."""
    lines = redirects_file(SERVED).splitlines()
    assert all(line.endswith(" 301") for line in lines)
    pairs = ((line.split()[0], line.split()[1]) for line in lines)
    assert _led(_named(pairs), f"{ROOT}{old}") == f"{ROOT}{LEADS[old]}"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("path", ["cards/new/", "cards/oxd/", "cards/", "c/", "abc/new/"])
def test_nothing_else_does(name: str, path: str) -> None:
    """A page of today stays where it is, and a dot is a dot."""
    assert _led(READERS[name](hosts()[name].write(SERVED)), f"{ROOT}{path}") == ""


@pytest.mark.parametrize("name", READERS)
def test_no_redirects_where_nothing_has_moved(name: str) -> None:
    text = hosts()[name].write(Served())
    assert not re.search("redirect|rewrite \\^|redir ", text, re.IGNORECASE)
