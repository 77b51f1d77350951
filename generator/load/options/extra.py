"""Read `extra_css` and `extra_javascript` of mkdocs.yml: files of the project, and of no other host."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Span
from generator.load import yaml
from generator.rules.settings import unused_setting
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

KEYS: Mapping[str, tuple[str, ...]] = {"extra_css": (".css",), "extra_javascript": (".js", ".mjs")}

OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
PATH = re.compile(r"(?!/)(?:(?!\.\./)[^\\:?#]){1,200}")


def extra_of(root: yaml.Mapping, key: str) -> tuple[str, ...]:
    """Return the paths that *key* of *root* names; what can be none is left out."""
    setting = _Setting(key)
    return tuple(it.value for it in setting.entries(root) if not any(setting.faults(it)))


def check_extra(root: yaml.Mapping) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files that *root* names, and with how it names them."""
    for key in KEYS:
        node = root.get(key)
        if isinstance(node, yaml.Scalar) and node.value not in {"", "null"}:
            message = phrase("`%(name)s` is no list", name=key)
            help = phrase("write each file in a line of its own, behind `- `")
            yield bad_value.RULE.at(node.span, message, help=help)
        setting = _Setting(key)
        for it in setting.entries(root):
            yield from setting.faults(it)
        yield from setting.idle(node)


# Private functions

# What an entry of several keys may say: all scripts are deferred, and `.mjs` is a module.
KNOWN = frozenset({"path", "type", "defer"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """A setting that names files."""

    key: str

    def entries(self, root: yaml.Mapping) -> Iterator[yaml.Scalar]:
        node = root.get(self.key)
        for entry in node.entries if isinstance(node, yaml.Sequence) else ():
            named = entry.get("path") if isinstance(entry, yaml.Mapping) else entry
            if isinstance(named, yaml.Scalar):
                yield named

    def idle(self, node: yaml.Node | None) -> Iterator[Diagnostic]:
        """Yield what an entry of several keys says in vain."""
        for entry in node.entries if isinstance(node, yaml.Sequence) else ():
            if not isinstance(entry, yaml.Mapping):
                continue
            path = entry.get("path")
            for it in entry.entries:
                name = it.key.value
                if name not in KNOWN:
                    help = phrase("take it out: each script is loaded behind the page")
                    yield self._unused(it.key.span, name, help)
                elif (
                    name == "type" and isinstance(path, yaml.Scalar) and path.value.endswith(".js")
                ):
                    help = phrase("call the file `.mjs`: such a one is a module")
                    yield self._unused(it.key.span, name, help)

    def faults(self, node: yaml.Scalar) -> Iterator[Diagnostic]:
        if OUTSIDE.match(node.value):
            help = (
                phrase("save it in `docs/` and name that file: pages ask no other host for a style")
                if self.key == "extra_css"
                else phrase(
                    "save it in `docs/` and name that file: the site's security policy lets no page "
                    "run a script of another host"
                )
            )
            yield self._unused(node.span, node.value, help)
        elif not (PATH.fullmatch(node.value) and node.value.lower().endswith(KEYS[self.key])):
            message = phrase("`%(name)s` cannot have `%(words)s`", name=self.key, words=node.value)
            ends = ", ".join(f"`{it}`" for it in KEYS[self.key])
            help = phrase(
                "write the path of a file below `docs/` or `static/` that ends in %(list)s",
                list=ends,
            )
            yield bad_value.RULE.at(node.span, message, help=help)

    def _unused(self, place: Span, words: str, help: str) -> Diagnostic:
        message = phrase("`%(words)s` of `%(name)s` is not used", words=words, name=self.key)
        return unused_setting.RULE.at(place, message, help=help)
