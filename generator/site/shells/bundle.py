"""Join the styles of a site into one file and its scripts into another, without what nothing uses.

The theme's style is made for every site that Material can make: three quarters of it are for parts
that ours has not, and each of our own parts has a file. Joined and slimmed, a page asks for one
style of a third of the size. No page may use what is left out here: a test of the site looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2

from generator.disk import put
from generator.site.minified import minified
from generator.site.shells.order import EngineError, ShellSpec, extra
from generator.site.shells.trim import script_of
from generator.words.phrases import phrase

STYLE = "assets/stylesheets/site.css"
SCRIPT = "assets/javascripts/site.js"

# The theme's own styles, in the order in which it loads them.
THEME = ("main.*.css", "palette.*.css")

# Classes of the theme's parts that no page of ours has, as they begin.
UNUSED = re.compile(
    r"tabbed-|md-(search|annotation|source|version|select|tag|post|author|feedback|consent"
    r"|pagination|status|banner|social|profile|meta|input|clipboard|code__|tooltip|hero"
    r"|toggle|option|overlay|dialog|progress|pin|draft|typeset__|footer__"
    r"|header__(option|source)|header--|nav__(toggle|source|icon|container|button)"
    r"|nav__item--(section|nested)|nav__link--passed|nav--(primary|lifted|integrated)"
    r"|sidebar--(primary|post)|content__button|content--)"
    r"|focus-visible|footnote|katex|giscus|linenodiv|(x*lg|xl|xx+l|middle)$"
    r"|key-|keys|highlight|linenos|filename|result|critic|mermaid|arithmatex|task-list"
    r"|grid|card|abstract|question|success|failure|example|bug|quote|doc-|inline|twemoji"
    r"|emojione|gemoji|glightbox|lazy"
)

# What is not joined, but made small.
BY_NEED = ("parts", "search", "write")

OTHER = {"ltr": "rtl", "rtl": "ltr"}
DIRECTION = re.compile(r'<body dir="(?P<dir>\w+)"')

# Attributes that only the theme's own script sets, or that only such parts have.
UNUSED_ATTRIBUTES = re.compile(
    r"\[(data-md-(toggle|color-switching|scrolllock)|data-preview|for=|id=__comments"
    r"|src\$=.#(gh|only)-|hidden\]\s*\+|aria-sort)"
)
# Boxes that the theme draws beside words, and that our own style leaves out (`content: none`) or never
# asked for: icons of callouts and folded parts, the arrows of tables that its script sorts.
UNWANTED = re.compile(
    r"(admonition-title|(?<![\w.#-])summary|\[role=\"?columnheader\"?\])(:hover)?:(before|after)"
)
# Where the theme's script has not marked what has the focus, its style hides the ring: on all, without.
UNMARKED = ":not(.focus-visible)"
COLOURED = re.compile(r"\[data-md-color-(?P<part>primary|accent)=(?P<colour>[\w-]+)\]")
COLOUR = re.compile(r'data-md-color-(?P<part>primary|accent)="(?P<colour>[\w-]+)"')

DEFINED = re.compile(r"(?P<name>--md-[\w-]+)\s*:")
NAMES = re.compile(r"var\(\s*(?P<name>--[\w-]+)")


def bundle(folder: Path, order: ShellSpec) -> None:
    """Join styles and scripts of an engine's output in *folder*, and remove the parts."""
    assets = folder / "assets"
    theme = [path for pattern in THEME for path in sorted(assets.rglob(pattern))]
    named = extra(order)
    pages = [path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))]
    kept = {script_of(page) for page in pages}
    scripts = [path for path in sorted(assets.rglob("bundle.*.js")) if path.name in kept]
    others = [
        *scripts,
        *(path for name in BY_NEED for path in sorted((assets / name).rglob("*.*"))),
    ]
    asking = "".join(path.read_text("utf-8") for path in others)
    own = tuple(_own_text(order, name) for name in named["styles"])
    texts = tuple(path.read_text("utf-8") for path in theme)
    put(folder / STYLE, slim(texts, own, asking, _uses(pages)))
    parts = [_own_text(order, name) for name in named["scripts"]]
    put(folder / SCRIPT, "".join(map(minified, parts)))
    for path in sorted(it for name in BY_NEED for it in (assets / name).rglob("*.*")):
        put(path, _small(path))
    for path in (*theme, *(folder / name for name in (*named["styles"], *named["scripts"]))):
        path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Uses:
    """What the pages of a site have alike: the other direction of writing is not theirs.

    ``colours`` are pairs of a part of the theme and the name of its colour; None: any.
    """

    other: str = ""
    colours: frozenset[tuple[str, str]] | None = None


@lru_cache(maxsize=8)  # it takes a second, and most sites of one process look alike
def slim(theme: tuple[str, ...], own: tuple[str, ...], others: str, uses: Uses = Uses()) -> str:
    """Return one style: the *theme*'s without what is not used, then our *own*, without comments.

    *others* is the text of what is loaded beside it, which may ask for a value of the theme's.
    """
    ours = "".join(map(_small_style, own))
    rules = [rule for text in theme for rule in _kept(_parsed(text), uses)]
    asked = {*NAMES.findall(ours), *NAMES.findall(others)}
    return _text(_without_idle(rules, asked)) + ours


# Private functions


def _own_text(order: ShellSpec, name: str) -> str:
    try:
        return order.theme[name].decode()
    except UnicodeDecodeError as error:
        path = f"templates/theme/{name}"
        raise EngineError(phrase("`%(path)s` is no UTF-8", path=path)) from error


def _small(path: Path) -> str:
    text = path.read_text("utf-8")
    return minified(text) if path.suffix == ".js" else _small_style(text)


@lru_cache(maxsize=64)  # of all parts, for the same reason
def _small_style(text: str) -> str:
    return _text(_parsed(text))


def _uses(pages: Iterable[str]) -> Uses:
    directions = {found for page in pages for found in DIRECTION.findall(page)}
    other = OTHER.get(directions.pop(), "") if len(directions) == 1 else ""
    return Uses(other, frozenset(found for page in pages for found in COLOUR.findall(page)))


def _parsed(text: str) -> list[Any]:
    rules: list[Any] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    wrong = [rule for rule in rules if rule.type == "error"]
    if wrong:
        raise ValueError(phrase("a style cannot be read: %(wrong)s", wrong=wrong[0].message))
    for rule in rules:
        space = SPACE if rule.type == "at-rule" else []
        rule.prelude = [*space, *_tight(rule.prelude)]
        rule.content = rule.content and _tight(rule.content)
    return rules


SPACE = tinycss2.parse_component_value_list(" ")


def _tight(parts: Iterable[Any]) -> list[Any]:
    """Return *parts* of a rule without comments, and with no more white space than is needed."""
    left = _close([part for part in parts if part.type != "comment"])
    for part in left:
        if part.type == "whitespace":
            part.value = " "
        elif part.type == "function":
            part.arguments = _tight(part.arguments)
        elif part.type.endswith(" block"):
            part.content = _tight(part.content)
    return left


def _close(parts: list[Any]) -> list[Any]:
    """Return *parts* without white space at their ends, before , and ; or after , ; and a colon.

    Before a colon it has a meaning: `a :hover` is inside of a link.
    """
    kept = []
    for before, part, after in zip([None, *parts], parts, [*parts[1:], None], strict=False):
        idle = before is None or after is None or _marks(before, ",;:") or _marks(after, ",;")
        if part.type != "whitespace" or not idle:
            kept.append(part)
    return kept[:-1] if kept and kept[-1] == ";" else kept


def _marks(part: Any, marks: str) -> bool:
    return part is not None and part.type == "literal" and part.value in marks


def _text(rules: Iterable[Any]) -> str:
    return "".join(f"{rule.serialize()}\n" for rule in rules)


def _kept(rules: Iterable[Any], uses: Uses) -> Iterator[Any]:
    """Yield the rules of the theme that a page can use, with the selectors that it can."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_kept(inner, uses))
            if rule.content:
                yield rule
        elif rule.type == "qualified-rule":
            wanted = [one for one in _selectors(rule.prelude) if not _unused(one, uses)]
            rule.prelude = [part for one in wanted for part in (COMMA, *one)][1:]
            if wanted:
                yield rule
        else:
            yield rule


COMMA = tinycss2.parse_component_value_list(",")[0]


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    one: list[Any] = []
    for part in prelude:
        if part == ",":
            yield one
            one = []
        else:
            one.append(part)
    yield one


def _unused(selector: list[Any], uses: Uses) -> bool:
    """Tell whether *selector* asks for what no page has, outside of ``:not()`` and such."""
    text = tinycss2.serialize([part for part in selector if part.type != "function"])
    if UNUSED_ATTRIBUTES.search(text) or (uses.other and f"[dir={uses.other}]" in text):
        return True
    if UNMARKED in tinycss2.serialize(selector) or UNWANTED.search(text):
        return True
    if uses.colours is not None and not {*COLOURED.findall(text)} <= uses.colours:
        return True
    classes = [
        after.value
        for before, after in pairwise(selector)
        if before == "." and after.type == "ident"
    ]
    return any(map(UNUSED.match, classes))


def _without_idle(rules: list[Any], asked: set[str]) -> list[Any]:
    """Return *rules* without the values of the theme's that nothing asks for, *asked* apart.

    A value may be all that asks for another: until none is left that could go.
    """
    while True:
        texts = [rule.serialize() for rule in rules]
        used = asked.union(*map(NAMES.findall, texts))
        idle = {name for text in texts for name in DEFINED.findall(text)} - used
        if not idle:
            return rules
        rules = list(_without(rules, idle))


def _without(rules: Iterable[Any], idle: set[str]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            rule.content = list(_without(rule.content, idle))  # rules: `_kept` has parsed it
            if rule.content:
                yield rule
        elif rule.type == "qualified-rule" and "--md-" in tinycss2.serialize(rule.content):
            rule.content = [it for it in _declarations(rule.content) if _name(it) not in idle]
            if any(map(_name, rule.content)):
                yield rule
        else:
            yield rule


def _declarations(content: list[Any]) -> list[Any]:
    done = any(it.type == "declaration" for it in content)
    return content if done else tinycss2.parse_blocks_contents(content, True, True)


def _name(part: Any) -> str:
    return part.name if part.type == "declaration" else ""
