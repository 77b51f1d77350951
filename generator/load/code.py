"""Tell what in mkdocs.yml is code: tags that run Python, hooks, plugins that are not ours."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Span, instead
from generator.findings.suggestions import closest
from generator.load import yaml
from generator.model.site import Code
from generator.rules.settings import code_not_run, python_tag, unsafe_site_dir
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

# Folders that are read: nothing may be written over them.
READ = frozenset({"kb", "docs", "templates", "static", ".git"})

# Of MkDocs' default plugins: the playbook has a search of its own, so nothing is lost.
NEEDLESS = frozenset({"playbook", "search", "material/search"})

PYTHON = "tag:yaml.org,2002:python/"
# Tags that Material's documentation has people write, for Markdown that the playbook does not use.
HARMLESS = re.compile(r"name:(material|materialx|pymdownx)\.[\w.]+")


def code_of(root: yaml.Mapping) -> Code:
    """Return the code that the settings name."""
    hooks = yaml.plain(root.get("hooks"))
    named = [hooks] if isinstance(hooks, str) else hooks if isinstance(hooks, list) else []
    plugins = tuple(yaml.plain(it) for it, name in _plugins(root) if name != "playbook")
    return Code(tuple(it for it in named if isinstance(it, str) and it), plugins)


def check_code(
    read: yaml.Yaml, root: yaml.Mapping, *, trusted: bool, mounted: bool = False
) -> Iterator[Diagnostic]:
    """Yield what would run, and is refused or not run; nothing of both if it is *trusted*.

    A playbook that is *mounted* is built by MkDocs, which uses its hooks and plugins.
    """
    yield from _site_dir(root)
    told = () if trusted else _told(read, root)
    yield from (it for it in told if not (mounted and it.rule == code_not_run.RULE.id))


# Private functions


def _told(read: yaml.Yaml, root: yaml.Mapping) -> Iterator[Diagnostic]:
    for tag, span in read.tags:
        yield _Code(span).tag(tag)
    for key in ("hooks", "INHERIT"):
        node = root.get(key)
        if node is not None and yaml.plain(node):
            yield _Code(node.span).not_run(f"`{key}`")
    for node, name in _plugins(root):
        if name not in NEEDLESS and closest(name, ("playbook",)):
            place = _name_of(node)
            message, help = (
                phrase("there is no plugin `%(name)s` here", name=name),
                phrase("did you mean `playbook`?"),
            )
            yield bad_value.RULE.at(place, message, help=help, fix=instead(place, "playbook"))
        elif name not in NEEDLESS:
            yield _Code(node.span).not_run(phrase("the plugin `%(name)s`", name=name))


def _plugins(root: yaml.Mapping) -> Iterator[tuple[yaml.Node, str]]:
    """Yield each plugin as it is written, with its name; of a mapping, a mapping of one."""
    node = root.get("plugins")
    if isinstance(node, yaml.Mapping):
        for entry in node.entries:
            yield yaml.Mapping((entry,), entry.key.span), entry.key.value
    elif isinstance(node, yaml.Sequence):
        for it in node.entries:
            if isinstance(it, yaml.Scalar):
                yield it, it.value
            elif isinstance(it, yaml.Mapping) and it.entries:
                yield it, it.entries[0].key.value


def _name_of(node: yaml.Node) -> Span:
    return node.entries[0].key.span if isinstance(node, yaml.Mapping) else node.span


@dataclass(frozen=True, slots=True)
class _Code:
    """Code that is told of."""

    span: Span

    def tag(self, tag: str) -> Diagnostic:
        short = f"!!{tag.removeprefix('tag:yaml.org,2002:')}" if tag.startswith("tag:") else tag
        called = tag.removeprefix(PYTHON)
        if called == tag or HARMLESS.fullmatch(called):
            return self.not_run(phrase("the tag `%(short)s`", short=short))
        message = phrase("the tag `%(short)s` would run Python", short=short)
        return python_tag.RULE.at(self.span, message, help=phrase("write the value itself"))

    def not_run(self, what: str) -> Diagnostic:
        help = phrase("take it out, or build with `--run-code` if you trust it")
        return code_not_run.RULE.at(self.span, phrase("%(what)s is not used", what=what), help=help)


def _site_dir(root: yaml.Mapping) -> Iterator[Diagnostic]:
    node = root.get("site_dir")
    if not isinstance(node, yaml.Scalar) or not node.value.strip():
        return
    path = posixpath.normpath(node.value.strip().replace("\\", "/")).casefold()
    if path == "." or path.split("/")[0] in READ:
        what = phrase("the project's own folder") if path == "." else f"`{path.split('/')[0]}/`"
        message = phrase("the site would be written over %(what)s, which it is made of", what=what)
        help = phrase("write `site_dir: build/site`")
        fix = instead(node.span, "build/site")
        yield unsafe_site_dir.RULE.at(node.span, message, help=help, fix=fix)
