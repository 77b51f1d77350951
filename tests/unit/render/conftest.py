"""A small playbook with one of everything, compiled from texts in memory."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from generator import csl
from generator.findings.diagnostics import Text
from generator.load.tree import load
from generator.model.playbook import Playbook
from generator.model.site import Asset, Page, Settings
from generator.render import render
from generator.render.citations import citations_of
from generator.render.desk import Edition, edition_of
from generator.render.environment import FactsEnvironment, environment
from generator.resolve import resolve
from tests.remembering import without_pages_of_rules

TEMPLATES = Path(__file__).parents[3] / "templates"

CARD = """---
title: {title}
summary: The point of {id} in one sentence.
status: {status}
roles: [cio, cmo]
topics: [{topic}]
owner: cio
reviewed: 2026-01-31
review: 1 months
{more}
---
{body}
"""

GUIDANCE = """## Guidance

- Two works say so [@li2010; @wollan2010]. <!-- id: two; from: A1.1a -->
- One work says so, as @li2010 [p. 33] has it, in `code` & words. <!-- id: one -->
- A stub says so [@zhu2013, pp. 3-4]. <!-- from: A1.1b -->
- Nobody says so. <!-- basis: uncited -->
- We say so, see [the sponsor](../roles/cmo.md). <!-- basis: editorial; id: ours -->

## In practice

Try it [@li2010].

> [!TIP]
> A tip.

## Watch out for

Haste.
"""

BASE: Mapping[str, str] = {
    "kb/vocabulary.yml": """facets:
  - id: topic
    key: topics
    title: Topic
    plural: Topics
    description: What it is about.
    values:
      - id: adoption
        title: Adoption
        description: Taking it up.
      - id: leadership
        title: Leadership & more
        description: Leading.
""",
    "kb/roles/cio.md": """---
title: Chief Information Officer
abbreviation: CIO
summary: Answers for IT.
status: published
synonyms: [head of IT]
owner: cio
reviewed: 2026-01-31
review: 12 months
---
The CIO works with the [CMO](cmo.md) [@li2010].
""",
    "kb/roles/cmo.md": """---
title: Chief Marketing Officer
abbreviation: CMO
summary: Answers for marketing.
status: published
owner: cio
reviewed: 2026-01-31
review: 12 months
---
Speaks for the brand.
""",
    "kb/resources/training.md": """---
title: Training
summary: Courses.
status: published
where: The *calendar*.
provided-by: [cmo]
reached-by: [cio]
owner: cio
reviewed: 2026-01-31
review: 12 months
---
Read [Alpha](../cards/alpha.md).
""",
    "kb/cards/alpha.md": CARD.format(
        title="Alpha comes first",
        id="alpha",
        status="published",
        topic="adoption",
        more="aliases: [old-alpha]\nrelated:\n  supports:\n    beta: it comes *before*\n"
        "changes:\n  - date: 2026-02-01\n    words: The figure changed\n    meaning: true",
        body=GUIDANCE,
    ),
    "kb/cards/beta.md": CARD.format(
        title="Beta <b>& co</b>",
        id="beta",
        status="published",
        topic="leadership, adoption",
        more="synonyms: [second]",
        body="## Guidance\n\nBeta pulls back [@wollan2010]. <!-- id: back -->\n",
    ),
    "kb/cards/gone.md": CARD.format(
        title="Gone",
        id="gone",
        status="retired",
        topic="adoption",
        more="replaced-by: alpha\nreason: It no longer holds.",
        body="## Guidance\n\nWhat it said [@li2010].\n",
    ),
    "kb/cards/sketch.md": CARD.format(
        title="Sketch",
        id="sketch",
        status="draft",
        topic="adoption",
        more="",
        body="## Guidance\n\nNot yet [@li2010].\n",
    ),
    "kb/glossary.yml": """terms:
  - id: cio-term
    term: Chief Information Officer
    abbreviation: CIO
    definition: Somebody who *answers* for IT.
    synonyms: [IT boss]
    basis: editorial
    role: cio
    cards: [alpha]
""",
    "kb/tensions.yml": """tensions:
  - id: pull
    title: First, or back
    between: [alpha#one, beta#back]
    tension: One pushes, one pulls.
    advice: Do *both*.
""",
    "kb/sources/essay.yml": """title: The essay
description: The first.
statements:
  - id: A1.1
    cites: [li2010]
    basis: cited
    facts:
      a: "The first fact"
      b: "The second fact"
  - id: A1.2
    cites: []
    basis: uncited
    facts:
      a: "A fact that nobody carries"
""",
    "references.bib": """@book{li2010,
  author = {Li, C.},
  title = {Open Leadership},
  date = {2010},
  doi = {10.1000/xyz},
}

@book{wollan2010,
  author = {Wollan, R. and Smith, N. and Zhou, C.},
  title = {Handbook},
  date = {2010},
}

@misc{zhu2013,
  author = {Zhu},
  date = {2013},
  keywords = {incomplete},
  note = {Only a name is known.},
}
""",
    "docs/about/how.md": """---
title: How it is made
description: The making of it.
---
## Steps

See [Alpha](../../kb/cards/alpha.md#two).
""",
}

SETTINGS = Settings(
    site_name="Test playbook",
    site_url="https://example.org/play/",
    site_description="A playbook for tests.",
    suggest="mailto:box@example.org",
    repo_url="https://github.com/example/play",
    edit_uri="edit/main/",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What of a compilation's input the pages depend on."""

    settings: Settings = SETTINGS
    images: Mapping[str, bytes] = field(default_factory=dict)
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of a run by path, and its other files."""

    pages: Mapping[str, Page]
    assets: Mapping[str, str | bytes]

    def body(self, path: str) -> str:
        """Return the body of the page at *path*."""
        return self.pages[path].slots["body"]


def playbook_of(files: Mapping[str, str]) -> Playbook:
    """Load and look up *files*, whose findings do not matter here."""
    sources, _ = load({path: Text(path, words) for path, words in files.items()}, SETTINGS)
    return resolve(sources)[0]


def edition_of_files(files: Mapping[str, str]) -> Edition:
    """Load and gather *files*."""
    playbook = playbook_of(files)
    return edition_of(playbook, SETTINGS, citations_of(playbook.references, csl.lazy_apa_style()))


def site_of(
    files: Mapping[str, str], given: Given, templates: FactsEnvironment, *, rules: bool = False
) -> Site:
    """Compile *files* into pages; those of *rules*, most of a small site, only where asked for."""
    playbook, style = playbook_of(files), csl.lazy_apa_style()
    with nullcontext() if rules else without_pages_of_rules():
        made = tuple(render(playbook, given, templates, style))
    return Site(
        {page.path: page for page in made if isinstance(page, Page)},
        {asset.path: asset.content for asset in made if isinstance(asset, Asset)},
    )


@pytest.fixture(scope="session")
def templates() -> FactsEnvironment:
    """Return the environment of the real templates."""
    return environment(FileSystemLoader(TEMPLATES))


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Return the small playbook, gathered."""
    return edition_of_files(BASE)


@pytest.fixture(scope="session")
def site(templates: FactsEnvironment) -> Site:
    """Return the small playbook as a site."""
    images = {"kb/images/a b.png": b"png"}
    return site_of(BASE, Given(images=images), templates, rules=True)


@pytest.fixture(scope="session")
def again(templates: FactsEnvironment) -> Site:
    """Return the small playbook as a second run makes it, its files read in another order."""
    images = {"kb/images/a b.png": b"png"}
    return site_of(dict(reversed(list(BASE.items()))), Given(images=images), templates, rules=True)


@pytest.fixture(scope="session")
def preview(templates: FactsEnvironment) -> Site:
    """Return the small playbook as `serve` shows it, with its drafts."""
    return site_of(BASE, Given(drafts=True), templates, rules=True)


@pytest.fixture(scope="session")
def bare(templates: FactsEnvironment) -> Site:
    """Return the site of a playbook that has nothing yet but a page with its own title."""
    return site_of(
        {"docs/help.md": "# Get help\n\nAsk.\n"}, Given(settings=Settings()), templates, rules=True
    )
