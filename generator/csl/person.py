"""One name: order of its parts, particles, initials, name-part formatting ("Name").

The order of parts follows the table of `demote-non-dropping-particle` and
`name-as-sort-order`; names in Han, kana or hangul stand family first, unspaced.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.csl.context import Context
from generator.csl.decorate import Decorator, decorator
from generator.csl.initials import to_initials
from generator.csl.items import Name
from generator.csl.markup import parse_markup
from generator.csl.rich import Part, Rich, plain, seq

_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0002ffff]"
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_GLUE = ("'", "\u2019", "-", "\u2010")


@dataclass(frozen=True, slots=True)
class PersonStyle:
    """How `cs:name` and its `cs:name-part`s print one name."""

    form: str = "long"
    initialize: bool = True
    initialize_with: str | None = None
    sort_separator: str = ", "
    parts: Mapping[str, Decorator] = field(default_factory=dict)
    affixes: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def name_parts(
    elements: list[Mapping[str, str]],
) -> tuple[dict[str, Decorator], dict[str, tuple[str, str]]]:
    """Return what `cs:name-part` elements put on and around the given and family names."""
    decorators = {each.get("name", ""): decorator(each, affixes=False) for each in elements}
    affixes = {
        each.get("name", ""): (each.get("prefix", ""), each.get("suffix", "")) for each in elements
    }
    return decorators, affixes


def format_person(
    name: Name, style: PersonStyle, context: Context, *, inverted: bool, level: int
) -> Part:
    """Return one name; *level* 0: family name, 1: with initials, 2: with full given names."""
    if name.literal or not name.family:
        return _on("family", parse_markup(name.literal or name.given), style, context)
    given = _given(name, style, context, level) if level else ""
    if _EAST_ASIAN.search(name.family) and not _LATIN.search(name.family + name.given):
        return _east_asian(name, given, style, context)
    if name.static or not (level or inverted):
        family = _family(name, style, context, with_particle=True)
        rest = _given_part(given, [], style, context) if level else ""
        return _spaced([_affixed("family", family, style), rest])
    if not level:  # what goes with given names only goes with them
        name = replace(name, dropping="", suffix="")
    if inverted:
        return _inverted(name, given, style, context)
    return _straight(name, given, style, context, level_one=level == 1)


def _on(part: str, content: Part, style: PersonStyle, context: Context) -> Part:
    decorate = style.parts.get(part)
    return decorate(content, context) if decorate and content else content


def _given(name: Name, style: PersonStyle, context: Context, level: int) -> str:
    if style.initialize_with is None:
        return name.given
    return to_initials(
        name.given,
        style.initialize_with,
        hyphenate=context.engine.hyphenate_initials,
        initialize=style.initialize and level < 2,  # 2: full given names
    )


def _east_asian(name: Name, given: str, style: PersonStyle, context: Context) -> Part:
    parts: list[Part] = [
        _on("family", name.family, style, context),
        _on("given", given and name.given, style, context),
    ]
    return seq([part for part in parts if part])


def _straight(
    name: Name, given: str, style: PersonStyle, context: Context, *, level_one: bool
) -> Part:
    suffix = _suffix(name, style, context)
    parts = [
        _on("given", parse_markup(name.dropping), style, context),
        _family(name, style, context, with_particle=True),
    ]
    if suffix and name.comma_suffix:
        family = seq([_spaced(parts, context.engine.particle_space), ", ", suffix])
    else:
        family = _spaced([_spaced(parts, context.engine.particle_space), suffix])
    # Initials that are bound to each other are bound to the family name too.
    bound = level_one and "\u00a0" in (style.initialize_with or "")
    space = "\u00a0" if bound else " "
    given_part = _given_part(given, [], style, context)
    return _spaced([given_part, _affixed("family", family, style)], space)


def _inverted(name: Name, given: str, style: PersonStyle, context: Context) -> Part:
    demote = context.engine.demote
    demoted = demote == "display-and-sort" or (context.sorting and demote == "sort-only")
    particles = [_on("given", parse_markup(name.dropping), style, context)]
    if demoted:
        particles.append(_on("family", parse_markup(name.non_dropping.rstrip()), style, context))
    family = _affixed("family", _family(name, style, context, with_particle=not demoted), style)
    rest = _given_part(given, particles, style, context)
    parts = [family, rest, _suffix(name, style, context)]
    shown = [part for part in parts if part]
    joined: list[Part] = []
    for part in shown:
        joined += [style.sort_separator, part] if joined else [part]
    return seq(joined)


def _suffix(name: Name, style: PersonStyle, context: Context) -> Part:
    """Return "Jr.", with the mark of initials instead of its full stop."""
    if style.initialize_with is None or "." not in name.suffix:
        return parse_markup(name.suffix)
    hyphenate = context.engine.hyphenate_initials
    short = to_initials(name.suffix, style.initialize_with, hyphenate=hyphenate, initialize=False)
    return parse_markup(short)


def _given_part(given: str, particles: list[Part], style: PersonStyle, context: Context) -> Part:
    content = _spaced([_on("given", parse_markup(given), style, context), *particles])
    return _affixed("given", content, style)


def _family(name: Name, style: PersonStyle, context: Context, *, with_particle: bool) -> Part:
    family = _on("family", parse_markup(name.family), style, context)
    if with_particle and name.non_dropping:
        particle = _on("family", parse_markup(name.non_dropping), style, context)
        family = _spaced([particle, family], context.engine.particle_space)
    return family


def _affixed(part: str, content: Part, style: PersonStyle) -> Part:
    prefix, suffix = style.affixes.get(part, ("", ""))
    if not content or not (prefix or suffix):
        return content
    return Rich("seq", [inner for inner in (prefix, content, suffix) if inner])


def _spaced(parts: list[Part], space: str = " ") -> Part:
    """Join parts with spaces, but none after an apostrophe or a hyphen."""
    joined: list[Part] = []
    for part in parts:
        if not part:
            continue
        if joined and not plain(joined[-1]).endswith((*_GLUE, "\u00a0", " ")):
            joined.append(space)
        joined.append(part)
    return seq(joined) if joined else ""
