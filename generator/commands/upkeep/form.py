"""Put a Markdown file of the playbook into its usual form, without changing what it says.

The front matter gets the order of its model, lists on one line and one space behind each colon.
The body is never reflowed: only white space at line ends and superfluous blank lines go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.findings.diagnostics import Span, Text
from generator.kinds import Kind
from generator.load import yaml
from generator.load.front_matter import Bounds, bounds_of
from generator.load.front_models import MODELS
from generator.load.markdown import parse


def formatted(kind: Kind, text: Text, facet_keys: Sequence[str] = ()) -> str | None:
    """Return *text* in its usual form; None where its front matter cannot be read.

    *facet_keys* are the keys of the vocabulary's facets, in their order. The same text comes out
    where it is in that form already.
    """
    bounds = bounds_of(text, optional=kind is Kind.DOC)
    if bounds.findings:
        return None
    front = _front(kind, text, bounds, facet_keys) if bounds.present else ""
    if front is None:
        return None
    body = _body(text, bounds.body)
    return front + (body if front else body.lstrip("\n"))


# Private functions: front matter


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with the comments above it and the lines of its value."""

    key: str
    lines: tuple[str, ...]


def _front(kind: Kind, text: Text, bounds: Bounds, facet_keys: Sequence[str]) -> str | None:
    read, findings = yaml.load(text, bounds.start, bounds.end)
    root = read.root
    if findings or (root is not None and not _is_block(text, root)):
        return None
    first, last = (text.position(it)[0] for it in (bounds.start, bounds.end))
    entries = root.entries if isinstance(root, yaml.Mapping) else ()
    parts, tail = _parts(text, entries, first, last)
    ranks = {key: rank for rank, key in enumerate(_order(kind, facet_keys))}
    parts.sort(key=lambda part: ranks.get(part.key, len(ranks)))
    lines = [line for part in parts for line in part.lines]
    return "".join(f"{line}\n" for line in ("---", *lines, *tail, "---"))


def _is_block(text: Text, root: yaml.Node) -> bool:
    """Tell whether each key of *root* begins a line."""
    return isinstance(root, yaml.Mapping) and all(
        it.key.span.column == 1 and _head(text, it.key) for it in root.entries
    )


def _head(text: Text, key: yaml.Scalar) -> re.Match[str] | None:
    """Match *key* as its line begins: it may be quoted, with spaces before its colon."""
    written = re.escape(key.value)
    return re.match(rf"(?P<quote>['\"]?){written}(?P=quote)[ ]*:", text.line(key.span.line))


def _lines(text: Text, entry: yaml.Entry, numbers: Sequence[int]) -> tuple[str, ...]:
    """Return the lines of *entry*, its key as it is usually written."""
    head, *rest = (text.line(number) for number in numbers)
    found = _head(text, entry.key)
    return (f"{entry.key.value}:{head[found.end() :]}" if found else head, *rest)


def _order(kind: Kind, facet_keys: Sequence[str]) -> Iterator[str]:
    """Yield the keys of *kind* in their order; the facets stand behind the roles."""
    keys = [field.alias or name for name, field in MODELS[kind].model_fields.items()]
    ahead = next((at for at, key in enumerate(keys) if key in {"synonyms", "owner"}), len(keys))
    yield from (*keys[:ahead], *facet_keys, *keys[ahead:])


def _parts(
    text: Text, entries: Sequence[yaml.Entry], first: int, last: int
) -> tuple[list[_Part], list[str]]:
    """Cut the lines *first* to before *last* at the keys; return the parts, and comments behind."""
    starts = [entry.key.span.line for entry in entries]
    above = list(range(first, starts[0] if starts else last))
    parts = []
    ends = [*starts[1:], last] if starts else []
    for entry, start, end in zip(entries, starts, ends, strict=True):
        own = list(range(start, end))
        behind: list[int] = []
        while len(own) > 1 and _is_apart(text.line(own[-1])):
            behind.insert(0, own.pop())
        lines = (*_comments(text, above), *_entry(text, entry, own))
        parts.append(_Part(entry.key.value, lines))
        above = behind
    return parts, list(_comments(text, above))


def _is_apart(line: str) -> bool:
    return line.startswith("#") or not line.strip()


def _comments(text: Text, numbers: Sequence[int]) -> Iterator[str]:
    return (text.line(it).rstrip() for it in numbers if text.line(it).strip())


def _entry(text: Text, entry: yaml.Entry, numbers: Sequence[int]) -> tuple[str, ...]:
    lines = _lines(text, entry, numbers)
    scalars = tuple(_scalars(entry.value))
    listed = _list(text, entry, lines)
    if listed:
        return (listed,)
    if any(it.span.line != it.span.end_line for it in scalars) or _has_block(lines):
        return lines
    head, *rest = (line.rstrip() for line in lines)
    key, value = head[: len(entry.key.value) + 1], head[len(entry.key.value) + 1 :]
    return (f"{key} {value.lstrip()}".rstrip(), *rest)


def _has_block(lines: Sequence[str]) -> bool:
    """Tell whether a value of several lines begins in *lines*, whose white space counts."""
    return any(line.rstrip().endswith(("|", ">", "|-", ">-", "|+", ">+")) for line in lines)


def _scalars(node: yaml.Node) -> Iterator[yaml.Scalar]:
    match node:
        case yaml.Scalar():
            yield node
        case yaml.Sequence():
            for each in node.entries:
                yield from _scalars(each)
        case yaml.Mapping():
            for entry in node.entries:
                yield entry.key
                yield from _scalars(entry.value)


def _list(text: Text, entry: yaml.Entry, lines: Sequence[str]) -> str:
    """Return *entry* with its list on one line; "" where it has none, or one that cannot be so."""
    node = entry.value
    if not isinstance(node, yaml.Sequence) or not node.entries:
        return ""
    values = [it for it in node.entries if isinstance(it, yaml.Scalar)]
    written = [_under(text, it.span) for it in values]
    plain = all(it.quoted or not set(it.value) & set(",[]{}#:\"'") for it in values)
    whole = "".join("".join(line.split()) for line in lines)
    listed = ",".join("".join(it.split()) for it in written)
    block = "-".join(["", *("".join(it.split()) for it in written)])
    key = f"{entry.key.value}:"
    fits = whole in {f"{key}[{listed}]", f"{key}[{listed},]", f"{key}{block}"}
    if len(values) != len(node.entries) or not plain or not fits or not all(written):
        return ""
    return f"{key} [{', '.join(written)}]"


def _under(text: Text, span: Span) -> str:
    """Return what stands at *span*, "" where it is more than one line."""
    if span.line != span.end_line:
        return ""
    return text.line(span.line)[span.column - 1 : span.end_column - 1]


# Private functions: the body

# What keeps its white space to the sign.
_KEPT = ("start:code-block", "start:html-block", "html", "code", "display-math", "inline-math")


def _body(text: Text, start: int) -> str:
    document, _ = parse(text, start)
    kept = sorted((it.start, it.end) for it in document.events if it.kind in _KEPT)
    breaks = {text.position(it.start)[0] for it in document.events if it.kind == "hard-break"}
    lines: list[tuple[str, bool]] = []
    at = start
    for line in text.content[start:].split("\n"):
        end = at + len(line)
        fixed = any(first <= end and at < last for first, last in _near(kept, at, end))
        broken = text.position(at)[0] in breaks
        own = line if fixed or broken else line.rstrip(" \t")
        if own or fixed or not lines or lines[-1][0]:
            lines.append((own, fixed))
        at = end + 1
    while lines and lines[-1] == ("", False):
        lines.pop()
    return "".join(f"{line}\n" for line, _ in lines)


def _near(kept: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    return (it for it in kept if it[0] <= end and start <= it[1])
