"""Check each sheet apart: what these checks find in it hangs on that sheet alone, with its names looked up.

They see it in a playbook that has nothing else, and all that is no sheet in another. So what they find
is remembered with the parsed sheet, and holds as long as each name in it leads somewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from generator.findings.diagnostics import Diagnostic
from generator.model.playbook import Playbook
from generator.model.sheets import Sheet
from generator.rules.cards import (
    bad_statement_id,
    card_without_guidance,
    contradictory_basis,
    needless_successor,
    repeated_note,
    repeated_section,
    retired_without_successor,
    unstated_guidance,
)
from generator.rules.links import (
    image_without_alt,
    link_without_text,
)
from generator.rules.words import (
    empty_heading,
    heading_jump,
    marked_up_title,
    summary_too_long,
    underlined_heading,
    wordless_text,
)

Check: TypeAlias = Callable[[Playbook], Iterator[Diagnostic]]

APART: tuple[Check, ...] = (
    unstated_guidance.check,
    contradictory_basis.check,
    card_without_guidance.check,
    repeated_section.check,
    needless_successor.check,
    retired_without_successor.check,
    bad_statement_id.check,
    marked_up_title.check,
    empty_heading.check,
    wordless_text.check,
    underlined_heading.check,
    summary_too_long.check,
    repeated_note.check,
    heading_jump.check,
    image_without_alt.check,
    link_without_text.check,
)


def found_apart(playbook: Playbook) -> tuple[Diagnostic, ...]:
    """Return what all of them find in *playbook*."""
    return tuple(finding for check in APART for finding in check(playbook))


def apart_of(sheet: Sheet) -> str:
    """Return the name by which values know what they find in *sheet*."""
    return f"apart in {sheet.path}"
