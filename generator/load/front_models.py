"""Hold the models of front matter, one for each kind of sheet.

They are the one description of the keys: they check what authors write, and the JSON Schemas for
editors come from them (``load.schema``). A key that a sheet needs has a default all the same: the
value that stands in where the key was missing or faulty, which is a finding by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from generator.kinds import SHEETS, Kind
from generator.load import yaml
from generator.load.values import Change, Line, Months, PageName, Percent, TitleLine, When, required
from generator.model.sheets import Status
from generator.words.phrases import phrase

Lines: TypeAlias = tuple[Line, ...]
Reasons: TypeAlias = dict[str, Line]

# --- Keys that several kinds of sheet have ---

Title = Annotated[
    TitleLine, Field(description=phrase("The title that readers see, as plain text."))
]
Summary = Annotated[
    Line, Field(description=phrase("One sentence that says the point; lists and searches show it."))
]
Standing = Annotated[
    Status,
    Field(
        description=phrase(
            "draft: shown by `playbook serve` alone. published. retired: it says so."
        )
    ),
]
Owner = Annotated[
    Line,
    Field(
        description=phrase(
            'Who answers for it: a role\'s id, or a quoted "@name" or "@group/team".'
        )
    ),
]
Reviewed = Annotated[
    When | None, Field(description=phrase("The day of the last review, as year-month-day."))
]
Review = Annotated[
    Months | None,
    Field(description=phrase("How long a review holds, such as `12 months` or `2 years`.")),
]
Roles = Annotated[Lines, Field(description=phrase("The ids of the roles that it is for."))]
SomeRoles = Annotated[
    Lines, Field(description=phrase("The ids of the roles that it is for."), min_length=1)
]
Aliases = Annotated[
    tuple[PageName, ...],
    Field(description=phrase("Ids that it had before; their addresses lead here.")),
]
Synonyms = Annotated[
    Lines, Field(description=phrase("Words that people type when they look for it."))
]
Replacement = Annotated[
    Line,
    Field(alias="replaced-by", description=phrase("The id of what to read instead, once retired.")),
]
Reason = Annotated[
    Line, Field(description=phrase("Why it was retired, where nothing replaces it, in Markdown."))
]
Changes = Annotated[
    tuple[Change, ...], Field(description=phrase("What readers should hear of, each with its day."))
]
SaidBy = Annotated[
    Lines,
    Field(
        alias="said-by",
        description=phrase(
            "The statements that say who provides or reaches it, or where it is wanted,"
            " each as `card#statement`."
        ),
    ),
]
# What the facets of vocabulary.yml say: values by the facet's key. Filled by `load_front`.
Facets = Annotated[dict[str, tuple[str, ...]], Field(exclude=True)]


class Related(BaseModel):
    """How a card stands to others, each by its id, with the reason in a few words of Markdown."""

    model_config = required()

    supports: Annotated[
        Reasons, Field(description=phrase("Cards that this one helps or argues for."))
    ] = {}
    qualifies: Annotated[
        Reasons, Field(description=phrase("Cards that this one sets limits to."))
    ] = {}
    contrasts: Annotated[
        Reasons, Field(description=phrase("Cards that this one pulls against."))
    ] = {}
    requires: Annotated[Reasons, Field(description=phrase("Cards to follow before this one."))] = {}


_OWNED = ("title", "summary", "owner", "reviewed", "review")


class CardMeta(BaseModel):
    """A card: a piece of guidance."""

    model_config = required("title", "summary", "status", "roles", "owner", "reviewed", "review")

    title: Title = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    roles: SomeRoles = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    synonyms: Synonyms = ()
    related: Annotated[Related, Field(description=phrase("Other cards, and why."))] = Related()
    aliases: Aliases = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class RoleMeta(BaseModel):
    """A role: what it is; its cards are found, not listed."""

    model_config = required(*_OWNED)

    title: Title = ""
    abbreviation: Annotated[
        Line, Field(description=phrase("Its usual short form, such as CIO."))
    ] = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    read_first: Annotated[
        Lines,
        Field(
            alias="read-first",
            description=phrase("The ids of the cards to read first, in their order."),
        ),
    ] = ()
    said_by: SaidBy = ()
    synonyms: Synonyms = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
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
    where: Annotated[Line, Field(description=phrase("Where to find it, in Markdown."))] = ""
    provided_by: Annotated[
        Lines,
        Field(alias="provided-by", description=phrase("The ids of the roles that provide it.")),
    ] = ()
    reached_by: Annotated[
        Lines,
        Field(alias="reached-by", description=phrase("The ids of the roles that can reach it.")),
    ] = ()
    said_by: SaidBy = ()
    roles: Roles = ()
    synonyms: Synonyms = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
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
        Literal["tree", "table"],
        Field(description=phrase("tree: questions; table: factors and rules.")),
    ] = "tree"
    hit: Annotated[
        Literal["unique", "first", "collect"],
        Field(
            description=phrase(
                "Of a table: exactly one rule fits, the first holds, or all that fit."
            )
        ),
    ] = "unique"
    start: Annotated[
        Line, Field(description=phrase("Of a tree: the id of its first question."))
    ] = ""
    basis: Annotated[
        Literal["source", "uncited", "inferred", "gap", "pointer"] | None,
        Field(
            description=phrase("Of a table: what those of its rules rest on that do not say it.")
        ),
    ] = None
    because: Annotated[
        Line,
        Field(description=phrase("Of a table: why those of its rules hold that do not say it.")),
    ] = ""
    unknown: Annotated[
        Literal["yes", "no"] | None,
        Field(description=phrase("Whether readers may say that they do not know.")),
    ] = None
    status: Standing = Status.PUBLISHED
    roles: Roles = ()
    synonyms: Synonyms = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
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
        Percent,
        Field(alias="pass", description=phrase("The share of points that passes, in per cent.")),
    ] = 80
    roles: Roles = ()
    synonyms: Synonyms = ()
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    aliases: Aliases = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


class DocMeta(BaseModel):
    """A hand-written page below docs/; its front matter may be left out."""

    model_config = required()

    title: Title = ""
    description: Annotated[Line, Field(description=phrase("One sentence for search engines."))] = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    aliases: Annotated[
        Lines, Field(description=phrase("Where it was before below docs/, such as `about/how`."))
    ] = ()
    synonyms: Synonyms = ()


class PlainMeta(BaseModel):
    """A sheet of a kind that has no keys of its own."""

    model_config = required(*_OWNED)

    title: Title = ""
    summary: Summary = ""
    status: Standing = Status.PUBLISHED
    owner: Owner = ""
    reviewed: Reviewed = None
    review: Review = None
    synonyms: Synonyms = ()
    aliases: Aliases = ()
    replaced_by: Replacement = ""
    reason: Reason = ""
    changes: Changes = ()
    facets: Facets = {}


# The values that are Markdown; `*`: whatever key or place in a list.
PROSE: tuple[yaml.Path, ...] = (
    ("where",),
    ("reason",),
    ("related", "*", "*"),
    ("changes", "*", "words"),
    ("changes", "*", "before"),
    ("changes", "*", "after"),
)

# The kinds that have keys of their own, with their models.
_OWN: Mapping[Kind, type[BaseModel]] = {
    Kind.CARD: CardMeta,
    Kind.ROLE: RoleMeta,
    Kind.RESOURCE: ResourceMeta,
    Kind.DECISION: DecisionMeta,
    Kind.COURSE: CourseMeta,
    Kind.DOC: DocMeta,
}

# Every kind of sheet with its model.
MODELS: Mapping[Kind, type[BaseModel]] = {kind: _OWN.get(kind, PlainMeta) for kind in SHEETS}
