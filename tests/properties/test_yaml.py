"""Whatever is written, YAML and front matter are read without an exception, places in the file."""

from __future__ import annotations

from typing import Any

import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.kinds import Kind
from generator.load import yaml
from generator.load.documents import load_document
from generator.load.excerpts import excerpt
from generator.load.front_matter import load_front
from generator.load.front_models import MODELS
from generator.load.lists.glossary import load_glossary
from generator.load.lists.tensions import load_tensions
from generator.load.lists.vocabulary import load_vocabulary
from generator.load.settings import load_settings
from generator.model.sheets import Meta

# Pieces that YAML, front matter and the models give a meaning to, and some that they do not.
PIECES = st.sampled_from(
    [
        *("a", "b:", " ", "\n", "  ", "- ", ": ", "#", "'", '"', "[", "]", "{", "}", ",", "&", "*"),
        *("!", "|", ">", "%", "@", "`", "? ", "---", "...", "<<", "\t", "é", "🙂", "\ufffd", "\\"),
        *("title: ", "roles: ", "reviewed: ", "related:", "changes:", "terms:", "id: ", "facets:"),
        *("plugins:", "playbook:", "severity:", "statements:", "2026-11-22", "# allow: x: y", "~"),
    ]
)
CONTENT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=60))


def lies_inside(span: Span, text: Text) -> bool:
    """Tell whether *span* is a place of *text*, its start not behind its end."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    last = text.position(len(text.content))
    columns = span.column <= len(text.line(span.line)) + 1
    return (1, 1) <= start <= end <= last and columns


STYLES = st.sampled_from([None, "'", '"', "|", ">"])
PROSE = st.lists(
    st.sampled_from(
        ["a", "é", "🙂", " ", "  ", "\n", "\n\n", "[@x]", "'", '"', "\\", "# ", ": ", "-"]
    ),
    max_size=40,
).map("".join)


@given(PROSE, STYLES, st.integers(10, 80), st.booleans())
def test_excerpts_stand_where_they_are_written(
    words: str, style: str | None, width: int, line: bool
) -> None:
    """However a text is written in YAML, each character of it is known in the file."""
    dumped = pyyaml.safe_dump(words, default_style=style, width=width, allow_unicode=True)
    source = "a:\n" + "".join(f"  {it}\n" if it else "\n" for it in dumped.split("\n"))
    text = Text("kb/x.yml", source)
    read, _ = yaml.load(text)
    node = read.root.get("a") if isinstance(read.root, yaml.Mapping) else None
    if not isinstance(node, yaml.Scalar) or not node.value.strip():
        return
    taken = excerpt(text, node, line=line)
    places = [taken.place(at) for at in range(len(taken.content))]
    assert places == sorted(set(places))
    for at, char in zip(places, taken.content, strict=True):
        assert char.isspace() or source[at] in {char, "\\"}


def assert_inside(findings: tuple[Diagnostic, ...], text: Text) -> None:
    """Check the places of *findings* and of their notes."""
    for it in findings:
        assert lies_inside(it.span, text)
        assert all(lies_inside(note.span, text) for note in it.notes)
        assert "\n" not in it.message


@given(CONTENT)
def test_yaml_is_read(content: str) -> None:
    """Every node, finding and allowance stands in the file."""
    text = Text("x.yml", content)
    read, findings = yaml.load(text)
    assert_inside(findings, text)
    for span in yaml.places(read.root).values():
        assert lies_inside(span, text)
    for it in read.allowances:
        assert lies_inside(it.span, text)
        assert 1 <= it.first_line <= it.last_line <= len(text.starts)


@given(CONTENT, st.sampled_from(sorted(MODELS)), st.booleans())
def test_front_matter_is_read(content: str, kind: Kind, closed: bool) -> None:
    """A meta comes out for each kind, and each fault stands in the file."""
    text = Text("x.md", f"---\n{content}\n---\nbody\n" if closed else content)
    front, _, findings = load_front(kind, text, ("topics",))
    assert_inside(findings, text)
    assert isinstance(front.meta, Meta)
    assert 0 <= front.body <= len(content) + 9
    assert front.complete is not bool(findings)


@given(CONTENT)
def test_files_of_kb_are_read(content: str) -> None:
    """No loader of the YAML files raises."""
    text = Text("kb/x.yml", content)
    loaders: tuple[Any, ...] = (load_glossary, load_tensions, load_vocabulary, load_document)
    for load in loaders:
        assert_inside(load(text)[2], text)
    assert_inside(load_settings(text)[1], text)


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcdef", min_size=1), VALUES, min_size=1))
def test_what_is_written_is_what_is_read(value: dict[str, Any]) -> None:
    """Text survives in quotes, at any depth."""
    read, findings = yaml.load(Text("x.yml", written(value)))
    assert findings == ()
    assert yaml.plain(read.root) == value


def written(value: Any) -> str:
    """Write *value* as YAML's flow style, texts in single quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"'{key}': {written(it)}" for key, it in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(it) for it in value) + "]"
    doubled = value.replace("'", "''")
    return f"'{doubled}'"
