"""Read how a sheet begins: its front matter, by the model of its kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.kinds import Kind
from generator.load import yaml
from generator.load.excerpts import read_prose
from generator.load.front_models import MODELS, PROSE
from generator.load.metas import meta_of
from generator.load.validation import Keys, validate, validate_lists
from generator.model.sheets import Meta
from generator.model.text import Allowance, Document
from generator.rules.yaml import missing_front_matter, unclosed_front_matter, wrong_type
from generator.words.phrases import phrase


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a sheet, read; ``body`` is the offset at which the Markdown begins.

    ``places`` are those of ``model.Sheet``. ``complete`` is False where something was missing or
    faulty: a default stands in for it, and a finding says so. ``outline`` changes with what is
    said, and not with where it stands.
    """

    meta: Meta
    places: Mapping[yaml.Path, Span]
    body: int
    complete: bool = True
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Offsets of the YAML between the lines ``---``, and of the body below."""

    start: int
    end: int
    body: int
    place: Span
    findings: tuple[Diagnostic, ...] = ()
    present: bool = True


def load_front(
    kind: Kind, text: Text, facet_keys: Collection[str] | None = (), *, strict: bool = True
) -> tuple[FrontMatter, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the front matter of *text*.

    *facet_keys* are the keys of the vocabulary's facets; None where the vocabulary could not be
    read: then every other key passes as one. Not *strict*, for a decision outside kb/: other keys
    are left alone, and a title is enough.
    """
    begin = bounds_of(text, optional=kind is Kind.DOC)
    read, findings = yaml.load(text, begin.start, begin.end)
    if isinstance(read.root, (yaml.Scalar, yaml.Sequence)):
        findings += (_no_pairs(read.root),)
    empty = yaml.Mapping((), begin.place)
    root = read.root if isinstance(read.root, yaml.Mapping) else empty
    own, facets = _Front(text, root).apart(kind, facet_keys)
    values, wrong = validate_lists(facets)
    keys = Keys(read.lost, facet_keys or (), strict, needed=_needed(kind, begin, read, strict))
    meta, more = validate(MODELS[kind], own, keys, begin.place)
    # Where the front matter has no clear end, all else that is wrong with it comes of that.
    found = begin.findings or (*findings, *more, *wrong)
    if values and "facets" in MODELS[kind].model_fields:
        meta = meta.model_copy(update={"facets": values})
    places = {**yaml.places(root), (): begin.place}
    prose, odd = _Front(text, root).prose()
    made = meta_of(kind, meta, prose)
    front = FrontMatter(made, places, begin.body, complete=not found, outline=repr(meta))
    return front, read.allowances, (*found, *odd)


def bounds_of(text: Text, *, optional: bool) -> Bounds:
    """Return where the front matter of *text* begins and ends; *optional*: it may have none."""
    place = text.span(0, min(3, len(text.content)))
    if text.line(1).rstrip() != "---":
        return _absent(text, optional)
    for number in range(2, len(text.starts) + 1):
        if text.line(number).rstrip() == "---":
            start, end = text.offset(2), text.offset(number)
            return Bounds(
                start, end, min(end + len(text.line(number)) + 1, len(text.content)), place
            )
    return _unclosed(text, place)


# Private functions


def _absent(text: Text, optional: bool) -> Bounds:
    place = text.span(0, min(1, len(text.content)))
    meant = _FENCE.fullmatch(text.line(1).strip())
    if optional and not meant:
        return Bounds(0, 0, 0, place, present=False)
    message, help = _why_absent(text)
    finding = missing_front_matter.RULE.at(place, message, help=help)
    return Bounds(0, 0, _behind(text), place, (finding,), present=False)


def _behind(text: Text) -> int:
    """Return where the body begins below the front matter of another tool, 0 where there is none."""
    first = text.line(1).strip()
    if first[:1] in {"+", ";"} and _FENCE.fullmatch(first):
        for number in range(2, len(text.starts) + 1):
            if text.line(number).strip() == first:
                return min(text.offset(number) + len(text.line(number)) + 1, len(text.content))
    return 0


# What is written for the line of three hyphens: more or fewer of them, dashes, other tools' lines.
_FENCE = re.compile(r"-{2}|-{4,}|[\u2013\u2014\u2212]+-?|\+{3}|;{3}|={3,}|~{3,}|(?:```|~~~)\w*")
_KEY = re.compile(r"[\w-]+:(?: |$)")


def _why_absent(text: Text) -> tuple[str, str]:
    """Say why no front matter begins in the first line, and what to write there."""
    first = text.line(1)
    if not text.content.strip():
        return phrase("the file is empty"), phrase(
            "write in it, or remove it; `playbook new` begins files"
        )
    if first.strip() == "---" or not first.strip():
        late = text.content.lstrip().startswith("---")
        help = phrase("begin the file with a line `---`, keys, and `---`")
        return phrase("the file has no front matter"), phrase(
            "move `---` to the first line"
        ) if late else help
    if first.startswith(("```", "~~~")):
        help = phrase("take out the line above it, and the same line below it")
        return phrase("the front matter stands in a block of code"), help
    if _FENCE.fullmatch(first.strip()):
        help = phrase("write three hyphens, `---`, there and in the line below the keys")
        return phrase(
            "the front matter begins with `%(first)s`, not with `---`", first=first.strip()
        ), help
    if _KEY.match(first):
        return phrase("the front matter has no line `---` above it"), phrase(
            "write `---` above the first line"
        )
    if _LATER.search(text.content, 0, 2000):
        message = phrase("the front matter does not begin in the first line")
        help = phrase("move what stands above its `---` to below its keys")
    else:
        message = phrase("the file has no front matter")
        help = phrase("begin the file with a line `---`, keys, and `---`")
    return message, help


_LATER = re.compile(r"^---\n(?:title|summary|roles|owner|status):[ ]", re.MULTILINE)


def _unclosed(text: Text, place: Span) -> Bounds:
    """Take the front matter to end where a line looks like its end, or a heading stands, or all ends."""
    lines = range(2, len(text.starts) + 1)
    near = next((it for it in lines if _END.fullmatch(text.line(it))), 0)
    heads = (it for it in lines if text.line(it).startswith(("# ", "## ")))
    head = next(heads, 0)
    if near and (not head or near < head):
        return _nearly_closed(text, near)
    end = text.offset(head) if head else len(text.content)
    finding = unclosed_front_matter.RULE.at(
        place,
        phrase("the front matter is never closed"),
        help=phrase("add a line `---` below the last key"),
    )
    return Bounds(min(4, end), end, end, place, (finding,))


_END = re.compile(rf"\s*(?:{_FENCE.pattern}|---|\*{{3}}|_{{3}}|\.{{3}})\s*")


def _nearly_closed(text: Text, number: int) -> Bounds:
    start, line = text.offset(number), text.line(number)
    place = text.span(start, start + max(1, len(line)))
    message = phrase("`%(line)s` does not close the front matter", line=line.rstrip())
    help = phrase("write three hyphens, `---`, and nothing else in this line")
    finding = unclosed_front_matter.RULE.at(place, message, help=help)
    return Bounds(4, start, min(start + len(line) + 1, len(text.content)), place, (finding,))


@dataclass(frozen=True, slots=True)
class _Front:
    """Front matter that was read, in its text."""

    text: Text
    root: yaml.Mapping

    def prose(self) -> tuple[dict[yaml.Path, Document], tuple[Diagnostic, ...]]:
        found: dict[yaml.Path, Document] = {}
        findings: list[Diagnostic] = []
        for path, node in (pair for pattern in PROSE for pair in yaml.matching(self.root, pattern)):
            document, wrong = read_prose(self.text, node, line=True)
            findings += wrong
            if document:
                found[path] = document
        return found, tuple(findings)

    def apart(
        self, kind: Kind, facet_keys: Collection[str] | None
    ) -> tuple[yaml.Mapping, tuple[yaml.Entry, ...]]:
        """Split *root* into the kind's own keys and those of facets."""
        if "facets" not in MODELS[kind].model_fields:
            return self.root, ()
        known = {it.alias or name for name, it in MODELS[kind].model_fields.items()} - {"facets"}
        facets = tuple(
            it
            for it in self.root.entries
            if it.key.value not in known and (facet_keys is None or it.key.value in facet_keys)
        )
        own = tuple(it for it in self.root.entries if it not in facets)
        return yaml.Mapping(own, self.root.span), facets


def _no_pairs(node: yaml.Node) -> Diagnostic:
    message = phrase("the front matter holds no `key: value` pairs")
    return wrong_type.RULE.at(
        node.span, message, help=phrase("write a key, a colon, a space and the value")
    )


def _needed(kind: Kind, begin: Bounds, read: yaml.Yaml, strict: bool) -> tuple[str, ...] | None:
    """Return the keys to ask for, None for those of the kind's model."""
    if not begin.present or (read.root is not None and not isinstance(read.root, yaml.Mapping)):
        return ()
    return None if strict or kind is not Kind.DECISION else ("title",)
