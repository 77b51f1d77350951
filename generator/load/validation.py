"""Check nodes of YAML by a model, and say what is wrong of each key at its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.findings.diagnostics import Diagnostic, Edit, Note, Rule, Span, instead
from generator.findings.suggestions import EVERY, closest, did_you_mean
from generator.load import yaml
from generator.load.values import Line, is_id, short
from generator.rules.words import wordless_text
from generator.rules.yaml import (
    bad_value,
    empty_value,
    malformed_date,
    missing_key,
    repeated_value,
    unknown_key,
    wrong_type,
)
from generator.words.phrases import all_of, in_code, one_of, phrase

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys are looked at: those of the model, without the *lost*, and *also* known ones.

    ``lost`` keys stand in an entry with a syntax error, which is a finding already. ``strict``
    asks for the keys that the model requires and refuses the unknown.
    """

    lost: frozenset[str] = frozenset()
    also: Collection[str] = ()
    strict: bool = True
    needed: tuple[str, ...] | None = None  # instead of what the model requires


def validate(
    model: type[Model], node: yaml.Mapping, keys: Keys | None = None, where: Span | None = None
) -> tuple[Model, tuple[Diagnostic, ...]]:
    """Return *node* as a *model*, and a finding for each fault; faulty keys take their default.

    *where* is the place for what is missing, by default the node's first line.
    """
    asked = keys or Keys()
    found = _Found(model, node, asked, where or _first_line(node))
    known = _aliases(model)
    read = [it for it in node.entries if not _is_faulty(it)]
    values = {it.key.value: yaml.plain(it.value) for it in read if it.key.value in known}
    findings = [*_missing(found), *_unknown(found), *_repeated(node)]
    try:
        return model.model_validate(values), tuple(findings)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
    faults = [_finding(found, it) for it in errors if not _is_said(found, it, errors)]
    # Where a list is wrong as such, what stands in it twice is not told besides.
    whole = {it.span for it in faults if it.rule == wrong_type.RULE.id}
    inside = [value.span for value in _lists(node) if value.span in whole]
    findings = [it for it in findings if not _is_repeated_in(inside, it)]
    findings += faults
    bad = {str(it["loc"][0]) for it in errors if it["loc"]}
    kept = {key: it for key, it in values.items() if key not in bad}
    return model.model_validate(kept), tuple(findings)


def validate_lists(
    entries: Iterable[yaml.Entry],
) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """Return the values of keys that each hold a list of texts, and a finding for each fault."""
    values: dict[str, tuple[str, ...]] = {}
    findings: list[Diagnostic] = []
    for entry in entries:
        findings += _repeated(entry.value)
        if _is_faulty(entry):
            continue
        try:
            values[entry.key.value] = _LINES.validate_python(yaml.plain(entry.value))
        except ValidationError as error:
            own = yaml.Mapping((entry,), entry.key.span)
            found = _Found(BaseModel, own, Keys(), entry.key.span)
            findings += (_finding(found, _below(entry, it)) for it in error.errors())
    return values, tuple(findings)


# Private functions

_LINES = TypeAdapter(tuple[Line, ...])


def _below(entry: yaml.Entry, error: Any) -> Any:
    return {**error, "loc": (entry.key.value, *error["loc"])}


@dataclass(frozen=True, slots=True)
class _Found:
    model: type[BaseModel]
    node: yaml.Mapping
    keys: Keys
    where: Span


def _first_line(node: yaml.Mapping) -> Span:
    return node.entries[0].key.span if node.entries else node.span


def _is_faulty(entry: yaml.Entry) -> bool:
    return isinstance(entry.value, yaml.Scalar) and entry.value.faulty


def _aliases(model: type[BaseModel]) -> dict[str, str]:
    """Return the keys of *model* as they are written, each with its name in Python."""
    fields = model.model_fields.items()
    return {it.alias or name: name for name, it in fields if not it.exclude}


# What a key may say, where it says one of few things.
_EXAMPLES = {"basis": "editorial", "review": "12 months", "status": "draft"}


def _missing(found: _Found) -> Iterator[Diagnostic]:
    """Yield one finding for all that is missing, less what an unknown key was meant to be."""
    written = {it.key.value for it in found.node.entries}
    needed = _required(found.model) if found.keys.needed is None else found.keys.needed
    absent = [it for it in needed if it not in written | found.keys.lost]
    slips = {_meant(it, absent) for it in written - set(_aliases(found.model))}
    absent = [it for it in absent if it not in slips]
    if absent:
        listed, one = all_of(in_code(absent)), len(absent) == 1
        message = (
            phrase("the key %(listed)s is missing", listed=listed)
            if one
            else phrase("the keys %(listed)s are missing", listed=listed)
        )
        help = (
            phrase("add a line `%(line)s`", line=f"{absent[0]}: {_EXAMPLES.get(absent[0], '...')}")
            if one
            else phrase("add a line for each of them")
        )
        yield missing_key.RULE.at(found.where, message, help=help)


def _unknown(found: _Found) -> Iterator[Diagnostic]:
    known = _aliases(found.model)
    for it in found.node.entries if found.keys.strict else ():
        if it.key.value not in known:
            yield _unknown_key(found, (it.key.value,))


def _required(model: type[BaseModel]) -> tuple[str, ...]:
    extra = model.model_config.get("json_schema_extra")
    return tuple(extra["required"]) if isinstance(extra, dict) else ()  # type: ignore[arg-type]  # because ours are lists of keys


def _repeated(node: yaml.Node) -> Iterator[Diagnostic]:
    """Yield a finding for each text that stands twice in one list."""
    if isinstance(node, yaml.Mapping):
        for it in node.entries:
            yield from _repeated(it.value)
    elif isinstance(node, yaml.Sequence):
        first: dict[str, yaml.Scalar] = {}
        for entry in node.entries:
            if not isinstance(entry, yaml.Scalar):
                yield from _repeated(entry)
            elif entry.value and entry.value in first:
                yield _repetition(entry, first[entry.value], _without(node, entry))
            else:
                first[entry.value] = entry


def _lists(node: yaml.Node) -> Iterator[yaml.Sequence]:
    if isinstance(node, yaml.Sequence):
        yield node
    within = [it.value for it in node.entries] if isinstance(node, yaml.Mapping) else []
    within += [*node.entries] if isinstance(node, yaml.Sequence) else []
    for it in within:
        yield from _lists(it)


def _is_repeated_in(lists: Iterable[Span], finding: Diagnostic) -> bool:
    """Tell whether *finding* is that a text stands twice in one of *lists*."""
    span = finding.span
    place, end = (span.line, span.column), (span.end_line, span.end_column)
    return finding.rule == repeated_value.RULE.id and any(
        (it.line, it.column) <= place and end <= (it.end_line, it.end_column) for it in lists
    )


def _without(node: yaml.Sequence, entry: yaml.Scalar) -> tuple[Edit, ...]:
    """Return the fix that takes *entry*, which is not the first, out of the list *node*."""
    before = node.entries[node.entries.index(entry) - 1].span
    path, line, column, end_line, end_column = entry.span
    if line != end_line:
        return ()
    if before.end_line == line:  # `[a, b, a]`
        return (Edit(Span(path, line, before.end_column, line, end_column), ""),)
    block = node.span[3:] == node.entries[-1].span[3:]  # no bracket stands behind the last
    alone = block and column == node.entries[0].span.column
    return (Edit(Span(path, line, 1, line + 1, 1), ""),) if alone else ()


def _repetition(entry: yaml.Scalar, first: yaml.Scalar, fix: tuple[Edit, ...]) -> Diagnostic:
    return repeated_value.RULE.at(
        entry.span,
        phrase("`%(entry)s` stands twice in one list", entry=entry.value),
        help=phrase("remove one of the two"),
        notes=(Note(first.span, phrase("first written here")),),
        fix=fix,
    )


# --- pydantic's errors as findings ---


def _finding(found: _Found, error: Any) -> Diagnostic:
    path: tuple[str | int, ...] = tuple(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(found, path)
    node = _node_at(found.node, path)
    value = yaml.plain(node)
    if error["type"] == "missing":
        help: str = phrase(
            "add a line `%(line)s`", line=f"{path[-1]}: {_EXAMPLES.get(str(path[-1]), '...')}"
        )
        return missing_key.RULE.at(
            node.span, phrase("the key `%(key)s` is missing", key=path[-1]), help=help
        )
    fault = _Fault(found, path, value)
    if isinstance(value, str) and not value.strip():
        return fault.empty(node)
    rule, message, help = fault.explain(error)
    meant = _list_meant(node, error) or error.get("ctx", {}).get("meant", "")
    fix = instead(node.span, meant or closest(str(value), fault.allowed(error)))
    return rule.at(node.span, message, help=help, fix=fix)


def _list_meant(node: yaml.Node, error: Any) -> str:
    """Return the list that *node*, which holds ids and is no list, is to be; "" for another."""
    if error["type"] not in {"tuple_type", "list_type"} or not isinstance(node, yaml.Scalar):
        return ""
    parts = [part.strip() for part in node.value.split(",")]
    return f"[{', '.join(parts)}]" if all(map(is_id, parts)) else ""


def _is_said(found: _Found, error: Any, errors: Iterable[Any]) -> bool:
    """Tell whether another finding says what *error* would say."""
    node = _node_at(found.node, tuple(error["loc"]))
    where = tuple(error["loc"])
    emptied = error["type"] == "too_short" and any(
        it["loc"][: len(where)] == where and len(it["loc"]) > len(where) for it in errors
    )
    return emptied or (isinstance(node, yaml.Scalar) and node.faulty) or _is_slip(error, errors)


def _is_slip(error: Any, errors: Iterable[Any]) -> bool:
    """Tell whether a key is missing since an unknown one beside it was meant to be that."""
    *parent, key = error["loc"]
    unknown = [it["loc"] for it in errors if it["type"] == "extra_forbidden"]
    return error["type"] == "missing" and any(
        _meant(str(it[-1]), (str(key),)) for it in unknown if list(it[:-1]) == parent
    )


def _unknown_key(found: _Found, path: tuple[str | int, ...]) -> Diagnostic:
    key = str(path[-1])
    model = _model_at(found.model, path[:-1])
    known = {*_aliases(model), *(found.keys.also if not path[1:] else ())}
    spans = yaml.places(found.node)
    span = spans[(*path[:-1], "#", key)]
    inside = phrase(" of `%(path)s`", path=_shown(path[:-1])) if path[1:] else ""
    parent = _node_at(found.node, path[:-1])
    written = {it.key.value for it in parent.entries} if isinstance(parent, yaml.Mapping) else set()
    meant = _meant(key, known)
    if meant in written:
        help, meant = phrase("remove it: `%(meant)s` is there", meant=meant), ""
    elif not meant and key.casefold() in _NEEDLESS and not path[1:]:
        help = phrase("remove it: %(needless)s", needless=_NEEDLESS[key.casefold()])
    else:
        otherwise = phrase("write %(known)s, or remove it", known=one_of(in_code(sorted(known))))
        if meant == "status" and not path[1:]:
            line = _Fault(found, path, yaml.plain(_node_at(found.node, path))).status(key)
            help = phrase("write `%(line)s`", line=line)
            return unknown_key.RULE.at(span, phrase("`%(key)s` is no key", key=key), help=help)
        help = phrase("did you mean `%(near)s`?", near=meant) if meant else otherwise
    fix = instead(span, meant)
    return unknown_key.RULE.at(
        span, phrase("`%(key)s` is no key%(inside)s", key=key, inside=inside), help=help, fix=fix
    )


# Keys that other tools have, by the keys of ours that may be meant.
_ELSEWHERE = {
    **dict.fromkeys(("zusammenfassung", "kurzfassung", "résumé", "resume"), "summary"),
    **dict.fromkeys(("verantwortlich", "eigentümer", "besitzer", "zuständig"), "owner"),
    **dict.fromkeys(("propriétaire", "responsable"), "owner"),
    **dict.fromkeys(("geprüft", "überprüft"), "reviewed"),
    **dict.fromkeys(("prüfung", "überprüfung"), "review"),
    **dict.fromkeys(("verwandt", "siehe-auch"), "related"),
    "author": "owner",
    "authors": "owner",
    "categories": "topics",
    "category": "topics",
    "date": "reviewed",
    "description": "summary",
    "excerpt": "summary",
    "keywords": "synonyms",
    "last-reviewed": "reviewed",
    "lastmod": "reviewed",
    "last_modified": "reviewed",
    "name": "title term",
    "see-also": "related",
    "draft": "status",
    "publish": "status",
    "published": "status",
    "state": "status",
    "visibility": "status",
    "tags": "topics synonyms",
}
_NEEDLESS = {
    "id": phrase("the file's name is the id"),
    "layout": phrase("pages have one look"),
    "permalink": phrase("the file's name makes the address"),
    "slug": phrase("the file's name makes the address"),
    "template": phrase("pages have one look"),
    "weight": phrase("lists are in the order of their titles"),
}


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with the value at a path."""

    found: _Found
    path: tuple[str | int, ...]
    value: Any

    def status(self, key: str) -> str:
        """Return the line that says of a page what *key* of another tool does."""
        said = str(self.value).casefold()
        out = said in {"false", "no", "0", "private", "draft", "hidden"}
        return f"status: {'draft' if out is not (key.casefold() == 'draft') else 'published'}"

    def empty(self, node: yaml.Node) -> Diagnostic:
        message = phrase("%(path)s has no value", path=self._subject())
        return empty_value.RULE.at(node.span, message, help=phrase("write one, or remove the key"))

    def explain(self, error: Any) -> tuple[Rule, str, str]:
        kind, context = error["type"], error.get("ctx", {})
        if kind == "malformed-date":
            return (
                malformed_date.RULE,
                phrase("`%(value)s` is no date", value=short(self.value)),
                context["help"],
            )
        if kind == "bad-value":
            return (
                bad_value.RULE,
                phrase(
                    "%(path)s cannot be `%(value)s`", path=self._subject(), value=short(self.value)
                ),
                context["help"],
            )
        if kind == "wordless-text":
            message = phrase(
                "%(path)s has no words: `%(value)s`", path=self._subject(), value=short(self.value)
            )
            return wordless_text.RULE, message, phrase("write what readers are to see")
        if kind in {"enum", "literal_error"}:
            return self._not_allowed()
        if kind == "too_short":
            least = context["min_length"]
            help = phrase("write at least %(min_length)s entries", min_length=least) if least > 1 else phrase("write one at least")  # fmt: skip
            return (
                bad_value.RULE,
                phrase("%(path)s has too few entries", path=self._subject()),
                help,
            )
        return self._wrong_type(kind)

    def allowed(self, error: Any) -> list[str]:
        return self._choices() if error["type"] in {"enum", "literal_error"} else []

    def _wrong_type(self, kind: str) -> tuple[Rule, str, str]:
        if kind in {"tuple_type", "list_type"}:
            help = self._as_list(self._entry_keys())
            message = phrase("%(path)s is no list", path=self._subject())
        elif kind in {"dict_type", "model_type", "model_attributes_type"}:
            help = self._as_pairs(self._entry_keys())
            message = phrase("%(path)s holds no `key: value` pairs", path=self._subject())
        else:
            inner = (
                next(iter(self.value.values()))
                if isinstance(self.value, dict) and len(self.value) == 1
                else self.value
            )
            alike = isinstance(inner, list) and inner and all(it == inner[0] for it in inner)
            inner = inner[0] if alike else inner
            help = phrase("write one text, in quotes if need be")
            if inner is not self.value and isinstance(inner, str):
                help = phrase("write `%(value)s` alone", value=short(inner))
            message = phrase("%(path)s is not one text", path=self._subject())
        return wrong_type.RULE, message, help

    def _entry_keys(self) -> list[str]:
        """Return the keys of what stands at *path*, or of each entry of the list there; none for texts."""
        *above, key = [it for it in self.path if isinstance(it, str)]
        parent = _model_at(self.found.model, tuple(above))
        name = _aliases(parent).get(key)
        model = _first_model(parent.model_fields[name].annotation) if name else None
        return list(_required(model) or _aliases(model)) if model else []

    def _as_list(self, keys: Sequence[str]) -> str:
        if keys:
            rest = [f"{it}: ..." for it in keys[1:]]
            more = phrase(", and %(rest)s below that", rest=all_of(in_code(rest))) if rest else ""
            return phrase("write `- %(keys)s: ...` below it%(more)s", keys=keys[0], more=more)
        words = " ".join(self.value) if isinstance(self.value, dict) else str(self.value)
        words = words.strip("()<> -*+\u2022\u2013\u2014")
        apart = [it.strip() for it in re.split(r"[,;]", words) if it.strip()]
        joined = [it.strip() for it in _JOINED.split(words) if it.strip()]
        apart = joined if all(map(is_id, joined)) else apart
        if str(self.value).strip().casefold() in EVERY:
            return phrase(
                "name each of them in a list: `%(path)s: [..., ...]`", path=_shown(self.path)
            )
        listed = _LISTED.get(str(self.path[-1]), ())
        if listed and not set(apart) <= set(listed):
            apart = list(listed)
        return phrase(
            "write a list, such as `%(path)s: [%(list)s]`",
            path=_shown(self.path),
            list=short(", ".join(apart)),
        )

    def _as_pairs(self, keys: Sequence[str]) -> str:
        if keys and isinstance(self.path[-1], int):
            return phrase(
                "write %(listed)s below each other",
                listed=all_of(in_code([f"{it}: ..." for it in keys])),
            )
        if keys:
            return phrase(
                "write %(keys)s below it, indented, with a colon and more below",
                keys=one_of(in_code(keys)),
            )
        if self.path[-1] in _PAIRED:
            return phrase(
                "write such lines below it, indented: `%(line)s`", line=_PAIRED[self.path[-1]]
            )
        name = next(iter(self.value), "") if isinstance(self.value, list) else self.value
        shown = name if isinstance(name, str) and name else "name"
        return phrase(
            "write each on a line of its own below it, indented, with why: `%(shown)s: ...`",
            shown=short(shown),
        )

    def _not_allowed(self) -> tuple[Rule, str, str]:
        allowed = self._choices()
        listed = one_of(in_code(allowed))
        help = did_you_mean(str(self.value), allowed, phrase("write %(list)s", list=listed))
        if (meant := _MEANT.get(str(self.value).casefold(), "")) in allowed:
            help = phrase("did you mean `%(near)s`?", near=meant)
        message = phrase(
            "%(path)s cannot be `%(value)s`, only %(listed)s",
            path=self._subject(),
            value=short(self.value),
            listed=listed,
        )
        return bad_value.RULE, message, help

    def _choices(self) -> list[str]:
        model = _model_at(self.found.model, self.path[:-1])
        field = model.model_fields[_aliases(model)[str(self.path[-1])]]
        return [str(it) for it in _enum(field.annotation)]

    def _subject(self) -> str:
        if self.path and isinstance(self.path[-1], int):
            return phrase("an entry of `%(path)s`", path=_shown(self.path[:-1]))
        return f"`{_shown(self.path)}`"


def _meant(key: str, known: Collection[str]) -> str:
    """Return which of the *known* keys *key* stands for: a key of another tool, or a slip."""
    others = _ELSEWHERE.get(key.casefold(), "").split()
    return next((it for it in others if it in known), "") or closest(key, known)


_JOINED = re.compile(r"[,;&+]|\s/\s|\s(?:and|or|und|oder|et|y)\s")
# What a list can hold, where that is one of few things.
_LISTED = {"downloads": ("pdf", "html", "deck")}


# Of keys that hold pairs of any names, one such pair.
_PAIRED: dict[str | int, str] = {
    "facts": 'a: "What is said"',
    "severity": "overdue-review: error",
}


# What other tools, and other languages, call a status.
_MEANT = {
    **dict.fromkeys("done final finished live online public release released ready true yes".split(), "published"),
    **dict.fromkeys("aktiv fertig freigegeben online ver\u00f6ffentlicht publi\u00e9".split(), "published"),
    **dict.fromkeys("entwurf false no open pending private review todo wip brouillon".split(), "draft"),
    **dict.fromkeys("archive archived deprecated obsolete old outdated \u00fcberholt veraltet zur\u00fcckgezogen".split(), "retired"),
}  # fmt: skip


def _enum(annotation: Any) -> tuple[Any, ...]:
    """Return the values that an enum or a ``Literal`` allows."""
    if isinstance(annotation, type):
        return tuple(annotation)  # type: ignore[arg-type]  # because pydantic named it an enum
    return tuple(it for it in get_args(annotation) if it is not None)


def _node_at(node: yaml.Node, path: tuple[str | int, ...]) -> yaml.Node:
    """Return the node at *path*, or the last one on the way to it."""
    for step in path:
        inner: yaml.Node | None = None
        if isinstance(node, yaml.Mapping):
            inner = node.get(str(step))
        elif isinstance(node, yaml.Sequence) and isinstance(step, int):
            inner = node.entries[step]
        if inner is None:
            return node
        node = inner
    return node


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    """Return the model that describes what stands at *path* below *model*."""
    for step in path:
        if isinstance(step, str) and step in _aliases(model):
            field = model.model_fields[_aliases(model)[step]]
            model = _first_model(field.annotation) or model
    return model


def _first_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inside = (_first_model(it) for it in get_args(annotation))
    return next((it for it in inside if it), None)


def _shown(path: tuple[str | int, ...]) -> str:
    return ".".join(str(it) for it in path if isinstance(it, str))
