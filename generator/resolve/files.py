"""Give a file that is no text of the playbook another place: a picture, or what settings name."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import quote

from generator.findings.diagnostics import Edit, Text
from generator.kinds import KINDS, STATIC, Kind
from generator.load import yaml
from generator.load.moved_files import moved_text
from generator.model.playbook import Playbook, Target
from generator.model.published import file_address
from generator.model.site import SETTINGS
from generator.model.text import Name
from generator.resolve.former import bare
from generator.resolve.mentions import mentions
from generator.resolve.moving import CannotRenameError, Renaming, check_free, led
from generator.words.phrases import phrase

DOCS = KINDS[Kind.DOC].source
# The keys of mkdocs.yml whose files are named below docs/
BELOW_DOCS = frozenset({"nav", "extra_css", "extra_javascript", "not_in_nav", "exclude_docs"})


def rename_file(
    playbook: Playbook,
    files: Mapping[str, Text],
    path: str,
    there: str,
    *,
    site_url: str = "",
    others: Collection[str] = (),
) -> Renaming:
    """Return what it takes to keep at *there* the file that is at *path*.

    *others* are the files that have their place already. Raises `CannotRenameError` where the file
    would be another one there.
    """
    check_free(there, others, phrase("another file"))
    ends = [posixpath.splitext(it)[1].lower() for it in (path, there)]
    if ends[0] != ends[1]:
        raise CannotRenameError(
            phrase("the name has to end in `%(end)s`, as that of now", end=ends[0])
        )
    if (home := _home(path)) != _home(there):
        raise CannotRenameError(
            phrase("`%(there)s` is no place for it: keep it in `%(home)s`", there=there, home=home)
        )
    own = Target(Kind.IMAGE, path)
    edits = {led(files, it.span, there) for it in mentions(playbook) if it.target == own}
    edits |= {*in_settings(files, path, there)}
    if path.startswith(STATIC):
        edits |= {*_addressed(playbook, site_url, path, there)}
    if posixpath.splitext(path)[1] in {".bib", ".csl"} and not edits:
        raise CannotRenameError(
            phrase(
                "`%(settings)s` does not name `%(path)s`: write it there first, then again",
                settings=SETTINGS,
                path=path,
            )
        )
    return Renaming(tuple(sorted(edits)), ((path, there),), _moved(playbook, path, there))


def in_settings(files: Mapping[str, Text], path: str, there: str) -> Iterator[Edit]:
    """Yield the edits of mkdocs.yml where it names the file *path*."""
    text = files.get(SETTINGS)
    root = yaml.load(text, foreign=True)[0].root if text else None
    if text is None or not isinstance(root, yaml.Mapping):
        return
    for entry in root.entries:
        below = entry.key.value in BELOW_DOCS
        if below and not (path.startswith(DOCS) and there.startswith(DOCS)):
            continue
        old, new = (it.removeprefix(DOCS) if below else it for it in (path, there))
        for scalar in _scalars(entry.value):
            if scalar.value.strip() == old:
                yield Edit(bare(text, Name(old, scalar.span)), new)


# Private functions


def _moved(playbook: Playbook, path: str, there: str) -> str | None:
    """Return what moved.lock says once the file at *path* is at *there*; None where nothing changes.

    A file that goes back to where it was is rid of the place in between.
    """
    if not _home(path):
        return None  # it has no address
    old, new = file_address(path), file_address(there)
    before = {it.address: it.path for it in playbook.moved}
    after = {it: there if at == path else at for it, at in before.items()}
    if old != new and before.get(new) != path:
        after[old] = there
    after.pop(new, None)
    return moved_text(after.items()) if after != before else None


def _home(path: str) -> str:
    """Return the folder in which a file has to stay to be what it is."""
    images = KINDS[Kind.IMAGE].source
    if path.startswith((images, DOCS)):
        return f"{images}` or `{DOCS}"
    return STATIC if path.startswith(STATIC) else ""


def _scalars(node: yaml.Node | None) -> Iterator[yaml.Scalar]:
    if isinstance(node, yaml.Scalar):
        yield node
    elif isinstance(node, yaml.Sequence):
        for it in node.entries:
            yield from _scalars(it)
    elif isinstance(node, yaml.Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value)


def _addressed(playbook: Playbook, site_url: str, path: str, there: str) -> Iterator[Edit]:
    """Yield the edits of links that name a file of static/ by its address on the site."""
    home = site_url.rstrip("/")
    old, new = (f"{home}/{quote(it.removeprefix(STATIC))}" for it in (path, there))
    for document in playbook.texts() if home else ():
        for link in document.links:
            whole, mark, place = link.target.value.partition("#")
            if whole == old:
                yield Edit(link.target.span, f"{new}{mark}{place}")
