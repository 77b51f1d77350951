"""Collect what the product says: the messages in its code, its templates and its scripts."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from typing import TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from generator.words.files import MANY, ONE
from generator.words.pages import messages_of

Said: TypeAlias = "str | tuple[str, str]"  # a message, or its forms for one and for many

# What is called with a message, and which of its arguments has which part.
SINGLE = frozenset({"N_", "_", "gettext", "phrase", "say"})
CONTEXT, PLURAL = "pgettext", frozenset({"ngettext", "phrases"})

HEADER = """\
# The words of the product in the language "%(language)s", as gettext keeps them.
# See docs/maintainers/languages.md.
msgid ""
msgstr ""
"Language: %(language)s\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: %(plurals)s\\n"

"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message, its context ("" for none), and the file that says it."""

    said: Said
    context: str
    path: str


def collect(texts: Mapping[str, str]) -> Iterator[Message]:
    """Yield the messages in *texts*, by path."""
    for path in sorted(texts):
        reads = _READERS.get(path.rpartition(".")[2])
        yield from reads(path, texts[path]) if reads else ()


def updated(text: str, language: str, messages: Iterator[Message]) -> str:
    """Return the catalogue *text* of *language*, "" for a new one, with *messages* and no others.

    What is new has no translation yet.
    """
    locale = language.replace("-", "_")
    template = Catalog(locale=locale)
    for it in messages:
        template.add(it.said, context=it.context or None, locations=[(it.path, 1)])
    made = template
    if text:
        made = read_po(io.BytesIO(text.encode()), locale=locale)
        made.update(template, no_fuzzy_matching=True)
    written = io.BytesIO()
    write_po(written, made, width=100, include_lineno=False, ignore_obsolete=True, omit_header=True)
    head = HEADER % {"language": language, "plurals": made.plural_forms}
    return head + written.getvalue().decode().strip("\n") + "\n"


# Private functions

_RULE = re.compile(r"generator/rules/[a-z]+/(?!__)\w+\.py")  # its docstring is the rule's page
_COMMANDS = "generator/commands/"  # their docstrings are what `--help` says
_HELPED = frozenset({"command", "group", "option"})


def _of_python(path: str, text: str) -> Iterator[Message]:
    tree = ast.parse(text)
    if _RULE.match(path):
        for message in messages_of(cleandoc(ast.get_docstring(tree, clean=False) or "")):
            yield Message(message, "", path)
    if path.startswith(_COMMANDS):
        yield from (Message(it, "", path) for it in _helps(tree))
    calls = (it for it in ast.walk(tree) if isinstance(it, ast.Call))
    for call in sorted(calls, key=lambda it: (it.lineno, it.col_offset)):
        yield from _called(path, _called_as(call), [_constant(it) for it in call.args])


def _helps(tree: ast.Module) -> Iterator[str]:
    """Yield what the commands of a module, and their options, say of themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_command, node.decorator_list)):
            yield ast.get_docstring(node) or ""
        if isinstance(node, ast.Call) and _called_as(node) in _HELPED:
            helps = (_constant(it.value) for it in node.keywords if it.arg == "help")
            yield from (cleandoc(it) for it in helps if it)


def _makes_command(decorator: ast.expr) -> bool:
    """Tell whether *decorator* makes a command of a function, and its help of the docstring."""
    if not isinstance(decorator, ast.Call) or _called_as(decorator) not in {"command", "group"}:
        return False
    return all(it.arg != "help" for it in decorator.keywords)


def _called_as(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _constant(node: ast.expr) -> str | None:
    found = node.value if isinstance(node, ast.Constant) else None
    return found if isinstance(found, str) else None


def _of_template(path: str, text: str) -> Iterator[Message]:
    names = (*SINGLE, CONTEXT, *PLURAL)
    for _, name, said in extract_from_ast(Environment().parse(text), names, babel_style=False):  # noqa: S701  # it is only read
        arguments = list(said) if isinstance(said, tuple) else [said]
        yield from _called(path, name, arguments)


def _of_script(path: str, text: str) -> Iterator[Message]:
    found = [(it.start(), it) for it in (*ONE.finditer(text), *MANY.finditer(text))]
    for _, call in sorted(found, key=lambda it: it[0]):
        texts = [json.loads(it) for it in call.groups()]
        yield Message(texts[0] if len(texts) == 1 else (texts[0], texts[1]), "", path)


def _called(path: str, name: str, arguments: list[str | None]) -> Iterator[Message]:
    texts = [it for it in arguments if it is not None]
    if name in SINGLE and arguments and arguments[0] is not None:
        yield Message(arguments[0], "", path)
    elif name == CONTEXT and len(texts) >= 2:
        yield Message(texts[1], texts[0], path)
    elif name in PLURAL and len(texts) >= 2:
        yield Message((texts[0], texts[1]), "", path)


_READERS = {"py": _of_python, "html": _of_template, "xml": _of_template, "js": _of_script}
