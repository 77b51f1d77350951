"""The command that shows what a change does: preview."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import click
from jinja2 import Environment

from generator.cache.memory import Memory
from generator.commands.new_files import AuthoringError, write_text
from generator.commands.options import ROOT
from generator.commands.project import opened
from generator.commands.speech import Fault, echo, spoken
from generator.disk import machine_reason, naming, put
from generator.findings.report import summary as counted
from generator.kinds import KINDS
from generator.load.link_check import PATH as CHECK
from generator.load.lock import PATH as LOCK
from generator.load.moved_files import PATH as MOVED
from generator.load.settings import load_settings
from generator.model.site import SETTINGS
from generator.pipeline import Input, all_findings, check_playbook, plan_playbook
from generator.project import Project
from generator.read.revision import RevisionError, lay_out, read_revision
from generator.render.preview import Preview, preview_html, preview_of
from generator.render.preview.sides import NOTHING, Side, seen
from generator.render.preview.summary import summary_markdown
from generator.rules.book import rule_ids
from generator.site.shells.face import paths_of
from generator.words.phrases import joined, phrase, phrases, reason

PREVIEW = "build/preview.html"


@click.command()
@click.argument("base")
@ROOT
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: build/preview.html]",
)
@click.option(
    "--summary", "digest", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Add a summary in Markdown to FILE, for the comment of a forge.",
)  # fmt: skip
def preview(base: str, root: Path, output: Path | None, digest: Path | None) -> None:
    """Show what changed since BASE, a git revision such as `main`, in one HTML file.

    It has the pages whose words changed with these words marked, the decisions that lead elsewhere, the pages that change with them,
    and the findings that are new or gone.
    """
    made, templates = _Change(root, base).compared()
    file = output or root / PREVIEW
    html = preview_html(made, templates)
    try:
        if output:
            put(file, html)
        else:
            write_text(root, PREVIEW, html)
        if digest:
            with naming(digest), digest.open("a", encoding="utf-8", newline="\n") as opened_file:
                opened_file.write(summary_markdown(made, spoken()))
    except AuthoringError as error:
        raise Fault(reason(error)) from error
    except OSError as error:
        why = machine_reason(error)
        raise Fault(
            phrase(
                "`%(filename)s` cannot be written: %(reason)s",
                filename=error.filename,
                reason=why,
            )
        ) from error
    echo(phrase("wrote %(file)s: %(made)s", file=file, made=_extent(made)))


def side_of(project: Project, memory: Memory) -> Side:
    """Look at *project*, with its drafts: an author wants to see them."""
    given = replace(project.given, drafts=True)
    plan = plan_playbook(given, project.templates, project.style, memory)
    texts = {path: text.content for path, text in given.files.items()}
    findings = all_findings(given, plan)
    return Side(plan.playbook, seen(plan.batches), plan.edited, findings, texts, given.images)


# Private functions


@dataclass(frozen=True, slots=True)
class _Change:
    """A checkout, and the revision that it is compared with."""

    root: Path
    base: str

    def compared(self) -> tuple[Preview, Environment]:
        now = opened(self.root)
        with tempfile.TemporaryDirectory(prefix="playbook-") as folder:
            place = Path(folder).resolve()
            try:
                begun = self._lay_out(place)
            except RevisionError as error:
                raise Fault(reason(error)) from error
            memory = Memory()
            before = side_of(opened(place), memory) if begun else _nothing(now)
        after = side_of(now, memory)
        settings = now.given.settings
        made = preview_of(before, after, self.base, settings.site_name, settings.language)
        return made, now.templates

    def _lay_out(self, folder: Path) -> bool:
        """Write what a playbook reads, as it was at *base*, below *folder*; False where none was."""
        written = read_revision(self.root, self.base, [SETTINGS]).texts.get(SETTINGS)
        if written is None:
            return False
        settings, _ = load_settings(written, rule_ids())
        named = (
            *settings.bibliography,
            settings.csl,
            settings.csl_locale,
            *paths_of(settings.brand),
        )
        folders = {traits.source.partition("/")[0] for traits in KINDS.values() if traits.source}
        paths = {
            SETTINGS,
            LOCK,
            CHECK,
            MOVED,
            "templates",
            "static",
            settings.docs_dir,
            *folders,
            *named,
        } - {""}
        lay_out(self.root, self.base, sorted(paths), folder)
        return True


def _nothing(project: Project) -> Side:
    """Return what there was before the playbook was begun: all of it is new."""
    playbook, _ = check_playbook(Input({}, project.given.settings, project.given.today))
    return Side(playbook, {}, NOTHING, (), {}, {})


def _extent(made: Preview) -> str:
    more = len(made.touched) + made.more
    new = phrase("new: %(new)s", new=counted(made.new)) if made.new else phrase("no new findings")
    return joined(
        (
            phrases(
                "%(num)s page with other words", "%(num)s pages with other words", len(made.shown)
            ),
            phrases("%(num)s that changes with them", "%(num)s that change with them", more),
            phrases("%(num)s decision", "%(num)s decisions", len(made.decisions)),
            new,
        )
    )
