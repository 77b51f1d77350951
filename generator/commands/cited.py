"""Print the works that a decision cites as the site does, where its project is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.decisions import Decision
from generator.pipeline import check_playbook
from generator.project import UnreadableRootError, open_project, today
from generator.render.citations import citations_of
from generator.render.decisions.words import keys_of


def as_published(root: Path, decision: Decision) -> tuple[Decision, Mapping[str, str]]:
    """Return *decision* as the playbook at *root* has it, and the words of the works it cites.

    Outside a playbook, or of a file that is none of its decisions, it is as it was read.
    """
    try:
        project = open_project(root, today())
    except UnreadableRootError:
        return decision, {}
    playbook = check_playbook(project.given)[0]
    own = playbook.decisions.get(decision.id)
    if own is None or own.text.content != decision.text.content:
        return decision, {}
    citations = citations_of(playbook.references, project.style)
    keys = [key for key in keys_of(own.proses()) if key in playbook.references]
    return own, {key: citations.reference_text(key) for key in keys}
