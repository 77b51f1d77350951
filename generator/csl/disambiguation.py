"""Telling works apart (CSL 1.0.2, "Disambiguation"), once for all works of a library.

Steps, each only for works that are still printed alike: more names, more of the given names,
the style's own `disambiguate="true"`, year suffixes. An effort that separates nobody is dropped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.csl.context import Effort
from generator.csl.items import Name
from generator.csl.xmltree import flag

_SPACING = re.compile(r"[\s.]+")
_MOST_TESTS = 4  # of `disambiguate="true"` in one cite; styles have one or two
Efforts: TypeAlias = dict[str, Effort]


@dataclass(frozen=True, slots=True)
class Printed:
    """A cite as it would print: its text, and for each name list how many names it has."""

    text: str
    lists: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()
    grouping: str = ""


Printer: TypeAlias = Callable[[str, Effort], Printed]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the style allows, from the attributes of `cs:citation`."""

    names: bool
    givens: bool
    by_cite: bool
    highest_level: int
    primary_only: bool
    condition: bool
    year_suffix: bool


def rules(options: Mapping[str, str], *, condition: bool) -> Rules:
    """Read the style's rules of disambiguation."""
    rule = options.get("givenname-disambiguation-rule", "by-cite")
    return Rules(
        flag(options, "disambiguate-add-names"),
        flag(options, "disambiguate-add-givenname"),
        rule == "by-cite",
        1 if rule.endswith("with-initials") else 2,
        rule.startswith("primary-name"),
        condition,
        flag(options, "disambiguate-add-year-suffix"),
    )


def disambiguate(keys: Sequence[str], allowed: Rules, printed: Printer) -> Efforts:
    """Return the effort for each work; *keys* are in the order that suffixes follow."""
    efforts = {key: Effort() for key in keys}
    works = _Works(allowed, printed)
    for group in works.alike(keys, efforts):
        for part, effort in works.by_names(group, Effort()):
            efforts.update(dict.fromkeys(part, effort))
    if allowed.condition:
        works.by_condition(keys, efforts)
    if allowed.year_suffix:
        works.by_year(keys, efforts)
    return efforts


@dataclass(frozen=True, slots=True)
class _Works:
    """The works of a library, and how they may be told apart."""

    allowed: Rules
    printed: Printer

    def alike(self, keys: Iterable[str], efforts: Efforts) -> Iterator[tuple[str, ...]]:
        """Yield the groups of two or more works that print the same."""
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(self.printed(key, efforts[key]).text, []).append(key)
        yield from (tuple(group) for group in groups.values() if len(group) > 1)

    def by_names(
        self, group: tuple[str, ...], best: Effort, start: int = 0
    ) -> Iterator[tuple[tuple[str, ...], Effort]]:
        """Yield the parts that *group* falls into, each with the least effort that shows it."""
        steps = list(self._steps(group))
        for at in range(start, len(steps)):
            if len(group) == 1:
                break
            trial = steps[at](best)
            parts = self._split(group, trial)
            if len(parts) > 1:
                for part in parts:
                    yield from self.by_names(part, trial, at + 1)
                return
        yield group, best

    def by_condition(self, keys: Sequence[str], efforts: Efforts) -> None:
        for level in range(1, _MOST_TESTS + 1):
            for group in self.alike(keys, efforts):
                trial = replace(efforts[group[0]], condition=level)
                if len(self._split(group, trial)) > 1:
                    for key in group:
                        efforts[key] = replace(efforts[key], condition=level)

    def by_year(self, keys: Sequence[str], efforts: Efforts) -> None:
        for group in self.alike(keys, efforts):
            for number, key in enumerate(group):
                efforts[key] = replace(efforts[key], year_suffix=number)

    def _split(self, group: Iterable[str], effort: Effort) -> list[tuple[str, ...]]:
        parts: dict[str, list[str]] = {}
        for key in group:
            parts.setdefault(self.printed(key, effort).text, []).append(key)
        return [tuple(part) for part in parts.values()]

    def _steps(self, group: Sequence[str]) -> Iterator[Callable[[Effort], Effort]]:
        """Yield what can be tried, from the least: for each name its given names, then one more."""
        samples = [self.printed(key, Effort()) for key in group]
        lists = max(len(sample.lists) for sample in samples)
        for index in range(lists):
            total = max((s.lists[index] for s in samples if index < len(s.lists)), default=0)
            shown = max((s.shown[index] for s in samples if index < len(s.shown)), default=0)
            for place in range(total):
                if place >= shown:
                    if not self.allowed.names:
                        break
                    yield _more_names(index, place + 1)
                if self.allowed.givens and (place == 0 or not self.allowed.primary_only):
                    for level in range(1, self.allowed.highest_level + 1):
                        yield _more_given(index, place, level)


def _more_names(index: int, count: int) -> Callable[[Effort], Effort]:
    def step(effort: Effort) -> Effort:
        names = [*effort.names, *[0] * (index + 1 - len(effort.names))]
        names[index] = count
        return replace(effort, names=tuple(names))

    return step


def _more_given(index: int, place: int, level: int) -> Callable[[Effort], Effort]:
    def step(effort: Effort) -> Effort:
        names = [*effort.names, *[0] * (index + 1 - len(effort.names))]
        names[index] = max(names[index], place + 1)
        givens = {**effort.givens, (index, place): level}
        return replace(effort, names=tuple(names), givens=givens)

    return step


def name_levels(
    people: Iterable[Name], allowed: Rules, initials: Callable[[Name], str]
) -> dict[tuple[str, str, str], int]:
    """Return how much of each given name it takes to tell people of one family name apart.

    Only for the rules other than by-cite: they hold whether or not cites are alike.
    """
    families: dict[tuple[str, str], dict[str, str]] = {}
    by_key: dict[tuple[str, str, str], Name] = {}
    for name in people:
        if name.family and name.given:
            givens = families.setdefault((name.family, name.non_dropping), {})
            givens.setdefault(_SPACING.sub("", name.given), name.given)
            by_key[name.family, name.non_dropping, name.given] = name
    levels: dict[tuple[str, str, str], int] = {}
    for key, name in by_key.items():
        others = sorted(families[key[0], key[1]].values())
        if len(others) > 1:
            shorts = [initials(by_key[key[0], key[1], given]) for given in others]
            level = 1 if len(set(shorts)) > 1 else 0
            if shorts.count(initials(name)) > 1 and allowed.highest_level > 1:
                level = 2
            levels[key] = level
    return levels
