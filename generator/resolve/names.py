"""Look up the names in front matter and YAML: roles, cards, facet values, aliases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.findings.diagnostics import Diagnostic, Note, Rule, Span, instead
from generator.findings.suggestions import closest
from generator.kinds import VOCABULARY, Kind
from generator.model.sheets import Facet, Sheet, Suggestion, Term
from generator.model.text import Name
from generator.resolve.links import Index
from generator.rules.cards import unknown_card, unknown_facet_value, unknown_role
from generator.rules.links import alias_clash

ROLE_LISTS = ("roles", "provided_by", "reached_by")


def settle_names(
    sheet: Sheet, index: Index, facets: Mapping[str, Facet], findings: list[Diagnostic]
) -> Sheet:
    """Return *sheet* with only those names in its front matter that lead somewhere."""
    update: dict[str, Any] = {}
    for key in ROLE_LISTS:
        if getattr(sheet.meta, key, None):
            update[key] = _roles(sheet, key, index, findings)
    if getattr(sheet.meta, "facets", None):
        said = [] if VOCABULARY in index.unread else findings
        update["facets"] = _facets(sheet, facets, said)
    if any(dict(getattr(sheet.meta, "related", ())).values()):
        update["related"] = _related(sheet, index, findings)
    for key in ("owner", "replaced_by"):
        if getattr(sheet.meta, key, ""):
            update[key] = _single(sheet, key, index, findings)
    changed = {k: v for k, v in update.items() if v != getattr(sheet.meta, k)}
    return replace(sheet, meta=sheet.meta.model_copy(update=changed)) if changed else sheet


def settle_terms(
    terms: Sequence[Term], index: Index, findings: list[Diagnostic]
) -> tuple[Term, ...]:
    """Return *terms* with only those cards and roles that exist."""
    settled = []
    for term in terms:
        cards = [_known(it, Kind.CARD, index, unknown_card.RULE, findings) for it in term.cards]
        role = term.role
        if role and not _known(role, Kind.ROLE, index, unknown_role.RULE, findings):
            role = None
        settled.append(replace(term, cards=tuple(card for card in cards if card), role=role))
    return tuple(settled)


def settle_suggestions(
    suggestions: Sequence[Suggestion], index: Index, findings: list[Diagnostic]
) -> tuple[Suggestion, ...]:
    """Return *suggestions* with only those cards that exist."""
    settled = []
    for it in suggestions:
        cards = [_known(card, Kind.CARD, index, unknown_card.RULE, findings) for card in it.cards]
        settled.append(replace(it, cards=tuple(card for card in cards if card)))
    return tuple(settled)


def settle_aliases(
    sheets: Mapping[Kind, Mapping[str, Sheet]], findings: list[Diagnostic]
) -> dict[tuple[Kind, str], str]:
    """Return the id that each former id leads to; a former id that is taken is a finding."""
    aliases: dict[tuple[Kind, str], str] = {}
    for kind, named in sheets.items():
        for sheet in named.values():
            for number, alias in enumerate(getattr(sheet.meta, "aliases", ())):
                taken_by = alias if alias in named else aliases.get((kind, alias), "")
                if taken_by:
                    where = sheet.at("aliases", number)
                    findings.append(_taken(where, alias, named[taken_by]))
                else:
                    aliases[kind, alias] = sheet.id
    return aliases


def unknown(
    rule: Rule, span: Span, kind: str, name: str, candidates: Collection[str]
) -> Diagnostic:
    """Make the finding that there is no *kind* called *name*."""
    near = closest(name, candidates)
    few = ", ".join(f"`{it}`" for it in sorted(candidates)[:8])
    advice = f"did you mean `{near}`?" if near else f"write one of {few}" if few else ""
    message = f"there is no {kind} `{name}`"
    return rule.at(span, message, help=advice, fix=instead(span, near))


# Private functions


def _roles(sheet: Sheet, key: str, index: Index, findings: list[Diagnostic]) -> tuple[str, ...]:
    known = []
    for number, role in enumerate(getattr(sheet.meta, key)):
        name = Name(role, sheet.at(key.replace("_", "-"), number))
        if _known(name, Kind.ROLE, index, unknown_role.RULE, findings):
            known.append(role)
    return tuple(known)


def _facets(
    sheet: Sheet, facets: Mapping[str, Facet], findings: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    by_key = {facet.key: facet for facet in facets.values()}
    settled = {}
    for key, values in sheet.meta.facets.items():
        if key not in by_key:  # the vocabulary did not load
            continue
        known = by_key[key].values
        for number, value in enumerate(values):
            if value not in known:
                kind = by_key[key].title.lower()
                where = sheet.at(key, number)
                findings.append(unknown(unknown_facet_value.RULE, where, kind, value, known))
        settled[key] = tuple(value for value in values if value in known)
    return settled


def _related(sheet: Sheet, index: Index, findings: list[Diagnostic]) -> dict[str, dict[str, str]]:
    settled: dict[str, dict[str, str]] = {}
    for relation, others in dict(sheet.meta.related).items():
        for other, reason in others.items():
            name = Name(other, sheet.at("related", relation, "#", other))
            if _known(name, sheet.kind, index, unknown_card.RULE, findings):
                settled.setdefault(relation, {})[other] = reason
    return settled


def _single(sheet: Sheet, key: str, index: Index, findings: list[Diagnostic]) -> str:
    value = str(getattr(sheet.meta, key))
    if key == "owner" and value.startswith("@"):
        return value
    kind, rule = (
        (Kind.ROLE, unknown_role.RULE) if key == "owner" else (sheet.kind, unknown_card.RULE)
    )
    name = Name(value, sheet.at(key.replace("_", "-")))
    return value if _known(name, kind, index, rule, findings) else ""


def _known(
    name: Name, kind: Kind, index: Index, rule: Rule, findings: list[Diagnostic]
) -> Name | None:
    if name.value in index.ids[kind]:
        return name
    if not index.failed(kind, name.value):
        findings.append(unknown(rule, name.span, kind.value, name.value, index.ids[kind]))
    return None


def _taken(span: Span, alias: str, by: Sheet) -> Diagnostic:
    of = f"the id of a {by.kind.value}" if alias == by.id else f"an alias of `{by.id}` too"
    return alias_clash.RULE.at(
        span,
        f"the alias `{alias}` is {of}",
        help="take the alias off one of the two",
        notes=[Note(by.at("title"), f"`{by.id}` is this {by.kind.value}")],
    )
