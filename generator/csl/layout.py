"""`cs:layout`: its elements, its formatting and affixes ("Layout").

Affixes of a layout stand inside its formatting, unlike those of any other element.
"""

from collections.abc import Mapping

from generator.csl.bibliography import align_second_field
from generator.csl.context import Context
from generator.csl.decorate import FORMATS
from generator.csl.rich import Part, Rich, find, plain, seq
from generator.csl.style import Area


def format_body(area: Area, context: Context) -> Part | None:
    """Return what the layout's elements print for one work."""
    parts = [part for child in area.children if (part := child(context)) is not None]
    return seq(parts) if parts else None


def format_entry(area: Area, context: Context) -> Part:
    """Return an entry of a reference list; an empty string when nothing prints."""
    parts = [part for child in area.children if (part := child(context)) is not None]
    if not any(map(plain, parts)):
        return ""
    prefix, suffix = area.layout.get("prefix", ""), area.layout.get("suffix", "")
    fields = [part for part in (prefix, *parts) if part]
    parts = _with_suffix(fields, suffix)
    if area.options.get("second-field-align") and not prefix and len(fields) > 1:
        parts = align_second_field(parts)
    return with_formatting(seq(parts), area.layout)


def format_citation(joined: Part, layout: Mapping[str, str]) -> Part:
    """Put the layout's affixes and formatting around the joined cites."""
    if not plain(joined):
        return ""
    parts = [layout.get("prefix", ""), joined, layout.get("suffix", "")]
    return with_formatting(seq([part for part in parts if part]), layout)


def with_formatting(part: Part, layout: Mapping[str, str]) -> Part:
    """Put the layout's formatting around *part*."""
    for name in FORMATS:
        if value := layout.get(name):
            part = Rich("format", [part], f"{name}:{value}")
    return part


def _with_suffix(parts: list[Part], suffix: str) -> list[Part]:
    """Put the layout's suffix behind the parts, inside of a block that ends them."""
    if not suffix:
        return parts
    last = parts[-1]
    if isinstance(last, Rich) and find(last, "display") is not None and last.parts:
        return [*parts[:-1], Rich(last.kind, _with_suffix(last.parts, suffix), last.value)]
    return [*parts, suffix]
