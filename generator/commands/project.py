"""Open the project that a command works on, and hold the folder that it works in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError

from generator.cache.memory import Memory
from generator.commands.speech import Fault, speak
from generator.disk import ForeignError, machine_words
from generator.project import Project, UnreadableRootError, open_project, today
from generator.read.begun import holds_playbook, is_bare, is_empty_submodule, nearest_playbook
from generator.site.place import BuildFolders, working
from generator.site.pour import ShellError
from generator.words.phrases import phrase, reason


def opened_alone(
    root: Path, command: str, *, trusted: bool = False, memory: Memory | None = None
) -> Project:
    """Return the project at *root* as `opened` does; end where MkDocs is the one to run *command*."""
    project = opened(root, trusted=trusted, memory=memory)
    if project.given.settings.mount:
        raise Fault(
            phrase(
                "this playbook is mounted in a site of MkDocs (`mount` in mkdocs.yml): "
                "run `mkdocs %(command)s`",
                command=command,
            )
        )
    return project


def opened(
    root: Path, *, trusted: bool = False, new: bool = False, memory: Memory | None = None
) -> Project:
    """Return the project at *root* as of today; where there is none, end with the reason.

    *new*: a file of it is to be begun, so that it may be empty, if no other is near. What was looked
    into before, *memory* has.
    """
    if not (new and not nearest_playbook(root)):
        check_begun(root)
    try:
        project = open_project(root, today(), trusted=trusted, memory=memory)
    except UnreadableRootError as error:
        raise Fault(reason(error)) from error
    speak(project.given.settings.words)
    return project


def check_begun(root: Path) -> None:
    """End where *root* holds no playbook, with where there is one: above, or in a folder of it."""
    if holds_playbook(root):
        return
    if is_bare(root):
        raise Fault(
            phrase(
                "`%(root)s` is a bare repository, which has no files beside what it keeps:"
                " run `git clone %(root)s FOLDER`, and work in FOLDER",
                root=root.resolve(),
            )
        )
    if is_empty_submodule(root):
        raise Fault(
            phrase(
                "%(root)s is a submodule that is not here yet: run `git submodule update --init`",
                root=root.resolve(),
            )
        )
    near = nearest_playbook(root)
    help = (
        phrase("there is one in `%(near)s`: go there with `cd %(near)s`", near=near)
        if near
        else phrase("`playbook init` begins one")
    )
    raise Fault(
        phrase("there is no playbook in %(root)s; %(help)s", root=root.resolve(), help=help)
    )


@contextmanager
def held(place: BuildFolders, tell: Callable[[str], None]) -> Iterator[BuildFolders]:
    """Hold *place* for one build; a fault of the machine or of a template ends it with the reason."""
    try:
        with working(place, tell):
            yield place
    except (ForeignError, OSError, ShellError, TemplateError) as error:
        raise Fault(machine_words(error)) from error
    except MemoryError as error:
        raise Fault(phrase("there is not enough memory")) from error
