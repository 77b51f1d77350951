"""How much a style may print: a bound, so that small files cannot make large citations."""

from collections.abc import Mapping

from generator.csl.errors import StyleError
from generator.csl.xmltree import Element
from generator.words.phrases import phrase

MOST = 100_000  # elements and characters of their own; Chicago's styles have 4,000
_WORDS = ("prefix", "suffix", "value", "delimiter")


def check_extent(area: Element, macros: Mapping[str, Element]) -> None:
    """Raise `StyleError` where *area* prints too much, each macro as often as it is called.

    Of `cs:choose` the longest branch counts. A macro that calls itself is another error.
    """
    if _extent(area, macros, {}) > MOST:
        message = phrase("`cs:%(tag)s` prints without an end: its macros multiply", tag=area.tag)
        raise StyleError(message, area)


# Private functions


def _extent(element: Element, macros: Mapping[str, Element], known: dict[str, int]) -> int:
    inner = [_extent(child, macros, known) for child in element]
    own = 1 + sum(len(element.get(it, "")) for it in _WORDS)
    name = element.get("macro", "")
    if name in macros:
        if name not in known:
            known[name] = 0  # while it is looked at: a circle adds nothing
            known[name] = _extent(macros[name], macros, known)
        own += known[name]
    return own + (max(inner, default=0) if element.tag == "choose" else sum(inner))
