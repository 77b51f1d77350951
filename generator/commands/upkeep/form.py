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
    file = _File(kind, text, facet_keys)
    front = file.front(bounds) if bounds.present else ""
    if front is None:
        return None
    body = file.body(bounds.body)
    return front + (body if front else body.lstrip("\n"))


# Private functions: front matter


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with the comments above it and the lines of its value."""

    key: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of one kind, and the facets whose keys it may have."""

    kind: Kind
    text: Text
    facet_keys: Sequence[str]

    def front(self, bounds: Bounds) -> str | None:
        read, findings = yaml.load(self.text, bounds.start, bounds.end)
        root = read.root
        if findings or (root is not None and not self._is_block(root)):
            return None
        first, last = (self.text.position(it)[0] for it in (bounds.start, bounds.end))
        entries = root.entries if isinstance(root, yaml.Mapping) else ()
        parts, tail = self._parts(entries, first, last)
        ranks = {key: rank for rank, key in enumerate(self._order())}
        parts.sort(key=lambda part: ranks.get(part.key, len(ranks)))
        lines = [line for part in parts for line in part.lines]
        return "".join(f"{line}\n" for line in ("---", *lines, *tail, "---"))

    def body(self, start: int) -> str:
        document, _ = parse(self.text, start)
        kept = sorted((it.start, it.end) for it in document.events if it.kind in _KEPT)
        breaks = {
            self.text.position(it.start)[0] for it in document.events if it.kind == "hard-break"
        }
        lines: list[tuple[str, bool]] = []
        at = start
        for line in self.text.content[start:].split("\n"):
            end = at + len(line)
            fixed = any(first <= end and at < last for first, last in _near(kept, at, end))
            broken = self.text.position(at)[0] in breaks
            own = line if fixed or broken else line.rstrip(" \t")
            if own or fixed or not lines or lines[-1][0]:
                lines.append((own, fixed))
            at = end + 1
        while lines and lines[-1] == ("", False):
            lines.pop()
        return "".join(f"{line}\n" for line, _ in lines)

    def _is_block(self, root: yaml.Node) -> bool:
        """Tell whether each key of *root* begins a line."""
        return isinstance(root, yaml.Mapping) and all(
            it.key.span.column == 1 and self._head(it.key) for it in root.entries
        )

    def _head(self, key: yaml.Scalar) -> re.Match[str] | None:
        """Match *key* as its line begins: it may be quoted, with spaces before its colon."""
        written = re.escape(key.value)
        return re.match(
            rf"(?P<quote>['\"]?){written}(?P=quote)[ ]*:", self.text.line(key.span.line)
        )

    def _lines(self, entry: yaml.Entry, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the lines of *entry*, its key as it is usually written."""
        head, *rest = (self.text.line(number) for number in numbers)
        found = self._head(entry.key)
        return (f"{entry.key.value}:{head[found.end() :]}" if found else head, *rest)

    def _order(self) -> Iterator[str]:
        """Yield the keys of *kind* in their order; the facets stand behind the roles."""
        keys = [field.alias or name for name, field in MODELS[self.kind].model_fields.items()]
        ahead = next((at for at, key in enumerate(keys) if key in {"synonyms", "owner"}), len(keys))
        yield from (*keys[:ahead], *self.facet_keys, *keys[ahead:])

    def _parts(
        self, entries: Sequence[yaml.Entry], first: int, last: int
    ) -> tuple[list[_Part], list[str]]:
        """Cut the lines *first* to before *last* at the keys; return the parts, and comments behind."""
        starts = [entry.key.span.line for entry in entries]
        above = list(range(first, starts[0] if starts else last))
        parts = []
        ends = [*starts[1:], last] if starts else []
        for entry, start, end in zip(entries, starts, ends, strict=True):
            own = list(range(start, end))
            behind: list[int] = []
            while len(own) > 1 and _is_apart(self.text.line(own[-1])):
                behind.insert(0, own.pop())
            lines = (*self._comments(above), *self._entry(entry, own))
            parts.append(_Part(entry.key.value, lines))
            above = behind
        return parts, list(self._comments(above))

    def _comments(self, numbers: Sequence[int]) -> Iterator[str]:
        return (self.text.line(it).rstrip() for it in numbers if self.text.line(it).strip())

    def _entry(self, entry: yaml.Entry, numbers: Sequence[int]) -> tuple[str, ...]:
        lines = self._lines(entry, numbers)
        scalars = tuple(_scalars(entry.value))
        listed = self._list(entry, lines)
        if listed:
            return (listed,)
        if any(it.span.line != it.span.end_line for it in scalars) or _has_block(lines):
            return lines
        head, *rest = (line.rstrip() for line in lines)
        key, value = head[: len(entry.key.value) + 1], head[len(entry.key.value) + 1 :]
        return (f"{key} {value.lstrip()}".rstrip(), *rest)

    def _list(self, entry: yaml.Entry, lines: Sequence[str]) -> str:
        """Return *entry* with its list on one line; "" where it has none, or one that cannot be so."""
        node = entry.value
        if not isinstance(node, yaml.Sequence) or not node.entries:
            return ""
        values = [it for it in node.entries if isinstance(it, yaml.Scalar)]
        written = [self._under(it.span) for it in values]
        plain = all(it.quoted or not set(it.value) & set(",[]{}#:\"'") for it in values)
        whole = "".join("".join(line.split()) for line in lines)
        listed = ",".join("".join(it.split()) for it in written)
        block = "-".join(["", *("".join(it.split()) for it in written)])
        key = f"{entry.key.value}:"
        fits = whole in {f"{key}[{listed}]", f"{key}[{listed},]", f"{key}{block}"}
        if len(values) != len(node.entries) or not plain or not fits or not all(written):
            return ""
        return f"{key} [{', '.join(written)}]"

    def _under(self, span: Span) -> str:
        """Return what stands at *span*, "" where it is more than one line."""
        if span.line != span.end_line:
            return ""
        return self.text.line(span.line)[span.column - 1 : span.end_column - 1]


def _is_apart(line: str) -> bool:
    return line.startswith("#") or not line.strip()


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


# Private functions: the body

# What keeps its white space to the sign.
_KEPT = ("start:code-block", "start:html-block", "html", "code", "display-math", "inline-math")


def _near(kept: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    return (it for it in kept if it[0] <= end and start <= it[1])
