"""Look up the names in front matter and YAML: roles, cards, facet values, aliases."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from generator.findings.diagnostics import Diagnostic, Note, Rule, Span, instead
from generator.findings.suggestions import EVERY, closest
from generator.kinds import KINDS, VOCABULARY, Kind
from generator.model.ids import slug
from generator.model.sheets import CardId, CardMeta, Facet, RoleId, Sheet, Suggestion, Term
from generator.model.text import Document, Name
from generator.resolve.links import Index
from generator.rules.cards import unknown_card, unknown_facet_value, unknown_role
from generator.rules.links import alias_clash, circular_alias
from generator.words.phrases import phrase


def settle_names(
    sheet: Sheet, index: Index, facets: Mapping[str, Facet], findings: list[Diagnostic]
) -> Sheet:
    """Return *sheet* with only those names in its front matter that lead somewhere."""
    meta, look = sheet.meta, _Look(sheet, index, findings)
    shared = {
        "roles": look.roles("roles", meta.roles),
        "facets": look.facets(facets),
        "owner": look.owner(),
        "replaced_by": look.replaced_by(),
    }
    related, first = look.related(), look.cards("read-first", meta.role.first)
    by = {
        "provided_by": look.roles("provided-by", meta.resource.provided_by),
        "reached_by": look.roles("reached-by", meta.resource.reached_by),
    }
    # Of nearly all sheets each name leads somewhere, and nothing is made again.
    changed: dict[str, Any] = _other(meta, shared)
    if related != meta.card.related:
        changed["card"] = CardMeta(related)
    if first != meta.role.first:
        changed["role"] = replace(meta.role, first=first)
    if others := _other(meta.resource, by):
        changed["resource"] = replace(meta.resource, **others)
    return replace(sheet, meta=replace(meta, **changed)) if changed else sheet


def settle_terms(
    terms: Sequence[Term], index: Index, findings: list[Diagnostic]
) -> tuple[Term, ...]:
    """Return *terms* with only those cards and roles that exist."""
    settled, names = [], _Names(index, findings)
    for term in terms:
        cards = [names.known(it, Kind.CARD, unknown_card.RULE) for it in term.cards]
        role = term.role
        if role and not names.known(role, Kind.ROLE, unknown_role.RULE):
            role = None
        settled.append(replace(term, cards=tuple(card for card in cards if card), role=role))
    return tuple(settled)


def settle_suggestions(
    suggestions: Sequence[Suggestion], index: Index, findings: list[Diagnostic]
) -> tuple[Suggestion, ...]:
    """Return *suggestions* with only those cards that exist."""
    settled, names = [], _Names(index, findings)
    for it in suggestions:
        cards = [names.known(card, Kind.CARD, unknown_card.RULE) for card in it.cards]
        settled.append(replace(it, cards=tuple(card for card in cards if card)))
    return tuple(settled)


def settle_aliases(
    sheets: Mapping[Kind, Mapping[str, Sheet]], findings: list[Diagnostic]
) -> dict[tuple[Kind, str], str]:
    """Return the id that each former id leads to; a former id that is taken is a finding."""
    aliases: dict[tuple[Kind, str], str] = {}
    for kind, named in sheets.items():
        for sheet in named.values():
            for number, alias in enumerate(sheet.meta.aliases):
                taken_by = alias if alias in named else aliases.get((kind, alias), "")
                where = sheet.at("aliases", number)
                if circle := _circle(sheet, named.get(alias)):
                    findings.append(circular_alias.RULE.at(where, circle[0], help=circle[1]))
                elif taken_by:
                    findings.append(_taken(where, alias, named[taken_by]))
                else:
                    aliases[kind, alias] = sheet.id
    return aliases


def unknown(
    rule: Rule,
    span: Span,
    kind: str,
    name: str,
    candidates: Collection[str],
    called: Mapping[str, str] = MappingProxyType({}),
) -> Diagnostic:
    """Make the finding that there is no *kind* called *name*.

    *called* has the ids of things by what readers call them, in small letters.
    """
    file = name.strip("/").rpartition("/")[2].removesuffix(".md")  # `kb/roles/chair.md`
    near = file if file in candidates else called.get(name.strip().casefold(), "")
    near = near or closest(name, candidates)
    few = ", ".join(f"`{it}`" for it in sorted(candidates)[:8])
    advice = (
        phrase("did you mean `%(near)s`?", near=near)
        if near
        else phrase("write one of %(few)s", few=few)
        if few
        else phrase("there is none yet: add it, or take the name out")
    )
    if name.casefold() in EVERY and candidates:
        every = ", ".join(sorted(candidates))
        advice, near = phrase("name each of them: `[%(list)s]`", list=every), ""
    apart = [it.strip() for it in re.split("[,;]", name)]
    if len(apart) > 1 and all(it in candidates for it in apart):
        advice, near = phrase("write them apart: `[%(list)s]`", list=", ".join(apart)), ""
    message = phrase("there is no %(kind)s `%(name)s`", kind=kind, name=name)
    return rule.at(span, message, help=advice, fix=instead(span, near))


# Private functions


def _other(made: object, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of *values* that *made* has otherwise, by their names."""
    return {name: value for name, value in values.items() if getattr(made, name) != value}


@dataclass(frozen=True, slots=True)
class _Look:
    """Looks up the names in the front matter of one sheet."""

    sheet: Sheet
    index: Index
    findings: list[Diagnostic]

    def roles(self, key: str, names: tuple[RoleId, ...]) -> tuple[RoleId, ...]:
        places = (self.sheet.at(key, number) for number in range(len(names)))
        pairs = zip(names, places, strict=True)
        return tuple(it for it, where in pairs if self._leads(Kind.ROLE, it, where))

    def cards(self, key: str, names: tuple[CardId, ...]) -> tuple[CardId, ...]:
        pairs = ((it, self.sheet.at(key, number)) for number, it in enumerate(names))
        return tuple(it for it, where in pairs if self._leads(Kind.CARD, it, where))

    def facets(self, facets: Mapping[str, Facet]) -> dict[str, tuple[str, ...]]:
        by_key = {facet.key: facet for facet in facets.values()}
        written = self.sheet.meta.facets.items()
        # One that is none, where the vocabulary did not load.
        return {key: self._values(by_key[key], values) for key, values in written if key in by_key}

    def related(self) -> dict[str, dict[CardId, Document | None]]:
        return {
            relation: {
                card: reason
                for card, reason in others.items()
                if self._leads(self.sheet.kind, card, self.sheet.at("related", relation, "#", card))
            }
            for relation, others in self.sheet.meta.card.related.items()
        }

    def owner(self) -> str:
        owner = self.sheet.meta.owner
        if not owner or owner.startswith("@"):
            return owner
        roles, where = self.index.ids[Kind.ROLE], self.sheet.at("owner")
        if owner in roles or closest(owner, roles) or self.index.failed(Kind.ROLE, owner):
            return owner if self._leads(Kind.ROLE, owner, where) else ""
        name = slug(owner.partition("@")[0]) or "name"
        few = ", ".join(f"`{it}`" for it in sorted(roles)[:8])
        if not roles:
            few = f"`{KINDS[Kind.ROLE].source}`"
        help = phrase(
            'write a role (%(few)s), or a name in quotes: `"@%(name)s"`', few=few, name=name
        )
        message = phrase("there is no role `%(owner)s`", owner=owner)
        self.findings.append(unknown_role.RULE.at(where, message, help=help))
        return ""

    def replaced_by(self) -> str:
        name = self.sheet.meta.replaced_by
        known = name and self._leads(self.sheet.kind, name, self.sheet.at("replaced-by"))
        return name if known else ""

    def _values(self, facet: Facet, values: tuple[str, ...]) -> tuple[str, ...]:
        for number, value in enumerate(values if facet.values else ()):  # that it has none is told
            if value not in facet.values and VOCABULARY not in self.index.unread:
                where, kind = self.sheet.at(facet.key, number), facet.title.lower()
                rule = unknown_facet_value.RULE
                self.findings.append(
                    unknown(rule, where, kind, value, facet.values, _titles(facet))
                )
        return tuple(value for value in values if value in facet.values)

    def _leads(self, kind: Kind, name: str, where: Span) -> bool:
        rule = unknown_role.RULE if kind is Kind.ROLE else unknown_card.RULE
        return _Names(self.index, self.findings).known(Name(name, where), kind, rule) is not None


@dataclass(frozen=True, slots=True)
class _Names:
    """What names are looked up in, and where unknown ones are told."""

    index: Index
    findings: list[Diagnostic]

    def known(self, name: Name, kind: Kind, rule: Rule) -> Name | None:
        if name.value in self.index.ids[kind]:
            return name
        if not self.index.failed(kind, name.value):
            known, called = self.index.ids[kind], self.index.called.get(kind, {})
            what = phrase(kind.value)
            self.findings.append(unknown(rule, name.span, what, name.value, known, called))
        return None


def _titles(facet: Facet) -> Mapping[str, str]:
    return {it.title.casefold(): it.id for it in facet.values.values()}


def _circle(sheet: Sheet, other: Sheet | None) -> tuple[str, str] | None:
    """Return what is said where *sheet* names *other*, which names it back, or itself."""
    if other is None:
        return None
    if other is sheet:
        return phrase("`%(sheet)s` is an alias of itself", sheet=sheet.id), phrase(
            "take it off the list"
        )
    if sheet.id in getattr(other.meta, "aliases", ()):
        message = phrase(
            "`%(sheet)s` and `%(other)s` are aliases of each other", sheet=sheet.id, other=other.id
        )
        return message, phrase("keep the alias at the one that is new")
    return None


def _taken(span: Span, alias: str, by: Sheet) -> Diagnostic:
    of = (
        phrase("the id of a %(by)s", by=phrase(by.kind.value))
        if alias == by.id
        else phrase("an alias of `%(by)s` too", by=by.id)
    )
    return alias_clash.RULE.at(
        span,
        phrase("the alias `%(alias)s` is %(of)s", alias=alias, of=of),
        help=phrase("take the alias off one of the two"),
        notes=[
            Note(
                by.at("title"),
                phrase("`%(by)s` is this %(by2)s", by=by.id, by2=phrase(by.kind.value)),
            )
        ],
    )
