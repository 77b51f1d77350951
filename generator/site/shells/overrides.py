"""Hold a project's templates of the theme against ours: no slot may be lost on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Span
from generator.findings.suggestions import closest
from generator.rules.settings import missing_slot
from generator.site.pour import MARK
from generator.words.phrases import phrase

FOLDER = "templates/theme/"


def check_overrides(own: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield a finding for each slot of our theme *own* that *theirs* in its place do not print."""
    kept = {slot for path, text in {**own, **theirs}.items() for slot in _slots(path, text)}
    for path in sorted(theirs):
        for slot in sorted({*_slots(path, own.get(path, b""))} - kept):
            near = closest(slot, {*_slots(path, theirs[path])} - {*_slots(path, own[path])})
            message = phrase("the template no longer prints the slot `%(slot)s`", slot=slot)
            help = phrase("write `<!--slot:%(slot)s-->` where it belongs", slot=slot)
            note = phrase("; it has `%(near)s`, which is none", near=near) if near else ""
            place = Span(f"{FOLDER}{path}", 1, 1, 1, 1)
            yield missing_slot.RULE.at(
                place, phrase("%(message)s%(note)s", message=message, note=note), help=help
            )


# Private functions


def _slots(path: str, text: bytes) -> Iterator[str]:
    if path.endswith(".html"):
        marks = MARK.finditer(text.decode("utf-8", errors="replace"))
        slots = (mark["name"] for mark in marks if mark["verb"] == "slot")
        yield from ("title" if it == "topic" else it for it in slots)  # either says it
