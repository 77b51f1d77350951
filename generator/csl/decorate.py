"""Formatting, affixes, quotes, strip-periods, text-case and display of any element.

The order is fixed ("Affixes", "Formatting"): text-case and strip-periods, formatting, quotes,
then the affixes outside of them, then display around all.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from generator.csl.context import Context
from generator.csl.markup import parse_markup
from generator.csl.rich import Part, Rich, map_leaves
from generator.csl.textcase import apply_case

Decorator: TypeAlias = Callable[[Part, Context], Part]
_STRAIGHT = "'\""
FORMATS = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


def decorator(
    attributes: Mapping[str, str], *, affixes: bool = True, term: bool = False
) -> Decorator:
    """Return what puts an element's attributes around its content.

    *term*: the content is the style's own words, whose case is for the style to choose; title case
    of anything else is for works in English.
    """
    formats = [f"{name}:{attributes[name]}" for name in FORMATS if attributes.get(name)]
    case = attributes.get("text-case", "")
    quotes = attributes.get("quotes") == "true"
    strip = attributes.get("strip-periods") == "true"
    prefix = attributes.get("prefix", "") if affixes else ""
    suffix = attributes.get("suffix", "") if affixes else ""
    display = attributes.get("display", "")
    affix = str if _pair_of_marks(prefix, suffix) else _affix
    before, behind = affix(prefix), affix(suffix)
    if not (formats or case or quotes or strip or prefix or suffix or display):
        return _unchanged

    def decorate(part: Part, context: Context) -> Part:
        if context.sorting:
            return part
        if strip:
            part = map_leaves(part, _without_periods)
        if case:
            lang = context.engine.locale.lang
            part = apply_case(part, case, english=term or is_english(context), lang=lang)
        for declaration in formats:
            part = Rich("format", [part], declaration)
        if quotes:
            part = Rich("quote", [part])
        return _around(part, before, behind, display)

    return decorate


def is_english(context: Context) -> bool:
    """Whether title case applies to the work: its own language, or else the style's."""
    own = context.item.texts.get("language", "")
    return own.lower().startswith("en") if own else context.engine.locale.is_english


def _around(part: Part, prefix: Part, suffix: Part, display: str) -> Part:
    if prefix or suffix:
        part = Rich("seq", [inner for inner in (prefix, part, suffix) if inner])
    if display:
        part = Rich("display", [part], display)
    return part


def _affix(text: str) -> Part:
    """Return an affix; brackets in it are marked, since notes never nest two round ones."""
    part = parse_markup(text)
    return Rich("affix", [part]) if "(" in text or ")" in text else part


def _pair_of_marks(prefix: str, suffix: str) -> bool:
    """Whether the affixes are a pair of straight quotation marks, such as `'` and `',`."""
    mark = prefix.rstrip()[-1:]
    return mark != "" and mark in _STRAIGHT and suffix.lstrip().startswith(mark)


def _without_periods(text: str) -> str:
    return text.replace(".", "")


def _unchanged(part: Part, _context: Context) -> Part:
    return part
