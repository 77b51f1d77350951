"""The command that explains rules."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.markdown import Markdown

from generator.commands.speech import Misuse, echo, said, spoken
from generator.findings.diagnostics import RuleDoc
from generator.findings.suggestions import did_you_mean
from generator.rules.book import FIX_WORDS, rules
from generator.words.pages import page_in, told_page
from generator.words.phrases import phrase


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE finds, why it matters, and how to mend it; without RULE, list all rules."""
    known = rules()
    if rule is None:
        for doc in known.values():
            fix = said(phrase(doc.rule.fix)) if doc.rule.fix else ""
            summary = page_in(doc.summary, spoken())
            echo(f"{doc.rule.id:32} {said(phrase(doc.rule.severity)):8} {fix:7} {summary}")
        return
    if rule not in known:
        near = did_you_mean(rule, known, phrase("`playbook explain` lists all of them"))
        raise Misuse(phrase("there is no rule `%(rule)s`; %(near)s", rule=rule, near=near))
    _print_page(known[rule])


# Private functions


def _print_page(doc: RuleDoc) -> None:
    words = told_page(doc.page_markdown, spoken())
    page = f"# {doc.rule.id} ({said(phrase(doc.rule.severity))})\n\n{words}"
    if doc.rule.fix:
        page += f"\n\n{said(FIX_WORDS[doc.rule.fix])}"
    if sys.stdout.isatty():
        Console().print(Markdown(page))
    else:
        echo(page)
