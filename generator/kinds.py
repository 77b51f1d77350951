"""Name the kinds of page that a playbook has."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a page is about; the value is the word an author sees."""

    CARD = "card"
    ROLE = "role"
    RESOURCE = "resource"
    DECISION = "decision"
    COURSE = "course"
    DOC = "page"
    REFERENCE = "reference"
    TERM = "term"
    TENSION = "tension"
    IMAGE = "image"
    NEIGHBOUR = "page beside the playbook"
