"""The command that asks whether outside links still lead somewhere: links."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.commands.build import FORMATS, write_for_programs
from generator.commands.new_files import AuthoringError, write_text
from generator.commands.options import FOUND, OK, ROOT, STRICT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, echo
from generator.findings.diagnostics import Diagnostic, Span, by_place
from generator.findings.report import summary
from generator.load.link_check import PATH, check_text
from generator.model.playbook import BadLink, LinkCheck, Playbook
from generator.pipeline import check_playbook, counting
from generator.project import Project, today
from generator.read.outside.ask import Answer, Manners, State
from generator.read.outside.check import MEMORY, answers_of, check_all, memory_text, remembered
from generator.read.outside.findings import findings_of
from generator.read.tree import read_text
from generator.resolve.outside import outside
from generator.rules.allow import settle_findings
from generator.rules.links import dead_link, moved_link
from generator.words.phrases import phrase


@click.command("links")
@ROOT
@click.option("--list", "only_list", is_flag=True, help="Only list the addresses; ask nobody.")
@click.option("--again", is_flag=True, help="Ask anew also for what was well in the last 7 days.")
@click.option("--allow-private", "private", is_flag=True, help="Ask hosts of your own network too.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 120),
    default=20.0,
    show_default=True,
    help="Seconds to wait for a host.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@STRICT
def links_command(
    root: Path,
    only_list: bool,
    again: bool,
    private: bool,
    timeout: float,
    form: str,
    strict: bool,
) -> None:
    """Ask whether every outside link leads somewhere. No other command uses the network.

    Each address is asked for once, however often it is written; a host once a second. What is well
    is not asked for again within 7 days. What is found is kept in links.lock, for the page Health.
    """
    project = opened(root)
    playbook, _ = check_playbook(project.given)
    places = outside(playbook, project.given.settings)
    if only_list:
        for address, spans in places.items():
            first = spans[0]
            more = phrase(" and %(count)s more", count=len(spans) - 1) if len(spans) > 1 else ""
            echo(f"{address}  ({first.path}:{first.line}{more})")
        return
    answers, asked = _answers(root, places, Manners(timeout=timeout, private=private), again=again)
    found = _settled(findings_of(answers, places, project.given.files), playbook, project)
    if any(it.state in _KNOWN for it in asked.values()):
        _keep(project, playbook.checked, answers, _standing(found, places))
    if form == "text":
        print_findings(found, project.given.files)
        _report(answers, found)
    else:
        write_for_programs(form, found, project, None)
    sys.exit(FOUND if counting(found, strict=strict) else OK)


# Private functions

# What is found here, and nowhere else.
_KNOWN = frozenset({State.OK, State.MOVED, State.DEAD})
OURS = frozenset({dead_link.RULE.id, moved_link.RULE.id})


def _answers(
    root: Path, places: Iterable[str], manners: Manners, *, again: bool
) -> tuple[Mapping[str, Answer], Mapping[str, Answer]]:
    """Return what became of each address: as known, else as its host says now; and these alone."""
    kept = None if again else read_text(root, MEMORY).text if (root / MEMORY).exists() else None
    known = remembered(kept.content, today()) if kept else {}
    answers = dict(answers_of(known, places))
    new = [address for address in places if address not in answers]
    asked = check_all(new, manners, lambda done: _tell(done, len(new)))
    if asked:
        try:
            write_text(root, MEMORY, memory_text(known, asked, today()))
        except (AuthoringError, OSError) as error:
            raise Fault(phrase("what was found cannot be kept: %(why)s", why=error)) from error
    return dict(sorted({**answers, **asked}.items())), asked


def _standing(found: Iterable[Diagnostic], places: Mapping[str, Sequence[Span]]) -> frozenset[str]:
    """Return the addresses of which something is *found*: what is allowed everywhere is not."""
    spans = {it.span for it in found}
    named = (address for address, own in places.items() if not spans.isdisjoint(own))
    return frozenset(it for it in named if it.split() == [it])  # a line has no room for others


def _keep(
    project: Project,
    before: LinkCheck | None,
    answers: Mapping[str, Answer],
    standing: frozenset[str],
) -> None:
    """Write what was found; of addresses that nobody answers for stays what was found *before*."""
    known = {it for it, answer in answers.items() if answer.state in _KNOWN}
    was = {it.address: it for it in before.bad} if before else {}
    bad = [it for it in was.values() if it.address in answers and it.address not in known]
    for address in sorted(known & standing):
        answer = answers[address]
        moved = answer.state is State.MOVED
        words = answer.to if moved else project.given.settings.words.said(answer.words)
        made = BadLink(address, moved, today(), words)
        old = was.get(address)
        since = old.day if old and old.moved == moved else made.day
        bad.append(replace(made, day=since))
    kept = check_text(LinkCheck(today(), len(known), tuple(bad)))
    try:
        write_text(project.root, PATH, kept)
    except (AuthoringError, OSError) as error:
        raise Fault(phrase("what was found cannot be kept: %(why)s", why=error)) from error


def _tell(done: int, number: int) -> None:
    if sys.stderr.isatty():
        echo(
            phrase("\rasked for %(done)s of %(number)s", done=done, number=number),
            nl=done == number,
            err=True,
        )


def _settled(
    found: Iterable[Diagnostic], playbook: Playbook, project: Project
) -> tuple[Diagnostic, ...]:
    allowed = [it for it in playbook.allowances if it.rule.value in OURS]
    settled = settle_findings(found, allowed, project.given.settings, complete=False)
    return by_place(it for it in settled if it.rule in OURS)


def _report(answers: Mapping[str, Answer], found: tuple[Diagnostic, ...]) -> None:
    counts = Counter(answer.state for answer in answers.values())
    for address, answer in answers.items():
        if answer.state in {State.UNSURE, State.PRIVATE}:
            echo(phrase("not known: %(address)s: %(answer)s", address=address, answer=answer.words))
    told = ", ".join(f"{counts[state]} {word}" for state, word in _WORDS.items() if counts[state])
    echo(
        phrase(
            "%(count)s addresses: %(told)s; %(words)s",
            count=len(answers),
            told=told or "none",
            words=summary(found),
        )
    )


_WORDS = {
    State.OK: "well",
    State.MOVED: "moved",
    State.DEAD: "dead",
    State.UNSURE: phrase("not known"),
    State.PRIVATE: phrase("in your own network, not asked for"),
}
