"""moved.lock says where files stood; no line of it leads out of the site, or makes a file another."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.load.moved_files import load_moved, moved_text


def test_both_ways() -> None:
    """What is written is read, names with spaces too; of two lines with one address the last holds."""
    written = moved_text([("images/a b.png", "kb/images/c d.png"), ("x.txt", "static/y.txt")])
    moved, wrong = load_moved(Text("moved.lock", f"{written}\nx.txt static/z.txt\n"))
    assert [(it.address, it.path) for it in moved] == [
        ("images/a b.png", "kb/images/c d.png"),
        ("x.txt", "static/z.txt"),
    ]
    assert (wrong, moved_text([])) == ((), "")


@pytest.mark.parametrize(
    "line",
    [
        "x.txt",
        "../x.txt static/y.txt",
        "..%2F..%2Fx.txt static/y.txt",
        "a/../../x.txt static/y.txt",
        "/x.txt static/y.txt",
        "a%5Cx.txt static/y.txt",
        "a%00.txt static/y.txt",
        "a//x.txt static/y.txt",
        ".. static/y",
        "cards/index.html kb/images/y.png",
        ".htaccess static/y",
        "web.config static/my.config",
    ],
)
def test_lines_that_say_nothing(line: str) -> None:
    """Each is told at its line, and nothing is published for it."""
    moved, (finding,) = load_moved(Text("moved.lock", f"// so\n{line}\n"))
    assert (moved, finding.rule, finding.span.line) == ((), "bad-value", 2)
