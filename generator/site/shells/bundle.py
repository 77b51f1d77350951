"""Join the styles of a site into one file and its scripts into another, without what nothing uses.

The theme's style is made for every site that Material can make: three quarters of it are for parts
that ours has not, and each of our own parts has a file. Joined and slimmed, a page asks for one
style of a third of the size. No page may use what is left out here: a test of the site looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import rjsmin
import tinycss2

from generator.disk import put
from generator.site.shells.order import ShellSpec, extra
from generator.words.phrases import phrase

STYLE = "assets/stylesheets/site.css"
SCRIPT = "assets/javascripts/site.js"

# The theme's own styles, in the order in which it loads them.
THEME = ("main.*.css", "palette.*.css")

# Classes of the theme's parts that no page of ours has, as they begin.
UNUSED = re.compile(
    r"tabbed-|md-(search|annotation|source|version|select|tag|post|author|feedback|consent"
    r"|pagination|status|banner|social|profile|meta|input|clipboard|code__|tooltip2|hero)"
    r"|key-|keys|highlight|linenos|filename|result|critic|mermaid|arithmatex|task-list"
    r"|grid|card|abstract|question|success|failure|example|bug|quote|doc-|inline|twemoji"
    r"|emojione|gemoji|glightbox|lazy"
)

NAMES = re.compile(r"var\(\s*(?P<name>--[\w-]+)")


def bundle(folder: Path, order: ShellSpec) -> None:
    """Join styles and scripts of an engine's output in *folder*, and remove the parts."""
    assets = folder / "assets"
    theme = [path for pattern in THEME for path in sorted(assets.rglob(pattern))]
    named = extra(order)
    scripts = "".join(path.read_text("utf-8") for path in sorted(assets.rglob("bundle.*.js")))
    own = [order.theme[name].decode() for name in named["styles"]]
    put(folder / STYLE, slim([path.read_text("utf-8") for path in theme], own, scripts))
    parts = [order.theme[name].decode() for name in named["scripts"]]
    put(folder / SCRIPT, "".join(f"{rjsmin.jsmin(part).strip()}\n" for part in parts))
    for path in (*theme, *(folder / name for name in (*named["styles"], *named["scripts"]))):
        path.unlink(missing_ok=True)


def slim(theme: Iterable[str], own: Iterable[str], scripts: str) -> str:
    """Return one style: the *theme*'s without what is not used, then our *own*, without comments.

    *scripts* are the theme's: they too may use an icon that the style names.
    """
    ours = [rule for text in own for rule in _parsed(text)]
    rules = [rule for text in theme for rule in _kept(_parsed(text))]
    asked = {*NAMES.findall(_text(ours)), *NAMES.findall(scripts)}
    asked |= {name for rule in rules for name in NAMES.findall(rule.serialize())}
    return _text([*_without_icons(rules, asked), *ours])


# Private functions


def _parsed(text: str) -> list[Any]:
    rules: list[Any] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    wrong = [rule for rule in rules if rule.type == "error"]
    if wrong:
        raise ValueError(phrase("a style cannot be read: %(wrong)s", wrong=wrong[0].message))
    for rule in rules:
        rule.prelude = _tight(rule.prelude)
        rule.content = rule.content and _tight(rule.content)
    return rules


def _tight(parts: Iterable[Any]) -> list[Any]:
    """Return *parts* of a rule without comments, and with no more white space than is needed."""
    left = [part for part in parts if part.type != "comment"]
    for part in left:
        if part.type == "whitespace":
            part.value = " "
        elif part.type == "function":
            part.arguments = _tight(part.arguments)
        elif part.type.endswith(" block"):
            part.content = _tight(part.content)
    return left


def _text(rules: Iterable[Any]) -> str:
    return "".join(f"{rule.serialize()}\n" for rule in rules)


def _kept(rules: Iterable[Any]) -> Iterator[Any]:
    """Yield the rules of the theme that a page can use, with the selectors that it can."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_kept(inner))
            if rule.content:
                yield rule
        elif rule.type == "qualified-rule":
            wanted = [one for one in _selectors(rule.prelude) if not _unused(one)]
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


def _unused(selector: list[Any]) -> bool:
    """Tell whether *selector* asks for a class that no page has, outside of ``:not()`` and such."""
    classes = [
        after.value
        for before, after in pairwise(selector)
        if before == "." and after.type == "ident"
    ]
    return any(map(UNUSED.match, classes))


def _without_icons(rules: Iterable[Any], asked: set[str]) -> Iterator[Any]:
    """Yield *rules*, without the pictures that they define and nothing asks for."""
    for rule in rules:
        if rule.type == "qualified-rule" and "--md-" in rule.serialize():
            found = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            rule.content = [it for it in found if not _idle_icon(it, asked)]
            if not rule.content:
                continue
        yield rule


def _idle_icon(declaration: Any, asked: set[str]) -> bool:
    if declaration.type != "declaration" or declaration.name in asked:
        return False
    return declaration.name.startswith("--md-") and "url(" in tinycss2.serialize(declaration.value)
