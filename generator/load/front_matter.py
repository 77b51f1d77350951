"""Read how a sheet begins: its front matter, by one model for each kind.

The models are the one description of the keys: they check what authors write, and the JSON
Schemas for editors come from them (``load.schema``). A key that a sheet needs has a default all
the same: the value that stands in where the key was missing or faulty, which is a finding by then.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, Field

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.kinds import Kind
from generator.load import yaml
from generator.load.excerpts import read_prose
from generator.load.validation import Keys, validate, validate_lists
from generator.load.values import Change, Ident, Line, Months, Percent, When, required
from generator.model.sheets import Status
from generator.model.text import Allowance, Document
from generator.rules.yaml import missing_front_matter, unclosed_front_matter, wrong_type

Lines: TypeAlias = tuple[Line, ...]
Reasons: TypeAlias = dict[str, Line]

# --- Keys that several kinds of sheet have ---

Title = Annotated[Line, Field(description="The title that readers see, as plain text.")]
Summary = Annotated[
    Line, Field(description="One sentence that says the point; lists and searches show it.")
]
Standing = Annotated[
    Status,
    Field(description="draft: shown by `playbook serve` alone. published. retired: it says so."),
]
Owner = Annotated[
    Line,
    Field(description='Who answers for it: a role\'s id, or a quoted "@name" or "@group/team".'),
]
Reviewed = Annotated[
    When | None, Field(description="The day of the last review, as year-month-day.")
]
Review = Annotated[
    Months | None, Field(description="How long a review holds, such as `12 months` or `2 years`.")
]
Roles = Annotated[Lines, Field(description="The ids of the roles that it is for.")]
Aliases = Annotated[
    tuple[Ident, ...], Field(description="Ids that it had before; their addresses lead here.")
]
Synonyms = Annotated[Lines, Field(description="Words that people type when they look for it.")]
Replacement = Annotated[
    Line, Field(alias="replaced-by", description="The id of what to read instead, once retired.")
]
Reason = Annotated[
    Line, Field(description="Why it was retired, where nothing replaces it, in Markdown.")
]
Changes = Annotated[
    tuple[Change, ...], Field(description="What readers should hear of, each with its day.")
]
SaidBy = Annotated[
    Lines,
    Field(
        alias="said-by",
        description="The statements that say who provides or reaches it, or where it is wanted,"
        " each as `card#statement`.",
    ),
]
# What the facets of vocabulary.yml say: values by the facet's key. Filled by `load_front`.
Facets = Annotated[dict[str, tuple[str, ...]], Field(exclude=True)]


class Related(BaseModel):
    """How a card stands to others, each by its id, with the reason in a few words of Markdown."""

    model_config = required()

    supports: Annotated[Reasons, Field(description="Cards that this one helps or argues for.")] = {}
    qualifies: Annotated[Reasons, Field(description="Cards that this one sets limits to.")] = {}
    contrasts: Annotated[Reasons, Field(description="Cards that this one pulls against.")] = {}
    requires: Annotated[Reasons, Field(description="Cards to follow before this one.")] = {}


_OWNED = ("title", "summary", "owner", "reviewed", "review")


class CardMeta(BaseModel):
    """A card: a piece of guidance."""

    model_config = required("title", "summary", "status", "roles", "owner", "reviewed", "review")

    title: Title = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    roles: Roles = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    related: Annotated[Related, Field(description="Other cards, and why.")] = Related()
    aliases: Aliases = ()
    synonyms: Synonyms = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class RoleMeta(BaseModel):
    """A role: what it is; its cards are found, not listed."""

    model_config = required(*_OWNED)

    title: Title = ""
    abbreviation: Annotated[Line, Field(description="Its usual short form, such as CIO.")] = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    said_by: SaidBy = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
    synonyms: Synonyms = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class ResourceMeta(BaseModel):
    """A resource: where it is, who provides it, who can reach it."""

    model_config = required(*_OWNED, "where", "provided-by", "reached-by")

    title: Title = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    where: Annotated[Line, Field(description="Where to find it, in Markdown.")] = ""
    provided_by: Annotated[
        Lines, Field(alias="provided-by", description="The ids of the roles that provide it.")
    ] = ()
    reached_by: Annotated[
        Lines, Field(alias="reached-by", description="The ids of the roles that can reach it.")
    ] = ()
    said_by: SaidBy = ()
    roles: Roles = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
    synonyms: Synonyms = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class DecisionMeta(BaseModel):
    """A decision: a tree of questions, or a table of factors and rules."""

    model_config = required(*_OWNED, "kind")

    title: Title = ""
    summary: Summary = ""
    kind: Annotated[
        Literal["tree", "table"], Field(description="tree: questions; table: factors and rules.")
    ] = "tree"
    hit: Annotated[
        Literal["unique", "first", "collect"],
        Field(description="Of a table: exactly one rule fits, the first holds, or all that fit."),
    ] = "unique"
    start: Annotated[Line, Field(description="Of a tree: the id of its first question.")] = ""
    basis: Annotated[
        Literal["source", "uncited", "inferred", "gap", "pointer"] | None,
        Field(description="Of a table: what those of its rules rest on that do not say it."),
    ] = None
    because: Annotated[
        Line, Field(description="Of a table: why those of its rules hold that do not say it.")
    ] = ""
    unknown: Annotated[
        Literal["yes", "no"] | None,
        Field(description="Whether readers may say that they do not know."),
    ] = None
    status: Standing = Status.PUBLISHED
    roles: Roles = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
    synonyms: Synonyms = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class CourseMeta(BaseModel):
    """A course: modules in their order."""

    model_config = required(*_OWNED)

    title: Title = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    passing: Annotated[
        Percent, Field(alias="pass", description="The share of points that passes, in per cent.")
    ] = 80
    roles: Roles = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
    synonyms: Synonyms = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class DocMeta(BaseModel):
    """A hand-written page below docs/; its front matter may be left out."""

    model_config = required()

    title: Title = ""
    description: Annotated[Line, Field(description="One sentence for search engines.")] = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    synonyms: Synonyms = ()


# The values that are Markdown; `*`: whatever key or place in a list.
PROSE: tuple[yaml.Path, ...] = (
    ("where",),
    ("reason",),
    ("related", "*", "*"),
    ("changes", "*", "words"),
)

# Every kind of sheet with its model.
MODELS: Mapping[Kind, type[BaseModel]] = {
    Kind.CARD: CardMeta,
    Kind.ROLE: RoleMeta,
    Kind.RESOURCE: ResourceMeta,
    Kind.DECISION: DecisionMeta,
    Kind.COURSE: CourseMeta,
    Kind.DOC: DocMeta,
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a sheet, read; ``body`` is the offset at which the Markdown begins.

    ``places`` and ``prose`` are those of ``model.Sheet``. ``complete`` is False where something was missing or
    faulty: a default stands in for it, and a finding says so.
    """

    meta: Any
    places: Mapping[yaml.Path, Span]
    prose: Mapping[yaml.Path, Document]
    body: int
    complete: bool = True


def load_front(
    kind: Kind, text: Text, facet_keys: Collection[str] | None = (), *, strict: bool = True
) -> tuple[FrontMatter, tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the front matter of *text*.

    *facet_keys* are the keys of the vocabulary's facets; None where the vocabulary could not be
    read: then every other key passes as one. Not *strict*, for a decision outside kb/: other keys
    are left alone, and a title is enough.
    """
    begin = _bounds(text, optional=kind is Kind.DOC)
    read, findings = yaml.load(text, begin.start, begin.end)
    if isinstance(read.root, (yaml.Scalar, yaml.Sequence)):
        findings += (_no_pairs(read.root),)
    empty = yaml.Mapping((), begin.place)
    root = read.root if isinstance(read.root, yaml.Mapping) else empty
    own, facets = _apart(kind, root, facet_keys)
    values, wrong = validate_lists(facets)
    keys = Keys(read.lost, facet_keys or (), strict, needed=_needed(kind, begin, read, strict))
    meta, more = validate(MODELS[kind], own, keys, begin.place)
    # Where the front matter has no clear end, all else that is wrong with it comes of that.
    found = begin.findings or (*findings, *more, *wrong)
    if values and "facets" in MODELS[kind].model_fields:
        meta = meta.model_copy(update={"facets": values})
    places = {**yaml.places(root), (): begin.place}
    prose, odd = _prose(text, root)
    front = FrontMatter(meta, places, prose, begin.body, complete=not found)
    return front, read.allowances, (*found, *odd)


# Private functions


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Offsets of the YAML between the lines ``---``, and of the body below."""

    start: int
    end: int
    body: int
    place: Span
    findings: tuple[Diagnostic, ...] = ()
    present: bool = True


def _bounds(text: Text, *, optional: bool) -> _Bounds:
    place = text.span(0, min(3, len(text.content)))
    if text.line(1).rstrip() != "---":
        return _absent(text, optional)
    for number in range(2, len(text.starts) + 1):
        if text.line(number).rstrip() == "---":
            start, end = text.offset(2), text.offset(number)
            return _Bounds(
                start, end, min(end + len(text.line(number)) + 1, len(text.content)), place
            )
    return _unclosed(text, place)


def _absent(text: Text, optional: bool) -> _Bounds:
    place = text.span(0, min(1, len(text.content)))
    if optional:
        return _Bounds(0, 0, 0, place, present=False)
    late = text.content.lstrip().startswith("---")
    help = (
        "move `---` to the first line"
        if late
        else "begin the file with a line `---`, keys, and `---`"
    )
    finding = missing_front_matter.RULE.at(place, "the file has no front matter", help=help)
    return _Bounds(0, 0, 0, place, (finding,), present=False)


def _unclosed(text: Text, place: Span) -> _Bounds:
    """Take the front matter to end above the first heading, else with the file."""
    heads = (it for it in range(2, len(text.starts) + 1) if text.line(it).startswith(("# ", "## ")))
    head = next(heads, 0)
    end = text.offset(head) if head else len(text.content)
    finding = unclosed_front_matter.RULE.at(
        place, "the front matter is never closed", help="add a line `---` below the last key"
    )
    return _Bounds(min(4, end), end, end, place, (finding,))


def _prose(
    text: Text, root: yaml.Mapping
) -> tuple[dict[yaml.Path, Document], tuple[Diagnostic, ...]]:
    found: dict[yaml.Path, Document] = {}
    findings: list[Diagnostic] = []
    for path, node in (pair for pattern in PROSE for pair in yaml.matching(root, pattern)):
        document, wrong = read_prose(text, node, line=True)
        findings += wrong
        if document:
            found[path] = document
    return found, tuple(findings)


def _no_pairs(node: yaml.Node) -> Diagnostic:
    message = "the front matter holds no `key: value` pairs"
    return wrong_type.RULE.at(
        node.span, message, help="write a key, a colon, a space and the value"
    )


def _needed(kind: Kind, begin: _Bounds, read: yaml.Yaml, strict: bool) -> tuple[str, ...] | None:
    """Return the keys to ask for, None for those of the kind's model."""
    if not begin.present or (read.root is not None and not isinstance(read.root, yaml.Mapping)):
        return ()
    return None if strict or kind is not Kind.DECISION else ("title",)


def _apart(
    kind: Kind, root: yaml.Mapping, facet_keys: Collection[str] | None
) -> tuple[yaml.Mapping, tuple[yaml.Entry, ...]]:
    """Split *root* into the kind's own keys and those of facets."""
    if "facets" not in MODELS[kind].model_fields:
        return root, ()
    known = {it.alias or name for name, it in MODELS[kind].model_fields.items()} - {"facets"}
    facets = tuple(
        it
        for it in root.entries
        if it.key.value not in known and (facet_keys is None or it.key.value in facet_keys)
    )
    own = tuple(it for it in root.entries if it not in facets)
    return yaml.Mapping(own, root.span), facets
