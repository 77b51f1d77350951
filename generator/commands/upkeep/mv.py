"""The command that gives things another name: mv."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from generator.cache.memory import Memory
from generator.commands.new_files import AuthoringError, move_file, write_text
from generator.commands.options import ROOT
from generator.commands.printing import print_findings
from generator.commands.project import opened
from generator.commands.speech import Fault, Misuse, echo
from generator.commands.upkeep.edits import Edited
from generator.commands.upkeep.naming import named
from generator.courses.review import restamped
from generator.findings.diagnostics import Diagnostic, Severity
from generator.kinds import KINDS, STATIC, Kind, kind_of
from generator.load.moved_files import PATH as MOVED_FILES
from generator.model.playbook import Playbook
from generator.model.site import Settings
from generator.pipeline import check_playbook
from generator.project import Project, laid_over, today
from generator.read.file_names import check_names
from generator.resolve.files import rename_file
from generator.resolve.renaming import MOVING, CannotRenameError, Renaming, rename
from generator.words.phrases import phrase, phrases, reason

# The kinds of what is renamed.
MOVED = (*MOVING, Kind.REFERENCE, Kind.TERM, Kind.TENSION, Kind.VALUE, Kind.DOC)


@click.command()
@click.argument("old")
@click.argument("new")
@ROOT
def mv(old: str, new: str, root: Path) -> None:
    """Call OLD by the name NEW, wherever it is named. Its old address leads on.

    OLD is the id of a card or of another file of kb/ (where several have it: role/cio), a
    statement or a heading (card#statement), a part of a course (course#module), a question, an
    outcome or an answer of a decision (decision#question, decision#question.answer), a term
    (term/champion), a tension (tension/ID), a facet or a value of one (topics, topics/adoption), a
    page of docs/ (page/about/how), the key of a work (@li2010), or the path of a file
    (kb/images/plan.png).
    """
    project = opened(root)
    memory = Memory()  # the trial reads again only what the new name changes
    playbook, findings = check_playbook(project.given, memory)
    errors = [it for it in findings if it.severity is Severity.ERROR]
    if errors:
        print_findings(errors, project.given.files)
        raise Fault(phrase("mend these first: a name that leads nowhere cannot be followed"))
    try:
        made = _renaming(project, playbook, posixpath.normpath(old), new)
    except CannotRenameError as error:
        raise Misuse(reason(error)) from error
    try:
        work = _made(project, playbook, made, memory)
        work.write()
        for there, then in made.moves:
            move_file(root, there, then)
        _keep(root, made.moved)
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    for there, then in made.moves:
        echo(phrase("moved %(there)s to %(then)s", there=there, then=then))
    echo(
        phrase(
            "%(places)s in %(files)s",
            places=phrases("%(num)s place", "%(num)s places", len(made.edits)),
            files=phrases("%(num)s file", "%(num)s files", len(work.after)),
        )
    )


# Private functions


def _keep(root: Path, moved: str | None) -> None:
    """Write what moved.lock says; without a line there is no such file."""
    if moved:
        write_text(root, MOVED_FILES, moved)
    elif moved == "":
        (root / MOVED_FILES).unlink()


def _renaming(project: Project, playbook: Playbook, old: str, new: str) -> Renaming:
    """Return what it takes to call *old*, a name or the path of a file, by the name *new*."""
    given = project.given
    others = {
        *given.images,
        *(f"{STATIC}{it}" for it in given.static),
        *_named_files(given.settings),
    }
    if old in others:
        name = posixpath.basename(old) if new.endswith("/") else posixpath.basename(new)
        folder = posixpath.dirname(new if "/" in new else old)
        there = posixpath.normpath(posixpath.join(folder, name))
        return rename_file(
            playbook, given.files, old, there, site_url=given.settings.site_url, others=others
        )
    kind = kind_of(old)
    name = f"{kind}/{_bare(old, kind)}" if kind and old in given.files else old
    target = named(playbook, name, MOVED)
    return rename(playbook, given.files, target, _bare(new, target.kind))


def _named_files(settings: Settings) -> Iterable[str]:
    """Return the files that the settings name: bibliographies, a style, the brand's pictures."""
    brand = settings.brand
    every = (*settings.bibliography, settings.csl, brand.logo, brand.favicon, brand.picture)
    return tuple(it for it in every if it)


def _bare(name: str, kind: Kind) -> str:
    """Return the *name* as it is written: it may be given with its card, its kind, or with `@`."""
    bare = name.rpartition("#")[2].removeprefix("@")
    if kind is Kind.DOC:
        return bare.removeprefix("page/").removeprefix(KINDS[kind].source).removesuffix(".md")
    if kind is Kind.REFERENCE:
        return bare
    last = bare.rpartition("/")[2].removesuffix(".md")
    return last.rpartition(".")[2] if kind is Kind.DECISION and "#" in name else last


def _made(project: Project, playbook: Playbook, made: Renaming, memory: Memory) -> Edited:
    """Return the files that *made* changes.

    It ends where the playbook would have an error with them: nothing is written then.
    """
    work = Edited(project.root, project.given.files)
    work.make(made.edits)
    then, renamed = _trial(project, work.after, made, memory)
    wrong = next((it for it in then if it.severity is Severity.ERROR), None)
    if wrong:
        raise Fault(phrase("nothing was written: with that name, %(wrong)s", wrong=wrong.message))
    work.make(restamped(playbook, renamed))
    return work


def _trial(
    project: Project, after: Mapping[str, bytes], made: Renaming, memory: Memory
) -> tuple[Sequence[Diagnostic], Playbook]:
    """Return what would be found once *made* is done, and the playbook that it would be."""
    kept = {} if made.moved is None else {MOVED_FILES: made.moved.encode()}
    given = laid_over(project.given, {**after, **kept}, today())
    files, images, static = dict(given.files), dict(given.images), dict(given.static)
    for there, then in made.moves:
        if there in files:
            files[then] = replace(files.pop(there), path=then)
        elif there in images:
            images[then] = images.pop(there)
        elif there.startswith(STATIC):
            static[then.removeprefix(STATIC)] = static.pop(there.removeprefix(STATIC))
    moved = replace(
        given,
        files=dict(sorted(files.items())),
        images=dict(sorted(images.items())),
        static=dict(sorted(static.items())),
    )
    playbook, findings = check_playbook(moved, memory)
    new = {then for _, then in made.moves}
    pages = (it for it in (*files, *images) if kind_of(it) or it in images)
    names = (it for it in check_names(tuple(pages)) if it.span.path in new)
    return (*names, *findings), playbook
