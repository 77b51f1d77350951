"""Compute the pages of the rules: what is found in texts, why it matters, what is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from generator.findings.diagnostics import RuleDoc, Text
from generator.kinds import RULES
from generator.load.markdown import parse
from generator.model.text import Document
from generator.render.addresses import ABOUT, path_of, rule_address
from generator.render.desk import Desk, Edition
from generator.render.frames import Frame, Link, View
from generator.render.html import Dressing, in_line, write
from generator.render.lines import contents_of
from generator.render.slots import Entry
from generator.rules.book import rules
from generator.words.pages import is_said, page_in
from generator.words.words import N_

STAGES = {
    "reading": N_("Found while reading the texts"),
    "checking": N_("Found in the finished playbook"),
    "checking decisions": N_("Found in decisions"),
    "checking courses": N_("Found in courses"),
}
KINDS = {"error": N_("error"), "warning": N_("warning"), "info": N_("information")}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the list of rules; ``foreign``: it is in English, and the site is not."""

    link: Link
    severity: str
    summary: Markup
    fix: str
    foreign: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """The rules that are found at one stage; ``id`` is its anchor."""

    id: str
    title: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True, slots=True)
class RulesFacts:
    """What the list of rules prints."""

    count: int
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """What a rule's page prints; ``foreign``: it is in English, and the site is not."""

    id: str
    severity: str
    summary: Markup
    body: Markup
    foreign: bool
    fix: str


def views(edition: Edition) -> Iterator[View]:
    """Yield the list of rules and the page of each."""
    yield _index(edition)
    for rule in rules().values():
        yield _view(edition, rule)


# Private functions


def _index(edition: Edition) -> View:
    desk = edition.at(path_of(RULES))
    stages = tuple(
        Stage(f"stage-{number}", desk.gettext(title), _lines(desk, stage))
        for number, (stage, title) in enumerate(STAGES.items(), start=1)
    )
    frame = Frame(
        RULES,
        "about",
        desk.gettext("Rules"),
        desk.gettext("What is checked in every text of the playbook, and how to put it right."),
        desk.crumbs((ABOUT, desk.gettext("About"))),
        tuple(Entry(2, it.id, it.title) for it in stages if it.rules),
    )
    return View(frame, "rules.html", RulesFacts(len(rules()), stages))


def _lines(desk: Desk, stage: str) -> tuple[RuleLine, ...]:
    return tuple(
        RuleLine(
            desk.to(rule_address(it.rule.id), it.rule.id),
            KINDS[it.rule.severity.value],
            _summary(page_in(it.summary, desk.words)),
            it.rule.fix or "",
            _is_foreign(it.summary, desk),
        )
        for it in rules().values()
        if it.stage == stage
    )


def _is_foreign(page: str, desk: Desk) -> bool:
    return desk.words.is_foreign("en") and not is_said(page, desk.words)


@cache
def _summary(summary: str) -> Markup:
    document = _parsed(summary)
    return write(document, Dressing(href=lambda _start, _target: ""), in_line(document.events))


def _view(edition: Edition, doc: RuleDoc) -> View:
    address = rule_address(doc.rule.id)
    desk = edition.at(path_of(address))
    page = page_in(doc.page_markdown, desk.words)
    summary = page.partition("\n")[0]
    document = _parsed(page, len(summary))
    facts = RuleFacts(
        doc.rule.id,
        KINDS[doc.rule.severity.value],
        _summary(summary),
        write(
            document,
            Dressing(
                href=lambda _start, target: target if "://" in target else "", words=desk.words
            ),
        ),
        _is_foreign(doc.page_markdown, desk),
        doc.rule.fix or "",
    )
    frame = Frame(
        address,
        "about",
        doc.rule.id,
        summary,
        desk.crumbs((ABOUT, desk.gettext("About")), (RULES, desk.gettext("Rules"))),
        contents_of(document.headings),
    )
    return View(frame, "rule.html", facts)


@cache
def _parsed(page: str, start: int = 0) -> Document:
    """Parse *page* from *start*: the rules are the same in each playbook that one process compiles."""
    return parse(Text("", page), start)[0]
