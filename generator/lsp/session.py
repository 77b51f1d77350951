"""Hold one project: its files, the texts that are open, and what a check of both gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache.memory import Memory
from generator.findings.diagnostics import Diagnostic, Text
from generator.kinds import kind_of
from generator.load.values import is_id
from generator.lsp.buffers import Buffer
from generator.model.playbook import Playbook
from generator.model.site import SETTINGS, Settings
from generator.pipeline import Input, check_playbook
from generator.project import laid_over, open_project, today
from generator.resolve.mentions import Mention, definitions, mentions
from generator.words.words import Words


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gave: the playbook, the findings, and the texts that both speak of."""

    playbook: Playbook
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, Text]
    settings: Settings

    def of(self, path: str) -> list[Diagnostic]:
        """Return the findings in the file *path*."""
        return [finding for finding in self.findings if finding.span.path == path]


@dataclass(slots=True)
class Session:
    """A project at *root*.

    ``open`` has the texts that editors hold, by path below it, ``addresses`` what they call them.
    """

    root: Path
    open: dict[str, Buffer] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    _read: Input | None = None
    _checked: Checked | None = None
    _named: tuple[Sequence[Mention], Sequence[Mention]] | None = None

    def changed(self) -> None:
        """Forget what was checked: an open text is another."""
        self._checked = self._named = None

    def reread(self) -> None:
        """Forget what was read: a file on the disk is another."""
        self._read = None
        self.changed()

    @property
    def words(self) -> Words:
        """Return the words of the language that the playbook is in."""
        return self.checked.settings.words

    @property
    def checked(self) -> Checked:
        """Return what the texts as they are now give.

        Raises `UnreadableRootError` where the project's folder cannot be read.
        """
        if self._checked is None:
            given = self._overlaid(self._from_disk())
            playbook, findings = check_playbook(given, self.memory)
            self.memory.forget_unasked()
            self._checked = Checked(playbook, findings, given.files, given.settings)
        return self._checked

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return the places where things are named."""
        return self._names()[0]

    @property
    def definitions(self) -> Sequence[Mention]:
        """Return the places where things are defined."""
        return self._names()[1]

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of the file *path* as its editor has them, else as they were read."""
        if path in self.open:
            return self.open[path].lines
        text = self.checked.files.get(path)
        return text.content.split("\n") if text else ()

    # Private

    def _names(self) -> tuple[Sequence[Mention], Sequence[Mention]]:
        if self._named is None:
            playbook = self.checked.playbook
            self._named = tuple(mentions(playbook)), tuple(definitions(playbook))
        return self._named

    def _from_disk(self) -> Input:
        if self._read is None:
            self._read = open_project(self.root, today(), memory=self.memory).given
        return self._read

    def _overlaid(self, read: Input) -> Input:
        """Return *read* with the open texts in place of their files."""
        ours = {
            path: buffer.content.encode("utf-8", "surrogatepass")
            for path, buffer in self.open.items()
            if _is_ours(path, read)
        }
        return laid_over(read, ours, today())


# Private functions


def _is_ours(path: str, read: Input) -> bool:
    """Tell whether the reader reads *path*, or would once it is saved."""
    name = path.rpartition("/")[2].removesuffix(".md")
    here = path == SETTINGS or path in read.files or path in read.unread
    return here or (kind_of(path) is not None and is_id(name))
