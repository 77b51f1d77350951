"""Make small playbooks out of texts, and show what findings point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.load.tree import load
from generator.model.playbook import Playbook
from generator.model.site import Settings
from generator.resolve import resolve

Texts = Mapping[str, str]

LI = "@book{li2010, author = {Li, C.}, title = {Open Leadership}, date = {2010}}\n"
ZHU = "@book{zhu2013, author = {Zhu, A.}, title = {Power Users}, date = {2013}}\n"
ROLES = {
    "kb/roles/cio.md": """---
title: Chief Information Officer
summary: The executive who answers for information technology.
status: published
owner: cio
reviewed: 2026-11-01
review: 12 months
---
""",
}
VOCABULARY = """facets:
  - id: topic
    key: topics
    title: Topic
    plural: Topics
    description: What a card is about.
    values:
      - id: adoption
        title: Adoption
        description: People who take a tool up.
"""
SOURCE = """title: An essay
description: What the cards are made of.
statements:
  - id: A1.1
    cites: [li2010]
    basis: cited
    facts:
      a: "CIOs lead openly"
      b: "CIOs let go"
  - id: A1.2
    cites: []
    basis: uncited
    facts:
      a: "Experiments are a key concept"
"""


def card(
    body: str = "", *, title: str = "A card", front: str = "", status: str = "published"
) -> str:
    """Return the text of a card with *front* as further lines of its front matter."""
    return f"""---
title: {title}
summary: What the card says in one sentence.
status: {status}
roles: [cio]
owner: cio
reviewed: 2026-11-01
review: 12 months
{front}---
{body}"""


def guidance(*lines: str) -> str:
    """Return the section of guidance with *lines* in it."""
    return "## Guidance\n\n" + "\n".join(lines) + "\n"


def cards(**bodies: str) -> dict[str, str]:
    """Return the files of published cards by id (``_`` for ``-``), each with its own title."""
    ids = {name: name.replace("_", "-") for name in bodies}
    return {
        f"kb/cards/{ids[name]}.md": card(body, title=f"The card {ids[name]}")
        for name, body in bodies.items()
    }


def playbook(files: Texts) -> Playbook:
    """Return the playbook of *files*, with the role ``cio``; what is wrong with them is left out."""
    return load_and_resolve(files)[0]


def load_and_resolve(
    files: Texts, images: Iterable[str] = (), unread: Iterable[str] = ()
) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Return the playbook of *files* and what loading and resolving found."""
    texts = {path: Text(path, content) for path, content in {**ROLES, **files}.items()}
    sources, malformed = load(texts, Settings(), frozenset(images), frozenset(unread))
    made, unresolved = resolve(sources)
    return made, (*malformed, *unresolved)


def spotted(findings: Iterable[Diagnostic], files: Texts) -> list[str]:
    """Return the text that each finding points at, at most its first line."""
    return [under(finding.span, files) for finding in findings]


def under(span: Span, files: Texts) -> str:
    """Return the text under *span*, at most its first line."""
    text = Text(span.path, {**ROLES, **files}[span.path])
    start = text.offset(span.line, span.column)
    end = text.offset(span.end_line, span.end_column)
    return text.content[start:end].partition("\n")[0]


def of_rule(rule: str, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return those *findings* that are of *rule*."""
    return [finding for finding in findings if finding.rule == rule]
