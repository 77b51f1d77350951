"""Make the front matter that the generator works with of what an author wrote, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from generator.kinds import Kind
from generator.load import front_models as written
from generator.load import values, yaml
from generator.model.sheets import (
    CardId,
    CardMeta,
    Change,
    CourseMeta,
    DecisionMeta,
    Meta,
    PageMeta,
    ResourceMeta,
    RoleId,
    RoleMeta,
    Status,
)
from generator.model.text import Document

Prose = Mapping[yaml.Path, Document]


class Shared(Protocol):
    """The keys that most kinds of sheet have."""

    title: str
    summary: str
    status: Status
    owner: str
    reviewed: date | None
    review: int | None
    aliases: tuple[str, ...]
    synonyms: tuple[str, ...]
    replaced_by: str
    changes: tuple[values.Change, ...]
    facets: dict[str, tuple[str, ...]]


def meta_of(kind: Kind, front: Any, prose: Prose) -> Meta:
    """Return the *front* matter of a sheet of *kind*; *prose* has its Markdown by path."""
    return _MAKERS.get(kind, _shared)(front, prose)


# Private functions


def _shared(front: Shared, prose: Prose) -> Meta:
    return Meta(
        title=front.title,
        summary=front.summary,
        status=front.status,
        owner=front.owner,
        reviewed=front.reviewed,
        review=front.review,
        aliases=front.aliases,
        synonyms=front.synonyms,
        replaced_by=front.replaced_by,
        reason=prose.get(("reason",)),
        changes=tuple(_change(it, number, prose) for number, it in enumerate(front.changes)),
        facets=front.facets,
    )


def _change(written: values.Change, number: int, prose: Prose) -> Change:
    words, before, after = (
        prose.get(("changes", number, name)) for name in ("words", "before", "after")
    )
    return Change(written.date, words, written.meaning, before, after)


def _roles(names: tuple[str, ...]) -> tuple[RoleId, ...]:
    return tuple(map(RoleId, names))


def _card(front: written.CardMeta, prose: Prose) -> Meta:
    related = {
        relation: {CardId(card): prose.get(("related", relation, card)) for card in others}
        for relation, others in dict(front.related).items()
    }
    return replace(_shared(front, prose), roles=_roles(front.roles), card=CardMeta(related))


def _role(front: written.RoleMeta, prose: Prose) -> Meta:
    own = RoleMeta(front.abbreviation, tuple(map(CardId, front.read_first)))
    return replace(_shared(front, prose), said_by=front.said_by, role=own)


def _resource(front: written.ResourceMeta, prose: Prose) -> Meta:
    own = ResourceMeta(prose.get(("where",)), _roles(front.provided_by), _roles(front.reached_by))
    roles = _roles(front.roles)
    return replace(_shared(front, prose), roles=roles, said_by=front.said_by, resource=own)


def _decision(front: written.DecisionMeta, prose: Prose) -> Meta:
    own = DecisionMeta(
        front.kind, front.hit, front.start, front.basis or "", front.because, front.unknown or ""
    )
    return replace(_shared(front, prose), roles=_roles(front.roles), decision=own)


def _course(front: written.CourseMeta, prose: Prose) -> Meta:
    own = CourseMeta(front.passing)
    return replace(_shared(front, prose), roles=_roles(front.roles), course=own)


def _page(front: written.DocMeta, _prose: Prose) -> Meta:
    own = PageMeta(front.description)
    return Meta(
        front.title,
        front.summary,
        front.status,
        aliases=front.aliases,
        synonyms=front.synonyms,
        page=own,
    )


_MAKERS: Mapping[Kind, Callable[[Any, Prose], Meta]] = {
    Kind.CARD: _card,
    Kind.ROLE: _role,
    Kind.RESOURCE: _resource,
    Kind.DECISION: _decision,
    Kind.COURSE: _course,
    Kind.DOC: _page,
}
