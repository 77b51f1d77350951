"""Find what is wrong with a project's own templates before a page is printed with them.

A template is read as Jinja reads it. What only a page would show, such as a field that its facts do
not have, is told by the build.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import TemplateSyntaxError, meta, nodes

from generator.findings.diagnostics import Diagnostic, Span
from generator.findings.suggestions import closest
from generator.render.environment import Texts, environment
from generator.render.limits import LimitedEnvironment, TemplateFaultError
from generator.rules.files import broken_template
from generator.words.phrases import phrase

FACTS = "it"  # what a template of a page is given
Named = tuple[tuple[str, str], ...]
OF_MKDOCS = ("script_tag", "url")  # filters that it gives to templates of the theme


def template_faults(own: Mapping[str, str], ours: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return a finding for each fault of a project's *own* templates, which may ask for *ours*.

    Both are texts by path below ``templates/``. Who asks for the same again waits no second time.
    """
    return _faults(tuple(own.items()), tuple(ours.items()))


def theme_faults(own: Mapping[str, str], there: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """Yield a finding for each fault of a project's *own* overrides of the theme.

    Texts by path below ``templates/theme/``; *there* tells whether the theme has a template.
    """
    made = LimitedEnvironment()
    made.filters |= dict.fromkeys(OF_MKDOCS, str)
    parsed = _Parsed("templates/theme/", own, made)
    yield from parsed.unreadable()
    yield from parsed.missing(there, ())


# Private functions


@lru_cache(maxsize=4)
def _faults(own: Named, ours: Named) -> tuple[Diagnostic, ...]:
    return tuple(_found(dict(own), dict(ours)))


def _found(own: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Diagnostic]:
    parsed = _Parsed("templates/", own, environment(Texts(own)))
    yield from parsed.unreadable()
    yield from parsed.missing(lambda name: name in ours, ours)
    for path in parsed.trees:
        yield from parsed.missing_macros(path, ours)
        if path.startswith("pages/"):
            yield from parsed.unknown_names(path)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """Templates of a folder by path below it, and their trees as far as they can be read."""

    folder: str
    texts: Mapping[str, str]
    made: LimitedEnvironment
    trees: dict[str, nodes.Template] = field(default_factory=dict)

    def unreadable(self) -> Iterator[Diagnostic]:
        """Read all; yield why where one cannot be."""
        for path, text in self.texts.items():
            if not path.endswith(".html"):
                continue
            try:
                tree = self.made.parse(text, path)
                self.made.compile(tree, path)
            except TemplateFaultError as error:
                line, why = 1, "it nests too deeply"
                if isinstance(cause := error.__cause__, TemplateSyntaxError):
                    line, why = cause.lineno, " ".join((cause.message or "").split())
                message = phrase("Jinja cannot read it: `%(why)s`", why=why.replace("`", "'"))
                help = phrase("mend it, or remove it: then the template that it replaces prints")
                yield self.at(path, line, "", message, help)
            else:
                self.trees[path] = tree

    def missing(self, there: Callable[[str], bool], near: Collection[str]) -> Iterator[Diagnostic]:
        """Yield a finding for each template that is asked for and is neither here nor *there*."""
        asking = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        for path, tree in self.trees.items():
            for node in tree.find_all(asking):
                name = _name_of(node)
                beside = (
                    f"{path.partition('/')[0]}/{name}"  # those of the box are asked for from there
                )
                found = any(it in self.texts or there(it) for it in (name, beside))
                if name and not found and not getattr(node, "ignore_missing", False):
                    message = phrase("there is no template `%(name)s`", name=name)
                    help = phrase("name one that is there")
                    known = {*self.texts, *near}
                    yield self.at(path, node.lineno, name, message, help, closest(name, known))

    def missing_macros(self, path: str, ours: Mapping[str, str]) -> Iterator[Diagnostic]:
        """Yield a finding for each macro that the template at *path* imports from where it is not."""
        for node in self.trees[path].find_all(nodes.FromImport):
            name = _name_of(node)
            other = self.trees.get(name)
            if name in ours and name not in self.texts:
                other = self.made.parse(ours[name], name)
            given = _given(other) if other else set(_first_of(node))
            for part in _first_of(node):
                if part not in given:
                    message = phrase("`%(name)s` has no macro `%(part)s`", name=name, part=part)
                    help = phrase("name one that it has")
                    yield self.at(path, node.lineno, part, message, help, closest(part, given))

    def unknown_names(self, path: str) -> Iterator[Diagnostic]:
        """Yield a finding for each name that neither the template at *path* sets nor a page gives."""
        tree = self.trees[path]
        known = {*self.made.globals, FACTS} | _set_in(tree)
        for name in sorted(meta.find_undeclared_variables(tree) - known):
            line = min(it.lineno for it in tree.find_all(nodes.Name) if it.name == name)
            message = phrase("nothing is called `%(name)s` here", name=name)
            help = phrase("what a page says is `it`: write such as `it.title`")
            yield self.at(path, line, name, message, help, closest(name, known))

    def at(
        self, path: str, line: int, name: str, message: str, help: str, near: str = ""
    ) -> Diagnostic:
        """Return a finding at *name*, which stands in *line* of a template or soon after it.

        Where there is one that it is *near* to, that one was meant.
        """
        lines = self.texts[path].split("\n")
        row = next((it for it in range(line, len(lines) + 1) if name in lines[it - 1]), line)
        column = lines[row - 1].find(name) + 1
        span = Span(self.folder + path, row, column, row, column + len(name))
        if near:
            help = phrase("did you mean `%(near)s`?", near=near)
        return broken_template.RULE.at(span, message, help=help)


def _name_of(node: nodes.Node) -> str:
    """Return the template that *node* asks for, "" where it works the name out."""
    named = getattr(node, "template", None)
    return named.value if isinstance(named, nodes.Const) and isinstance(named.value, str) else ""


def _first_of(node: nodes.FromImport) -> list[str]:
    """Return what *node* imports, by the names that it has there."""
    return [it[0] if isinstance(it, tuple) else it for it in node.names]


def _given(tree: nodes.Template) -> set[str]:
    """Return what *tree* gives to those that import from it: what it sets outside of macros."""
    inside = {id(it) for macro in tree.find_all(nodes.Macro) for it in macro.find_all(nodes.Node)}
    outside = [it for it in tree.find_all(nodes.Node) if id(it) not in inside]
    names = {it.name for it in outside if isinstance(it, nodes.Macro)}
    names |= {it.name for it in outside if isinstance(it, nodes.Name) and it.ctx != "load"}
    names |= {it.target for it in outside if isinstance(it, nodes.Import)}
    for it in outside:
        if isinstance(it, nodes.FromImport):
            names |= {named[-1] if isinstance(named, tuple) else named for named in it.names}
    return names


def _set_in(tree: nodes.Template) -> set[str]:
    """Return the names that *tree* sets anywhere."""
    names = {it.name for it in tree.find_all(nodes.Name) if it.ctx != "load"}
    return names | {it.name for it in tree.find_all(nodes.Macro)}
