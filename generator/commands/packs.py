"""The command that makes a course a file for another system, and looks into such files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands.options import FOUND, ROOT
from generator.commands.printing import print_findings
from generator.commands.project import held, opened
from generator.commands.speech import Fault, Misuse, echo
from generator.disk import put
from generator.findings.suggestions import did_you_mean
from generator.model.courses import Course
from generator.packs.check import check_pack
from generator.packs.formats import FORMATS, packed
from generator.paper.downloads import BookJob, make_paper
from generator.paper.handouts import PAPERS, paper_name, paper_refusal
from generator.paper.pdf import EngineMissingError
from generator.pipeline import check_playbook, counting
from generator.project import Project
from generator.read.tree import read_bytes
from generator.render.addresses import root_of
from generator.render.citations import citations_of
from generator.render.courses.packing import absolute, pack_of
from generator.render.desk import Edition, edition_of
from generator.words.phrases import joined, phrase, phrases


@click.command()
@click.argument("course", required=False)
@ROOT
@click.option(
    "--format", "form", type=click.Choice([*FORMATS, *PAPERS]), default="mbz", show_default=True
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for a format with a file a module.  [default: here]",
)
@click.option(
    "--check",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Look into a pack, whoever made it, for what importers stumble over.",
)
def pack(course: str | None, root: Path, form: str, output: Path | None, file: Path | None) -> None:
    """Make COURSE a pack: for Moodle, any learning system, Anki, slides, paper, or as links."""
    if file is not None:
        _check(file)
        return
    if not course:
        raise Misuse(phrase("name a course, or a file with --check"))
    project = opened(root)
    edition = _edition(project)
    if course not in edition.playbook.courses:
        listed = did_you_mean(course, edition.playbook.courses, phrase("write the id of a course"))
        raise Misuse(
            phrase("there is no course `%(course)s`; %(listed)s", course=course, listed=listed)
        )
    chosen = edition.playbook.courses[course]
    why = paper_refusal(edition, chosen, form)
    if why:
        raise Fault(phrase("no pack was made: %(why)s", why=why))
    files = [*_Order(project, chosen, form).files(edition)]
    for name, make in files:
        path = _path(output, name, alone=len(files) == 1)
        if path != output and path.is_symlink():  # a person names a link, a checkout brings one
            raise Fault(
                phrase("`%(place)s` is a symbolic link; put a plain file in its place", place=path)
            )
        content = make()
        put(path, content)
        echo(phrase("wrote %(path)s (%(count)s bytes)", path=path, count=f"{len(content):,}"))


# Private functions


def _edition(project: Project) -> Edition:
    """Return the playbook as it is printed; with errors, say them and stop."""
    playbook, findings = check_playbook(project.given)
    bad = counting(findings, strict=False)
    if bad:
        print_findings(bad, project.given.files)
        echo(phrase("no pack was made"), err=True)
        sys.exit(FOUND)
    settings = project.given.settings
    citations = citations_of(
        playbook.references, project.style, root_of(settings.site_url), words=settings.words
    )
    return edition_of(playbook, settings, citations)


@dataclass(frozen=True, slots=True)
class _Order:
    """A course, and the form that it is asked for in."""

    project: Project
    course: Course
    form: str

    def files(self, edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Yield the name of each file of *course* in a *form*, and what makes its bytes."""
        if self.form in PAPERS:
            yield paper_name(self.course, self.form), lambda: self._paper(edition)
        else:
            yield from packed(pack_of(absolute(edition), self.course), self.form)

    def _paper(self, edition: Edition) -> bytes:
        place = self.project.place
        books = place.build / "books"
        press = BookJob(
            edition.playbook,
            self.project.given,
            self.project.templates,
            self.project.style,
            books,
            place.top,
        )
        try:
            with held(place, click.echo):
                return make_paper(edition, self.course, self.form, press, lambda _: None).content
        except EngineMissingError as error:
            raise Fault(
                phrase("%(why)s; `playbook explain missing-pdf-engine` says what to do", why=error)
            ) from error


def _path(output: Path | None, name: str, *, alone: bool) -> Path:
    if output is None:
        return Path(name)
    return output if alone and not output.is_dir() else output / name


def _check(file: Path) -> None:
    content, findings = read_bytes(file.parent, file.name)
    if content is None:
        print_findings(findings, {})
        raise Fault(phrase("`%(file)s` cannot be read", file=file.name))
    problems = check_pack(file.name, content)
    for problem in problems:
        echo(joined([file.name, problem.place, problem.message], ": "), err=True)
    count = phrases("%(num)s problem", "%(num)s problems", len(problems))
    echo(joined([file.name, count if problems else phrase("nothing found")], ": "))
    sys.exit(FOUND if problems else 0)
