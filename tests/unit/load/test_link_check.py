"""What `playbook links` kept is read as it was written."""

from datetime import date

import pytest

from generator.findings.diagnostics import Text
from generator.load.link_check import PATH, check_text, load_check
from generator.model.playbook import BadLink, LinkCheck

CHECK = LinkCheck(
    date(2026, 11, 30),
    74,
    (
        BadLink("https://a.example.org/x", False, date(2026, 11, 2), "the host says 410 Gone"),
        BadLink("https://b.example.org/", True, date(2026, 11, 30), "https://c.example.org/"),
    ),
)


def test_round_trip() -> None:
    """What is written is read again."""
    assert load_check(Text(PATH, check_text(CHECK))) == (CHECK, ())


def test_two_branches() -> None:
    """Where two branches each asked, the last day counts, with all that was found."""
    older = check_text(LinkCheck(date(2026, 11, 1), 70, CHECK.bad[:1]))
    text = older + check_text(LinkCheck(CHECK.day, 74, CHECK.bad[1:]))
    assert load_check(Text(PATH, text)) == (CHECK, ())


@pytest.mark.parametrize(
    ("line", "count"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param("// words", 0, id="comment"),
        pytest.param("<<<<<<< HEAD", 0, id="a mark of git's is told already"),
        pytest.param("checked yesterday 3", 1, id="no day"),
        pytest.param("checked 2026-11-31 3", 1, id="a day that is none"),
        pytest.param("2026-11-30 lost https://a.example.org/ gone", 1, id="no state"),
        pytest.param("2026-11-30 dead https://a.example.org/", 1, id="no words"),
    ],
)
def test_lines(line: str, count: int) -> None:
    """A line that the command does not write is told at its place."""
    check, findings = load_check(Text(PATH, f"// x\n{line}\n"))
    assert (check, [it.span.line for it in findings]) == (None, [2] * count)
