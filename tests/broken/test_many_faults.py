"""Thirty-odd broken files at once: each gets its own finding at its place, none hides another."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.starts import start

BASE = Path(__file__).parents[1] / "golden" / "_base"

HEAD = (
    "---\ntitle: {title}\nsummary: The point.\nstatus: published\nroles: [cio]\ntopics: [goals]\n"
    "owner: cio\nreviewed: 2026-11-22\nreview: {months} months\n---\n"
)
GOOD = "## Guidance\n\n- Say it [@li2010].\n"
MORE = GOOD + "\n## In practice\n\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken file and the one finding that it must give: rule, line, column."""

    path: str
    content: bytes
    rule: str
    line: int
    column: int


def card(name: str, rule: str, line: int, column: int, body: str = GOOD, **changed: str) -> Fault:
    """Return a card with *body*, or with lines of its front matter *changed* ("" takes one out).

    Each falls due in a month of its own: that many do at once is no fault of the file.
    """
    head = HEAD.format(
        title=f"Card {name}", months=10 + int(name.strip("abcdefghijklmnopqrstuvwxyz-"))
    )
    for key, value in changed.items():
        old = next(it for it in head.splitlines(keepends=True) if it.startswith(f"{key}:"))
        head = head[: head.index(old)] + value + head[head.index(old) + len(old) :]
    return Fault(f"kb/cards/{name}.md", (head + body).encode(), rule, line, column)


def raw(path: str, content: str | bytes, rule: str, line: int, column: int) -> Fault:
    """Return a file of exactly *content*."""
    made = content.encode() if isinstance(content, str) else content
    return Fault(path, made, rule, line, column)


FAULTS = (
    card("a01", "malformed-date", 8, 11, reviewed="reviewed: 22.11.2026\n"),
    card("a02", "unknown-role", 5, 9, roles="roles: [cioo]\n"),
    card("a03", "unknown-facet-value", 6, 10, topics="topics: [goal]\n"),
    card("a04", "unknown-key", 9, 1, review="reviewd: 12 months\nreview: 12 months\n"),
    card("a05", "duplicate-key", 5, 1, status="status: published\nstatus: draft\n"),
    card("a06", "bad-value", 4, 9, status="status: publisht\n"),
    card("a07", "wrong-type", 5, 8, roles="roles: cio\n"),
    card("a08", "missing-key", 1, 1, summary=""),
    card("a09", "unknown-citation", 13, 12, "## Guidance\n\n- Say it [@lii2010].\n"),
    card("a10", "bare-statement", 13, 3, "## Guidance\n\n- Say it.\n"),
    card("a11", "broken-link", 17, 5, MORE + "[a](nowhere.md)\n"),
    card("a12", "broken-anchor", 17, 5, MORE + "[a](goals-first.md#no-such-place)\n"),
    card("a13", "forbidden-link", 17, 5, MORE + "[a](javascript:alert)\n"),
    card("a14", "raw-html", 17, 3, MORE + "a <font> b\n"),
    card("a15", "remote-image", 17, 6, MORE + "![a](https://example.org/a.png)\n"),
    card("a16", "broken-image", 17, 6, MORE + "![a](../images/a.png)\n"),
    card("a17", "unknown-basis", 13, 23, "## Guidance\n\n- Say it. <!-- basis: guess -->\n"),
    card("a18", "unknown-note", 13, 26, GOOD[:-1] + " <!-- form: A1 -->\n"),
    card("a19", "citation-in-heading", 15, 6, GOOD + "\n## B [@li2010]\n"),
    card("a20", "unknown-source-statement", 13, 32, GOOD[:-1] + " <!-- from: Z9.9z -->\n"),
    card("a21", "malformed-citation", 13, 19, "## Guidance\n\n- Say it [@li2010 @li2010].\n"),
    card("a22", "yaml-syntax", 3, 10, summary='summary: "never closed\n'),
    card(
        "a23",
        "unknown-card",
        12,
        5,
        review="review: 12 months\nrelated:\n  supports:\n    nowhere: x\n",
    ),
    card("a24", "alias-clash", 10, 11, review="review: 12 months\naliases: [goals-first]\n"),
    raw("kb/cards/a25.md", GOOD, "missing-front-matter", 1, 1),
    raw("kb/cards/a26.md", "---\ntitle: Never closed\n\n" + GOOD, "unclosed-front-matter", 1, 1),
    raw(
        "kb/cards/a27.md",
        HEAD.format(title="A27", months=27).encode() + b"caf\xe9\n",
        "bad-encoding",
        11,
        4,
    ),
    raw(
        "kb/cards/a28.md",
        HEAD.format(title="A28", months=28) + MORE + "a\u202eb\n",
        "forbidden-character",
        17,
        2,
    ),
    raw("kb/cards/A_29.md", HEAD.format(title="A29", months=29) + GOOD, "bad-file-name", 1, 1),
    raw("kb/cards/a30.txt", "words", "stray-file", 1, 1),
    raw(
        "kb/cards/a31.md",
        HEAD.format(title="A31", months=31) + GOOD + "x" * 70_000,
        "over-limit",
        14,
        65_537,
    ),
    raw("kb/glossary.yml", "terms:\n  - id: a\n    term: A\n", "missing-key", 2, 9),
    raw(
        "kb/tensions.yml",
        "tensions:\n  - id: a\n    title: A\n    between: [goals-first#goals, goals-first#goal]\n"
        "    tension: b\n    advice: c\n",
        "unknown-statement",
        4,
        34,
    ),
)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Run the command once over all broken files."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for fault in FAULTS:
        target = root / fault.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(fault.content)
    done = start("generator", "check", "-C", str(root), "--format", "json", cwd=root)
    assert (done.returncode, done.stderr) == (1, "")
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("fault", FAULTS, ids=lambda it: f"{it.path} {it.rule}")
def test_each_fault_is_found_at_its_place(fault: Fault, findings: list[dict[str, object]]) -> None:
    own = [it for it in findings if it["path"] == fault.path]
    assert [(it["rule"], it["line"], it["column"]) for it in own] == [
        (fault.rule, fault.line, fault.column)
    ]
    assert own[0]["message"]
    assert own[0]["help"]


def test_nothing_else_is_said(findings: list[dict[str, object]]) -> None:
    """The sound files that the broken ones stand among are not blamed."""
    assert {it["path"] for it in findings} == {fault.path for fault in FAULTS}
