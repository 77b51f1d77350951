"""Read the options of the theme in mkdocs.yml: those that the shells use, and no markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, instead
from generator.findings.suggestions import closest, did_you_mean
from generator.load import yaml
from generator.load.values import short
from generator.model.site import Plain
from generator.rules.yaml import bad_value, empty_value, unknown_key, wrong_type
from generator.words.phrases import in_code, one_of, phrase

# The options of Material that a shell can show. Others name code, files or hosts.
OPTIONS = ("direction", "favicon", "features", "icon", "language", "logo", "palette")

# The theme's templates print options as they are, within attributes of HTML.
MARKUP = re.compile(
    r"""[<>"&\\\x00-\x1f] | \{[{%\#] | // | ^\s*(javascript|data|vbscript|https?|file):""",
    re.IGNORECASE | re.VERBOSE,
)

MOST = 200  # characters of an option

# Icons of Material's Markdown, which is not ours.
UNSHOWN = frozenset({"admonition", "annotation", "tag"})


def look_of(theme: yaml.Node | None) -> dict[str, Plain]:
    """Return the options that are used, as plain values; those that cannot be are left out."""
    if not isinstance(theme, yaml.Mapping):
        return {}
    entries = ((name, theme.get(name)) for name in OPTIONS)
    return {
        name: _plain(_shown(name, node))
        for name, node in entries
        if node and not any(_faults(node)) and not any(_misshapen(name, node))
    }


def check_look(theme: yaml.Node | None) -> Iterator[Diagnostic]:
    """Yield a finding for each option of the theme with what no option can have."""
    if isinstance(theme, yaml.Sequence):
        help = phrase("write `name: material` below it, indented")
        message = phrase("%(path)s holds no `key: value` pairs", path="`theme`")
        yield wrong_type.RULE.at(theme.span, message, help=help)
    if not isinstance(theme, yaml.Mapping):
        return
    if called := theme.get("name"):
        yield from _one_text("theme.name", called)
    for name in OPTIONS:
        node = theme.get(name)
        if node and not any(_faults(node)):
            yield from _misshapen(name, node)
        for it in _faults(node) if node else ():
            message = phrase(
                "`%(value)s` can be no part of the theme's `%(name)s`",
                value=short(it.value),
                name=name,
            )
            help = phrase("write plain words, or a path below the theme's folder")
            yield bad_value.RULE.at(it.span, message, help=help)


def is_plain(words: str) -> bool:
    """Tell whether *words* can be printed within an option: without markup, and of a length for it."""
    return not MARKUP.search(words) and len(words) <= MOST


# Private functions


def _faults(node: yaml.Node) -> Iterator[yaml.Scalar]:
    match node:
        case yaml.Scalar():
            if not node.faulty and not is_plain(node.value):
                yield node
        case yaml.Sequence():
            for entry in node.entries:
                yield from _faults(entry)
        case yaml.Mapping():
            for it in node.entries:
                yield from (*_faults(it.key), *_faults(it.value))


# --- What each option can be ---


def _misshapen(name: str, node: yaml.Node) -> Iterator[Diagnostic]:
    """Yield a finding for each part of the option *name* that is not of the kind it must be."""
    nothing = isinstance(node, yaml.Scalar) and node.value.casefold() in {"", "false"}
    if not nothing and not (isinstance(node, yaml.Scalar) and node.faulty):
        yield from _SHAPES[name](f"theme.{name}", node)


_ONE_TEXT = phrase("write one text, in quotes if need be")


def _one_text(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
    if not isinstance(node, yaml.Scalar):
        message = phrase("%(path)s is not one text", path=f"`{path}`")
        yield wrong_type.RULE.at(node.span, message, help=_ONE_TEXT)


def _one_of(*allowed: str) -> Callable[[str, yaml.Node], Iterator[Diagnostic]]:
    def look(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
        yield from _one_text(path, node)
        if isinstance(node, yaml.Scalar) and node.value.strip() not in allowed:
            listed = one_of(in_code(allowed))
            message = phrase(
                "%(path)s cannot be `%(value)s`, only %(listed)s",
                path=f"`{path}`",
                value=short(node.value),
                listed=listed,
            )
            help = did_you_mean(node.value, allowed, phrase("write %(list)s", list=listed))
            fix = instead(node.span, closest(node.value, allowed))
            yield bad_value.RULE.at(node.span, message, help=help, fix=fix)

    return look


def _texts(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
    if not isinstance(node, yaml.Sequence):
        first = (
            node.value if isinstance(node, yaml.Scalar) and " " not in node.value else "toc.follow"
        )
        message = phrase("%(path)s is no list", path=f"`{path}`")
        help = phrase("write a list, such as `%(path)s: [%(list)s]`", path=path, list=first)
        yield wrong_type.RULE.at(node.span, message, help=help)
        return
    for it in node.entries:
        subject = phrase("an entry of `%(path)s`", path=path)
        if isinstance(it, yaml.Scalar) and not it.value:
            message = phrase("%(path)s has no value", path=subject)
            yield empty_value.RULE.at(it.span, message, help=phrase("write one, or remove the key"))
        elif not isinstance(it, yaml.Scalar):
            message = phrase("%(path)s is not one text", path=subject)
            yield wrong_type.RULE.at(it.span, message, help=_ONE_TEXT)


def _pairs(
    keys: Mapping[str, Callable[[str, yaml.Node], Iterator[Diagnostic]]],
) -> Callable[[str, yaml.Node], Iterator[Diagnostic]]:
    def look(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
        if not isinstance(node, yaml.Mapping):
            message = phrase("%(path)s holds no `key: value` pairs", path=f"`{path}`")
            listed = one_of(in_code([f"{it}: ..." for it in keys]))
            help = phrase("write %(list)s below it, indented", list=listed)
            yield wrong_type.RULE.at(node.span, message, help=help)
            return
        for it in node.entries:
            key = it.key.value
            if key not in keys:
                message = phrase("`%(key)s` is no key of `%(path)s`", key=key, path=path)
                listed = one_of(in_code(keys))
                otherwise = phrase("write %(known)s, or remove it", known=listed)
                near = did_you_mean(key, keys, otherwise)
                fix = instead(it.key.span, closest(key, keys))
                yield unknown_key.RULE.at(it.key.span, message, help=near, fix=fix)
            elif not (isinstance(it.value, yaml.Scalar) and not it.value.value):
                yield from keys[key](f"{path}.{key}", it.value)

    return look


def _palette(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
    for it in node.entries if isinstance(node, yaml.Sequence) else (node,):
        yield from _SCHEME(path, it)


_ICONS = dict.fromkeys(
    "alternate close edit logo menu next previous repo search share top view".split(), _one_text
)
_SCHEME = _pairs(
    {
        "scheme": _one_of("default", "slate"),
        "primary": _one_text,
        "accent": _one_text,
        "media": _one_of(
            "(prefers-color-scheme)",
            "(prefers-color-scheme: light)",
            "(prefers-color-scheme: dark)",
        ),
        "toggle": _pairs({"icon": _one_text, "name": _one_text}),
    }
)


def _icons(path: str, node: yaml.Node) -> Iterator[Diagnostic]:
    yield from _pairs(_ICONS)(path, _shown("icon", node))


def _shown(name: str, node: yaml.Node) -> yaml.Node:
    """Return the option *name* without icons that no page of ours shows."""
    if name != "icon" or not isinstance(node, yaml.Mapping):
        return node
    return yaml.Mapping(tuple(it for it in node.entries if it.key.value not in UNSHOWN), node.span)


_SHAPES: Mapping[str, Callable[[str, yaml.Node], Iterator[Diagnostic]]] = {
    "direction": _one_of("ltr", "rtl"),
    "favicon": _one_text,
    "features": _texts,
    "icon": _icons,
    "language": _one_text,
    "logo": _one_text,
    "palette": _palette,
}


WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def _plain(node: yaml.Node) -> Plain:
    """Return *node* as plain values; of words in no quotes, those that YAML means otherwise."""
    match node:
        case yaml.Scalar():
            return node.value if node.quoted else WORDS.get(node.value.lower(), node.value)
        case yaml.Sequence():
            return [_plain(it) for it in node.entries]
        case yaml.Mapping():
            return {it.key.value: _plain(it.value) for it in node.entries}
