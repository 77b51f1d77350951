"""What a file holds says in which folder it belongs: rule `wrong-folder`."""

from __future__ import annotations

import pytest

from generator.findings.diagnostics import Text
from generator.kinds import Kind
from generator.rules.files.wrong_folder import check_folder

OWNED = "title: A\nowner: x\nreviewed: 2026-11-22\nreview: 1 year\n"
CARD = f"---\n{OWNED}roles: [x]\n---\n## Guidance\n\nDo.\n"
TREE = f"---\n{OWNED}---\n# Questions\n\n## Now?\n"
RESOURCE = f"---\n{OWNED}provided-by: [x]\nreached-by: [x]\n---\nHere.\n"


@pytest.mark.parametrize(
    ("kind", "content", "help"),
    [
        pytest.param(Kind.CARD, CARD, None, id="card"),
        pytest.param(Kind.DECISION, CARD, "move it to `kb/cards/a.md`", id="card in decisions"),
        pytest.param(Kind.DOC, CARD, "move it to `kb/cards/a.md`", id="card in docs"),
        pytest.param(Kind.DOC, "## Guidance\n\nHow.\n", None, id="page about guidance"),
        pytest.param(Kind.DOC, "---\ntitle: A\n---\n# Questions\n", None, id="page of questions"),
        pytest.param(Kind.CARD, TREE, "move it to `kb/decisions/a.md`", id="decision in cards"),
        pytest.param(Kind.DECISION, TREE, None, id="decision"),
        pytest.param(Kind.CARD, RESOURCE, "move it to `kb/resources/a.md`", id="resource"),
        pytest.param(Kind.COURSE, CARD, None, id="a course may hold anything"),
    ],
)
def test_check_folder(kind: Kind, content: str, help: str | None) -> None:
    """A file that is clearly of another kind is named with where it belongs."""
    found = check_folder(kind, Text("docs/a.md", content))
    assert help == (found.help if found else None)
