"""Run the whole compiler: the stages in their order, on one screen. Reads and writes no file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from jinja2 import Environment

from generator import csl
from generator.cache.memory import Memory, digest
from generator.findings.diagnostics import Diagnostic, Severity, Text, by_place
from generator.findings.echoes import without_echoes
from generator.findings.language import in_language
from generator.kinds import VOCABULARY
from generator.load.link_check import PATH as CHECK
from generator.load.lock import PATH as LOCK
from generator.load.moved_files import PATH as MOVED
from generator.load.tree import load
from generator.model.playbook import Playbook
from generator.model.site import Asset, Page, Settings
from generator.render import batches
from generator.render.addresses import neighbour_address
from generator.render.batches import Batch
from generator.render.citations import citations_of
from generator.render.environment import remembering
from generator.render.keys import NOTES, Edited, edited, templates_state
from generator.render.keys.around import around_of
from generator.render.keys.named import named_of, printed_works, vocabulary_state
from generator.render.outputs import Output, outputs
from generator.render.static import former_files, static_leaves
from generator.resolve import resolve
from generator.rules.allow import settle_findings
from generator.rules.checks import run_checks
from generator.rules.files import broken_template, conflict_marker, forbidden_character
from generator.rules.files.active_static_file import check_static
from generator.rules.files.unreadable_image import check_images
from generator.rules.links.link_to_own_site import check_addresses


@dataclass(frozen=True, slots=True)
class Input:
    """All that a compilation depends on; the same input gives the same result.

    ``files`` are the texts by path below the root, ``images`` the pictures by path, ``unread``
    the paths of files that could not be read; ``findings`` are those of reading. ``drafts``:
    show drafts, marked, as ``serve`` does. ``static`` are files to take along as they are. ``neighbours`` are the paths of pages that stand beside
    the playbook in its site, and are not ours.
    """

    files: Mapping[str, Text]
    settings: Settings
    today: date
    images: Mapping[str, bytes] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    findings: tuple[Diagnostic, ...] = ()
    drafts: bool = False
    static: Mapping[str, bytes] = field(default_factory=dict)
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What comes out: pages and files, each made when it is taken, and everything that is wrong.

    ``of_sources`` are the findings that a check says: those that printing does not add.
    """

    playbook: Playbook
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]
    of_sources: tuple[Diagnostic, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Make all pages."""
        return tuple(made for made in self._made() if isinstance(made, Page))

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Make all files that are no pages."""
        return tuple(made for made in self._made() if isinstance(made, Asset))

    def _made(self) -> Iterator[Page | Asset]:
        return (output.make() for output in self.outputs)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a compilation would make, before any of it is made, and everything that is wrong.

    ``edited`` tells the keys of ``batches``: equal keys, equal pages.
    """

    playbook: Playbook
    batches: tuple[Batch, ...]
    edited: Edited
    findings: tuple[Diagnostic, ...]

    def paths(self) -> Iterator[str]:
        """Yield the paths of all that would be made; its words are not printed for that."""
        return (made.path for batch in self.batches for made in batch.make())


def check_playbook(
    given: Input, memory: Memory | None = None
) -> tuple[Playbook, tuple[Diagnostic, ...]]:
    """Read, look up and check *given*; return the playbook and the findings by place, in its language."""
    memory = memory or Memory()
    images = frozenset(given.images)
    # Of a text with signs that cannot stay, or in two versions, not all names are known.
    torn = {it.span.path for it in given.findings if it.rule in _TEARING}
    sources, malformed = load(given.files, given.settings, images, given.unread | torn, memory)
    beside = {path: neighbour_address(path, given.settings) for path in given.neighbours}
    playbook, unresolved = resolve(replace(sources, neighbours=beside), memory.values)
    found = (
        *given.findings,
        *malformed,
        *unresolved,
        *run_checks(playbook, given.today, memory.values),
    )
    found = (*found, *check_static(given.static), *static_leaves(given.static)[1])
    found = (*found, *former_files(playbook.moved, given.images, given.static)[1])
    found = (*found, *check_images(given.images))
    found = (*found, *check_addresses(playbook, given.settings.site_url, given.static))
    judged = settle_findings(
        without_echoes(found), playbook.allowances, given.settings, complete=not given.unread
    )
    judged = _with_costly(judged, found, playbook)
    return playbook, in_language(by_place(judged), given.settings.words)


def compile_playbook(
    given: Input, templates: Environment, style: csl.LazyStyle, memory: Memory | None = None
) -> Result:
    """Compile *given* into pages. What *memory* knows already is not made again."""
    memory = memory or Memory()
    plan = plan_playbook(given, templates, style, memory)
    made = tuple(outputs(plan.batches, plan.edited.key, plan.edited.manner, memory))
    static, clashes = _taken_along(given, plan, (output.path for output in made))
    findings = by_place((*plan.findings, *clashes))
    checked = findings if given.static else plan.findings  # `check` makes no pages without these
    return Result(plan.playbook, (*made, *static), findings, checked)


def plan_playbook(
    given: Input, templates: Environment, style: csl.LazyStyle, memory: Memory
) -> Plan:
    """Check *given*, and say what there is to make; see `compile_playbook`."""
    playbook, findings = check_playbook(given, memory)
    state = templates_state(templates)
    works = _works(playbook, style)
    printed = memory.table("printed citations", works)
    words = given.settings.words
    citations = citations_of(playbook.references, style, printed=printed, words=words)
    as_printed = digest(works, *citations.marked)
    each = memory.recall("works as printed", as_printed, lambda: printed_works(citations))
    printing = {
        "templates": state,
        "style": style.key,
        "languages": repr(citations.marked),
        NOTES: works if citations.noted else "",
    }
    hung = _state(given, playbook, printing, each)
    shape = memory.values.same("shape", hung.shape())
    hung = replace(hung, starts=memory.values.recall("starts of keys", (shape,), dict))
    around = memory.values.recall("around", (shape,), partial(around_of, playbook))
    templates = remembering(templates, memory.table("compiled templates", state))
    broken = any(it.rule == broken_template.RULE.id for it in findings)  # nothing is printed so
    kept = partial(_kept, memory, hung)
    asked = () if broken else batches(playbook, given, templates, style, printed, kept, around)
    return Plan(playbook, tuple(asked), hung, findings)


def all_findings(given: Input, plan: Plan) -> tuple[Diagnostic, ...]:
    """Return what is wrong with *given*, of which *plan* is: also what is in the way of a page."""
    along = bool(given.static or plan.playbook.moved)
    clashes = _taken_along(given, plan, plan.paths())[1] if along else ()
    return by_place((*plan.findings, *clashes))


def counting(findings: tuple[Diagnostic, ...], *, strict: bool) -> tuple[Diagnostic, ...]:
    """Return the findings that keep the site from being published."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return tuple(finding for finding in findings if finding.severity in bad)


# Private functions


def _taken_along(
    given: Input, plan: Plan, made: Iterable[str]
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Return the files that are taken along as they are beside those *made*, and what clashes."""
    moved = plan.playbook.moved
    former, _ = former_files(moved, given.images, given.static)
    old = {it.address: it.span for it in moved}
    static, clashes = static_leaves({**former, **given.static}, tuple(made), old)
    return static, in_language(clashes, given.settings.words)


_TEARING = frozenset({conflict_marker.RULE.id, forbidden_character.RULE.id})


def _with_costly(
    judged: tuple[Diagnostic, ...], found: tuple[Diagnostic, ...], playbook: Playbook
) -> tuple[Diagnostic, ...]:
    """Return what is *judged* with the errors, as *found*, that cost a decision its page.

    Settings and allowances may call them less: the page would be gone without a word.
    """
    decisions = playbook.decisions.values()
    lost = {it.sheet.path for it in decisions if it.sheet and not it.sound}
    told = {it.span.path for it in judged if it.severity is Severity.ERROR}
    costly = [it for it in found if it.severity is Severity.ERROR and it.span.path in lost - told]
    same = {(it.rule, it.span) for it in costly}
    return (*(it for it in judged if (it.rule, it.span) not in same), *costly)


def _state(
    given: Input, playbook: Playbook, printing: Mapping[str, str], works: Mapping[str, str]
) -> Edited:
    """Return the state of all that pages hang on, *printing* among it; the day is not.

    *works* are the works as they are printed, by key.
    """
    # What was published, or asked of others, says nothing of what is printed but of health; and
    # files at their old addresses are no pages.
    kept = {LOCK, CHECK, MOVED}
    texts = {path: text.content for path, text in given.files.items() if path not in kept}
    listed = {*given.settings.bibliography, VOCABULARY}
    lists = digest(*(part for it in sorted(listed & texts.keys()) for part in (it, texts.pop(it))))
    named = named_of(playbook, works, lists)
    others = {f"image {path}": digest(content) for path, content in given.images.items()}
    others |= {"neighbours": " ".join(given.neighbours)}
    others |= {"vocabulary": vocabulary_state(playbook)}
    others |= {"settings": repr(given.settings), "drafts": repr(given.drafts)}
    return edited(texts, playbook, {**others, **printing}, named)


def _kept(
    memory: Memory, edited: Edited, name: str, batch: Batch | None, make: Callable[[], str]
) -> str:
    """Return the text *name* that was made of *batch* while it had the key that it has now."""
    of, key = (batch.name, edited.key(batch)) if batch else ("all", "")
    return memory.recall(f"{name} of {of}", key, make)


def _works(playbook: Playbook, style: csl.LazyStyle) -> str:
    """Return what changes whenever a citation could be printed otherwise."""
    items = [dict(reference.item) for reference in playbook.references.values()]
    return digest(style.key, json.dumps(items))
