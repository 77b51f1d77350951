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
    writer = _Name(name, style, context)
    if name.literal or not name.family:
        return writer.on("family", parse_markup(name.literal or name.given))
    given = writer.given(level) if level else ""
    if _EAST_ASIAN.search(name.family) and not _LATIN.search(name.family + name.given):
        return writer.east_asian(given)
    if name.static or not (level or inverted):
        family = writer.family(with_particle=True)
        rest = writer.given_part(given, []) if level else ""
        return _spaced([writer.affixed("family", family), rest])
    if not level:  # what goes with given names only goes with them
        writer = replace(writer, name=replace(name, dropping="", suffix=""))
    if inverted:
        return writer.inverted(given)
    return writer.straight(given, level_one=level == 1)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that a style writes."""

    name: Name
    style: PersonStyle
    context: Context

    def on(self, part: str, content: Part) -> Part:
        decorate = self.style.parts.get(part)
        return decorate(content, self.context) if decorate and content else content

    def affixed(self, part: str, content: Part) -> Part:
        prefix, suffix = self.style.affixes.get(part, ("", ""))
        if not content or not (prefix or suffix):
            return content
        return Rich("seq", [inner for inner in (prefix, content, suffix) if inner])

    def given_part(self, given: str, particles: list[Part]) -> Part:
        content = _spaced([self.on("given", parse_markup(given)), *particles])
        return self.affixed("given", content)

    def given(self, level: int) -> str:
        if self.style.initialize_with is None:
            return self.name.given
        return to_initials(
            self.name.given,
            self.style.initialize_with,
            hyphenate=self.context.engine.hyphenate_initials,
            initialize=self.style.initialize and level < 2,  # 2: full given names
        )

    def east_asian(self, given: str) -> Part:
        parts: list[Part] = [
            self.on("family", self.name.family),
            self.on("given", given and self.name.given),
        ]
        return seq([part for part in parts if part])

    def straight(self, given: str, *, level_one: bool) -> Part:
        suffix = self._suffix()
        parts = [
            self.on("given", parse_markup(self.name.dropping)),
            self.family(with_particle=True),
        ]
        if suffix and self.name.comma_suffix:
            family = seq([_spaced(parts, self.context.engine.particle_space), ", ", suffix])
        else:
            family = _spaced([_spaced(parts, self.context.engine.particle_space), suffix])
        # Initials that are bound to each other are bound to the family name too.
        bound = level_one and "\u00a0" in (self.style.initialize_with or "")
        space = "\u00a0" if bound else " "
        given_part = self.given_part(given, [])
        return _spaced([given_part, self.affixed("family", family)], space)

    def inverted(self, given: str) -> Part:
        demote = self.context.engine.demote
        demoted = demote == "display-and-sort" or (self.context.sorting and demote == "sort-only")
        particles = [self.on("given", parse_markup(self.name.dropping))]
        if demoted:
            particles.append(self.on("family", parse_markup(self.name.non_dropping.rstrip())))
        family = self.affixed("family", self.family(with_particle=not demoted))
        rest = self.given_part(given, particles)
        parts = [family, rest, self._suffix()]
        shown = [part for part in parts if part]
        joined: list[Part] = []
        for part in shown:
            joined += [self.style.sort_separator, part] if joined else [part]
        return seq(joined)

    def family(self, *, with_particle: bool) -> Part:
        family = self.on("family", parse_markup(self.name.family))
        if with_particle and self.name.non_dropping:
            particle = self.on("family", parse_markup(self.name.non_dropping))
            family = _spaced([particle, family], self.context.engine.particle_space)
        return family

    def _suffix(self) -> Part:
        """Return "Jr.", with the mark of initials instead of its full stop."""
        if self.style.initialize_with is None or "." not in self.name.suffix:
            return parse_markup(self.name.suffix)
        hyphenate = self.context.engine.hyphenate_initials
        short = to_initials(
            self.name.suffix, self.style.initialize_with, hyphenate=hyphenate, initialize=False
        )
        return parse_markup(short)


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
