"""`cs:choose` (CSL 1.0.2, "Choose"): the tests and how they combine."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from generator.csl.context import Closure, Context
from generator.csl.errors import StyleError
from generator.csl.numbers import is_numeric
from generator.csl.rich import Part
from generator.csl.xmltree import Element
from generator.words.phrases import phrase

Condition: TypeAlias = Callable[[Context], bool]
_POSITIONS = {
    "first": {"first"},
    "subsequent": {"subsequent", "ibid", "ibid-with-locator"},
    "ibid": {"ibid", "ibid-with-locator"},
    "ibid-with-locator": {"ibid-with-locator"},
}
# Locator labels that have another name in older styles.
_LOCATORS = {"sub verbo": "sub-verbo"}


def compile_choose(
    element: Element, delimiter: str, compile_children: Callable[[Element, str], Closure]
) -> Closure:
    """Return what formats the first branch of `cs:choose` whose tests hold.

    *delimiter*, that of the group around, stands between the elements of the branch.
    `cs:conditions`, a proposal beyond 1.0.2, is understood too.
    """
    branches = [(_condition(child), compile_children(child, delimiter)) for child in element]

    def choose(context: Context) -> Part | None:
        for holds, body in branches:
            if holds(context):
                return body(context)
        return None

    return choose


def _condition(element: Element) -> Condition:
    if element.tag == "else":
        return lambda _context: True
    if element.tag not in {"if", "else-if"}:
        message = phrase("`cs:choose` holds `cs:%(tag)s`, which is no branch", tag=element.tag)
        raise StyleError(message, element, wrong=element.tag, known=("if", "else-if", "else"))
    nested = element.find("conditions")
    if nested is not None:
        inner = [_condition_of(each) for each in nested]
        return _combine(inner, nested.get("match", "all"))
    return _condition_of(element)


def _condition_of(element: Element) -> Condition:
    tests = [test for name, value in element.attrib.items() for test in _tests(name, value)]
    return _combine(tests, element.get("match", "all"))


def _combine(tests: Sequence[Condition], match: str) -> Condition:
    if len(tests) == 1 and match != "none":
        return tests[0]
    if match in {"any", "none"}:
        return _where_any(tests, holds=match == "any")
    return _where_all(tests)


def _where_any(tests: Sequence[Condition], *, holds: bool) -> Condition:
    def combined(context: Context) -> bool:
        for test in tests:  # a loop: it runs for each part of each citation
            if test(context):
                return holds
        return not holds

    return combined


def _where_all(tests: Sequence[Condition]) -> Condition:
    def combined(context: Context) -> bool:
        for test in tests:  # noqa: SIM110  # as above
            if not test(context):
                return False
        return True

    return combined


def _tests(name: str, value: str) -> list[Condition]:
    if name == "type":
        return [_type(frozenset(value.split()))]
    make = _MAKERS.get(name)
    return [make(word) for word in value.split()] if make else []


def _type(words: frozenset[str]) -> Condition:
    """Whether the work is of one of those types: it cannot be of two, whatever `match` says."""
    return lambda context: context.item.type in words


def _variable(word: str) -> Condition:
    def test(context: Context) -> bool:
        # What a substitute has used up is hidden from print, and there all the same.
        item = context.item
        return bool(context.value(word)) or word in item.names or word in item.dates

    return test


def _is_numeric(word: str) -> Condition:
    return lambda context: is_numeric(context.text(word))


def _is_uncertain(word: str) -> Condition:
    def test(context: Context) -> bool:
        date = context.item.dates.get(word)
        return date is not None and date.circa

    return test


def _locator(word: str) -> Condition:
    label = _LOCATORS.get(word, word)
    return lambda context: (
        bool(context.cite.locator)
        and _LOCATORS.get(context.cite.label, context.cite.label) == label
    )


def _position(word: str) -> Condition:
    def test(context: Context) -> bool:
        if context.area == "bibliography":
            return False
        if word == "near-note":
            return context.cite.near_note
        return context.cite.position in _POSITIONS.get(word, ())

    return test


def _disambiguate(word: str) -> Condition:
    def test(context: Context) -> bool:
        context.tests += 1
        return (context.tests <= context.effort.condition) == (word == "true")

    return test


_MAKERS: Mapping[str, Callable[[str], Condition]] = {
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
