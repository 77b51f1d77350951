"""Read the tree: the only stage that reads what authors wrote.

Every text goes through one function: UTF-8 only, within the limits, no character that cannot be
seen or that turns the reading direction. Nothing is followed or opened but plain files.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.disk import Found, as_found, found, kind_of, kind_words, machine_reason
from generator.findings.diagnostics import Diagnostic, Rule, Span, Text
from generator.kinds import KINDS, SHEETS, SOURCE_DOCUMENTS, SUGGESTED, VOCABULARY, Kind
from generator.load.link_check import PATH as CHECK
from generator.load.lock import PATH as LOCK
from generator.load.moved_files import PATH as MOVED
from generator.load.values import is_device, is_step
from generator.model.ids import slug
from generator.model.site import SETTINGS, Settings
from generator.read.advice import IMAGES, name_advice, type_advice
from generator.read.file_names import check_names, collision, shown
from generator.read.known import Decoded, Known
from generator.read.renamed import renamed_docs, renamed_folders
from generator.read.text import decode
from generator.rules.bibliography import missing_bibliography
from generator.rules.files import (
    bad_file_name,
    over_limit,
    renamed_folder,
    special_file,
    stray_file,
    unreadable_file,
)
from generator.words.phrases import phrase

# Limits in bytes, by the end of the name; checked before anything is read.
LIMITS = {
    ".bib": 16 * 1024 * 1024,
    ".csl": 1024 * 1024,
    ".imscc": 64 * 1024 * 1024,
    ".mbz": 64 * 1024 * 1024,
    ".lock": 16 * 1024 * 1024,
    ".md": 256 * 1024,
    ".po": 4 * 1024 * 1024,
    ".zip": 64 * 1024 * 1024,
    ".xml": 1024 * 1024,
    ".yml": 1024 * 1024,
}
IMAGE_LIMIT = 8 * 1024 * 1024
STATIC_LIMIT = 32 * 1024 * 1024
TOGETHER = (
    512 * 1024 * 1024
)  # of the files of static/, of templates/, of all pictures: all are in memory
DEPTH = 8  # limit: folders in folders below docs/

DOCS = KINDS[Kind.DOC].source.rstrip("/")
FOLDERS = tuple(sorted(KINDS[kind].source.rstrip("/") for kind in SHEETS if kind != Kind.DOC))
LISTS = (KINDS[Kind.TERM].source, KINDS[Kind.TENSION].source, SUGGESTED, VOCABULARY)
ADDRESSES = tuple(KINDS[kind].address for kind in SHEETS if kind != Kind.DOC)
SOURCES = SOURCE_DOCUMENTS.rstrip("/")
IMAGE_FOLDER = KINDS[Kind.IMAGE].source.rstrip("/")
# The folders of kb/, with how the names of the files end that are read there.
PARTS = {**dict.fromkeys(FOLDERS, (".md",)), SOURCES: (".yml",), IMAGE_FOLDER: IMAGES}
TEXTS = (".css", ".html", ".js", ".md", ".svg", ".txt", ".xml")  # of templates
_SYSTEM = frozenset({"Thumbs.db", "ehthumbs.db", "desktop.ini"})  # what Windows leaves in folders
NEVER = _SYSTEM | {".DS_Store", ".git", ".gitignore", ".gitkeep"}  # of static/


class UnreadableRootError(Exception):
    """The project's folder cannot be read; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Files:
    """What was read: texts and images by path below the root, with ``/``, in sorted order.

    ``failed`` are the paths of files that are there and were left out, each with a finding;
    ``neighbours`` those of the pages that the playbook is mounted beside, which are not read.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OneText:
    """One text that was read, None where there is none or none to be read, and what is wrong."""

    text: Text | None = None
    findings: tuple[Diagnostic, ...] = ()


def read(
    root: Path, settings: Settings, written: OneText, known: Known | None = None
) -> tuple[Files, tuple[Diagnostic, ...]]:
    """Read all that authors wrote below *root*: kb/, docs/ and the bibliography.

    mkdocs.yml was read before, since it names the others: *written* is what came of it. What is
    *known* is not read again, and what is read is known then.

    Raises:
        UnreadableRootError: *root* is no folder, or cannot be listed.
    """
    _check_root(root)
    reader = _Reader(root, known or Known())
    reader.adopt(written.text.path if written.text else SETTINGS, written)
    if written.text is None:
        reader.check_settings()
    reader.add_text(LOCK)
    if not settings.mount:
        reader.check_folders()
    reader.add_text(CHECK)
    reader.add_text(MOVED)
    for path in dict.fromkeys(settings.bibliography):
        reader.add_bibliography(path, settings)
    if not settings.mount:
        reader.walk_docs(DOCS, 1)
    reader.walk_kb()
    if not settings.mount:
        reader.look_beside()
    reader.check_names()
    reader.check_together(phrase("all pictures"))
    files = reader.files()
    reader.known.forget(but=reader.texts.keys() | reader.failed)
    if settings.mount:
        names = sorted(it.path for it in found(root / settings.docs_dir))
        files = replace(files, neighbours=tuple(f"{settings.docs_dir}/{name}" for name in names))
    return files, tuple(reader.findings)


def read_text(root: Path, path: str) -> OneText:
    """Read the text at *path* below *root*."""
    reader = _Reader(root)
    reader.add_text(path)
    return OneText(reader.texts.get(path), tuple(reader.findings))


def read_folder(root: Path, folder: str) -> tuple[Files, tuple[Diagnostic, ...]]:
    """Read the sheets in *folder* of kb/ alone."""
    reader = _Reader(root)
    reader.walk_sheets(folder)
    reader.check_names()
    return reader.files(), tuple(reader.findings)


def read_bytes(root: Path, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read the file at *path* below *root* as it is; None where there is none, or none to be read."""
    reader = _Reader(root)
    data = reader.bytes_of(path, limit_of(path))
    return data, tuple(reader.findings)


@dataclass(frozen=True, slots=True)
class Templates:
    """A project's own templates by path below ``templates/``; those of the theme are bytes.

    ``theme`` is empty where the project has none of its own.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    theme: Mapping[str, bytes] = field(default_factory=dict)


def read_templates(root: Path) -> tuple[Templates, tuple[Diagnostic, ...]]:
    """Read the project's ``templates/``, as little trusted as any other file."""
    reader = _Reader(root)
    contents = reader.tree("templates", LIMITS[".csl"])
    reader.check_together(phrase("the files of `%(folder)s`", folder="templates/"))
    theme = {path.removeprefix("theme/"): it for path, it in contents.items() if _of_theme(path)}
    for path in sorted(contents):
        if path.endswith(TEXTS) and not path.startswith("theme/assets/"):
            reader.add(f"templates/{path}", decode(f"templates/{path}", contents[path]))
    texts = {path.removeprefix("templates/"): it.content for path, it in reader.texts.items()}
    own = {path: text for path, text in texts.items() if not _of_theme(path)}
    return Templates(own, theme), tuple(reader.findings)


def read_static(root: Path) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """Read ``static/``: the files that the site takes along as they are, by path below it."""
    reader = _Reader(root)
    contents = reader.tree("static", STATIC_LIMIT, hidden=True)
    reader.check_together(phrase("the files of `%(folder)s`", folder="static/"))
    return contents, tuple(reader.findings)


def limit_of(path: str) -> int:
    """Return how many bytes the text at *path* may have."""
    return LIMITS.get(path[path.rfind(".") :], LIMITS[".md"])


def size_words(limit: int) -> str:
    """Return *limit*, a number of bytes, in words."""
    kibi = limit // 1024
    return (
        phrase("%(kibi)s MiB", kibi=kibi // 1024)
        if kibi % 1024 == 0
        else phrase("%(kibi)s KiB", kibi=kibi)
    )


# Private functions


def _mebibytes(size: int) -> str:
    """Return *size*, in bytes, in words, rounded up."""
    return size_words(-(-size // 2**20) * 2**20)


def _of_theme(path: str) -> bool:
    return path.startswith("theme/")


def _is_playbook(folder: os.DirEntry[str]) -> bool:
    """Tell whether *folder* has what a playbook is made of."""
    with os.scandir(folder.path) as entries:
        return {"kb", "mkdocs.yml"} <= {it.name for it in entries}


def _check_root(root: Path) -> None:
    try:
        os.scandir(root).close()
    except OSError as error:
        why = machine_reason(error)
        raise UnreadableRootError(
            phrase(
                "The folder %(root)s cannot be read: %(reason)s.", root=root.resolve(), reason=why
            )
        ) from error


@dataclass(slots=True)
class _Reader:
    """Reads below one root; its state is what was read so far."""

    root: Path
    known: Known = field(default_factory=Known)
    texts: dict[str, Text] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    named: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    renamed: frozenset[str] = frozenset()
    together: int = 0  # bytes of the files that are taken as they are, read or not
    largest: tuple[int, str] = (0, "")

    def at(self, path: str) -> str:
        return f"{self.root}/{path}"  # a path object for each file would cost more than its reading

    def files(self) -> Files:
        return Files(
            dict(sorted(self.texts.items())),
            dict(sorted(self.images.items())),
            frozenset(self.failed),
        )

    def add_text(self, path: str) -> None:
        if path in self.known:
            with suppress(OSError):  # which is told where it is read
                kept = self.known.of(as_found(path, self._state(path)))
                if kept is not None:
                    self.add(path, kept)
                    return
        opened = self.opened(path, limit_of(path))
        if opened is not None:
            file, data = opened
            self.add(path, self.known.decoded(file, data))

    def add(self, path: str, decoded: Decoded) -> None:
        text, findings = decoded
        self.findings += findings
        if text is None:
            self.failed.add(path)
        else:
            self.texts[path] = text

    def adopt(self, path: str, read: OneText) -> None:
        """Take over what was *read* of *path* before."""
        self.findings += read.findings
        if read.text is not None:
            self.texts[path] = read.text
        elif read.findings:
            self.failed.add(path)

    def check_settings(self) -> None:
        """Say where the settings lie under a name that MkDocs would read and we do not."""
        other = SETTINGS.removesuffix("yml") + "yaml"
        if os.path.lexists(self.at(other)):
            help = phrase("rename it to `%(settings)s`", settings=SETTINGS)
            self._stray(
                other, phrase("the settings stand in `%(settings)s`", settings=SETTINGS), help
            )

    def check_folders(self) -> None:
        """Say which folders have another name than the one that they are read by."""
        found = dict(renamed_folders(self.root, PARTS))
        if docs := renamed_docs(self.root, DOCS):
            found[docs] = DOCS
        for path, right in found.items():
            message = phrase(
                "nothing in `%(path)s` is read, and there is no `%(right)s`",
                path=shown(path),
                right=right,
            )
            help = phrase("rename it to `%(right)s`", right=right)
            if path.count("/") > right.count("/"):
                help = phrase("move it to `%(right)s`", right=right)
            self._say(renamed_folder.RULE, path, message, help)
        self.renamed = frozenset(found)
        if not found and self._is_kb_gone():
            message = phrase("there is no `kb`, and addresses of it were published")
            help = phrase("put it back, as `git checkout -- kb` does where it is only deleted")
            self._say(renamed_folder.RULE, "kb", message, help)

    def _is_kb_gone(self) -> bool:
        """Tell whether there is no kb/, nor what was meant as one, where `ids.lock` promises its pages."""
        names = {it.name.casefold() for it in self.root.iterdir()}
        lock = self.texts.get(LOCK)
        lines = lock.content.splitlines() if lock else ()
        beside = names & {"kb", *(it.removeprefix("kb/") for it in FOLDERS)}
        return not beside and any(it.startswith(ADDRESSES) for it in lines)

    def add_bibliography(self, path: str, settings: Settings) -> None:
        if kind_of(self.root / path) == "a folder":
            self.failed.add(path)
            place = settings.at("bibliography", path)
            message = phrase("`%(path)s` is a folder", path=shown(path))
            help = phrase("name a file in it that ends in `.bib`")
            self.findings.append(missing_bibliography.RULE.at(place, message, help=help))
            return
        self.add_text(path)
        if path not in self.texts and path not in self.failed:
            self.failed.add(path)
            place = settings.at("bibliography", path)
            message = phrase("the bibliography `%(path)s` is not there", path=shown(path))
            others = sorted(it.name for it in self.root.iterdir() if _BIBLIOGRAPHY.search(it.name))
            others += [f"kb/{it.name}" for it in (self.root / "kb").glob("*.bib") if not others]
            help = phrase(
                "add the file, or name another under `bibliography` in %(settings)s",
                settings=SETTINGS,
            )
            if len(others) == 1 and others[0] not in settings.bibliography:
                move = phrase("move `%(other)s` to `%(path)s`", other=others[0], path=shown(path))
                help = (
                    move
                    if "/" in others[0]
                    else phrase(
                        "rename `%(other)s` to `%(path)s`", other=others[0], path=shown(path)
                    )
                )
            self.findings.append(missing_bibliography.RULE.at(place, message, help=help))

    def add_image(self, path: str) -> None:
        data = self.taken(path, IMAGE_LIMIT)
        if data is not None:
            self.images[path] = data
            self.named.append(path)

    def add_sheet(self, path: str) -> None:
        self.named.append(path)
        self.add_text(path)

    def walk_docs(self, folder: str, depth: int) -> None:
        for name, is_folder in self._list(folder):
            path = f"{folder}/{name}"
            if path in self.renamed:
                continue
            if is_folder and (device := is_device(name)):
                self._say(bad_file_name.RULE, path, device, phrase("rename it after what it says"))
            elif is_folder and not is_step(name):
                help = phrase("rename it to `%(name)s`", name=slug(name) or "pages")
                message = phrase("`%(name)s` can be no part of an address", name=shown(name))
                self._say(bad_file_name.RULE, path, message, help)
            elif is_folder and depth < DEPTH:
                self.walk_docs(path, depth + 1)
            elif is_folder:
                self._say(
                    over_limit.RULE,
                    path,
                    phrase("folders nest too deeply"),
                    phrase("move it further up"),
                )
            elif name.endswith(".md"):
                self.add_sheet(path)
            elif name.lower().endswith(IMAGES):
                self.add_image(path)
            else:
                self._stray(
                    path, phrase("docs/ holds Markdown (`.md`) and pictures"), type_advice(name)
                )

    def tree(self, top: str, limit: int, *, hidden: bool = False) -> dict[str, bytes]:
        """Return all plain files below the folder *top* by path below it, sorted."""
        contents: dict[str, bytes] = {}
        self._add_tree(top, "", limit, hidden, contents)
        return dict(sorted(contents.items()))

    def _add_tree(
        self, top: str, below: str, limit: int, hidden: bool, contents: dict[str, bytes]
    ) -> None:
        alike: dict[str, str] = {}  # names by what they are where case does not count
        for name, is_folder in self._list(f"{top}/{below}".rstrip("/"), hidden=hidden):
            path = f"{below}{name}"
            first = alike.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
            if first != name:
                self.findings.append(collision(f"{top}/{path}", f"{top}/{below}{first}"))
            if device := is_device(name):
                help = phrase("rename it after what it says")
                self._say(bad_file_name.RULE, f"{top}/{path}", device, help)
            elif _UNFIT.search(name) or name != name.rstrip(" ."):
                message = phrase("`%(name)s` can be no part of an address", name=shown(name))
                help = phrase("rename it with letters, digits, points and hyphens")
                self._say(bad_file_name.RULE, f"{top}/{path}", message, help)
            elif is_folder and path.count("/") < DEPTH:
                self._add_tree(top, f"{path}/", limit, hidden, contents)
            elif is_folder:
                help = phrase("move it further up")
                self._say(over_limit.RULE, f"{top}/{path}", phrase("folders nest too deeply"), help)
            else:
                data = self.taken(f"{top}/{path}", limit)
                if data is not None:
                    contents[path] = data

    def walk_kb(self) -> None:
        for name, is_folder in self._list("kb"):
            path = f"kb/{name}"
            if is_folder and path in FOLDERS:
                self.walk_sheets(path)
            elif is_folder and path == SOURCES:
                self._walk_flat(path, (".yml",), self.add_sheet)
            elif is_folder and path == IMAGE_FOLDER:
                self._walk_flat(path, IMAGES, self.add_image)
            elif not is_folder and path in LISTS:
                self.add_text(path)
            elif name != "README.md" and path not in self.renamed:
                known = (*PARTS,) if is_folder else LISTS
                names = tuple(it.removeprefix("kb/") for it in known)
                self._stray(path, phrase("no part of kb/ has this name"), name_advice(name, names))

    def look_beside(self) -> None:
        """Find what was meant for kb/ and lies beside it, in the project's own folder."""
        with os.scandir(self.root) as entries:
            listed = sorted(entries, key=lambda it: os.fsencode(it.name))
        for entry in listed:
            name = entry.name
            if name in self.renamed:
                continue
            if name != "kb" and name.casefold() == "kb":
                self._stray(name, phrase("small letters count"), phrase("rename it to `kb`"))
            elif f"kb/{name}" in FOLDERS and entry.is_dir(follow_symlinks=False):
                if any(it.suffix == ".md" for it in Path(entry.path).iterdir()):
                    help = phrase("move its files to `%(folder)s/`", folder=f"kb/{name}")
                    self._stray(name, phrase("it lies beside kb/"), help)
            elif entry.is_dir(follow_symlinks=False) and _is_playbook(entry):
                help = phrase("move it out of this one, or what is in it into this one")
                self._stray(name, phrase("it is a playbook in another"), help)
            elif self._is_sheet(entry):
                help = phrase(
                    "move it to a folder of kb/, such as `%(kinds)s`", kinds=f"{FOLDERS[0]}/"
                )
                self._stray(name, phrase("it lies beside kb/"), help)

    def _is_sheet(self, entry: os.DirEntry[str]) -> bool:
        """Tell whether *entry* is a file that begins as a sheet does."""
        if not entry.name.endswith(".md") or not entry.is_file(follow_symlinks=False):
            return False
        data = self.bytes_of(entry.name, LIMITS[".md"]) or b""
        front = data.partition(b"\n---")[0]
        return front.startswith(b"---") and (b"\nowner:" in front or b"\nroles:" in front)

    def check_names(self) -> None:
        """Leave out each file whose name can be no id."""
        findings = check_names(tuple(self.named))
        bad = {it.span.path for it in findings}
        for path in self.named if bad else ():
            if shown(path) in bad:
                self.texts.pop(path, None)
                self.images.pop(path, None)
                self.failed.add(path)
        self.findings += findings

    def walk_sheets(self, folder: str) -> None:
        self._walk_flat(folder, (".md",), self.add_sheet)

    def _walk_flat(self, folder: str, ends: tuple[str, ...], add: Callable[[str], None]) -> None:
        listed = ", ".join(f"`{it}`" for it in ends)
        for name, is_folder in self._list(folder):
            path = f"{folder}/{name}"
            if name in _SYSTEM or (name == "README.md" and not self._has_front_matter(path)):
                continue
            if is_folder:
                self._stray(
                    path,
                    phrase("%(folder)s/ has no folders", folder=folder),
                    phrase("move its files to %(folder)s/", folder=folder),
                )
            elif name.endswith(ends) or (len(ends) > 1 and name.lower().endswith(ends)):
                add(path)
            else:
                help = type_advice(name, ends[0].removeprefix("."))
                self._stray(
                    path,
                    phrase("%(folder)s/ holds files in %(listed)s", folder=folder, listed=listed),
                    help,
                )

    def _has_front_matter(self, path: str) -> bool:
        """Tell whether a file about a folder is a sheet that somebody named so."""
        data = self.bytes_of(path, LIMITS[".md"]) or b""
        return data.startswith((b"---\n", b"---\r\n"))

    def _list(self, folder: str, *, hidden: bool = False) -> Iterator[tuple[str, bool]]:
        """Yield the names in *folder* with whether each is a folder; say what is neither."""
        try:
            mode = os.lstat(self.at(folder)).st_mode
            entries = sorted(os.scandir(self.at(folder)), key=lambda it: os.fsencode(it.name))
        except FileNotFoundError:
            return
        except OSError as error:
            self._unreadable(folder, error)
            return
        if stat.S_ISLNK(mode):
            self._special(folder, mode)
            return
        for entry in entries:
            if entry.name not in NEVER if hidden else not entry.name.startswith("."):
                yield from self._kind(f"{folder}/{entry.name}", entry.name)

    def _kind(self, path: str, name: str) -> Iterator[tuple[str, bool]]:
        try:
            mode = os.lstat(self.at(path)).st_mode
        except OSError as error:
            self._unreadable(path, error)
            return
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            yield name, stat.S_ISDIR(mode)
        else:
            self._special(path, mode)

    def taken(self, path: str, limit: int) -> bytes | None:
        """Return what *path* holds, as long as all that is taken so has room; None where it has not."""
        with suppress(OSError):  # which is told where it is read
            size = min(os.lstat(self.at(path)).st_size, limit)
            self.together += size
            self.largest = max(self.largest, (size, path))
        if self.together > TOGETHER:
            self.failed.add(path)
            return None
        return self.bytes_of(path, limit)

    def check_together(self, files: str) -> None:
        """Say where the *files* that were taken are too large together; those behind were left out."""
        if self.together > TOGETHER:
            size, path = self.largest
            message = phrase(
                "%(files)s have %(size)s together, and %(most)s is the most",
                files=files,
                size=_mebibytes(self.together),
                most=size_words(TOGETHER),
            )
            help = phrase(
                "make them smaller, or keep them elsewhere and link there; the largest has %(size)s",
                size=_mebibytes(size),
            )
            self._say(over_limit.RULE, path, message, help)

    def bytes_of(self, path: str, limit: int) -> bytes | None:
        """Return what *path* holds; None, with a finding where it is there, if it cannot."""
        opened = self.opened(path, limit)
        return opened[1] if opened is not None else None

    def opened(self, path: str, limit: int) -> tuple[Found, bytes] | None:
        """Return how the file at *path* stood before it was read, and what it holds, as `bytes_of` does."""
        try:
            mode = self._state(path).st_mode
            if not stat.S_ISREG(mode):
                self._special(path, mode)
                return None
            return self._read(path, limit)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            self._unreadable(path, error)
            return None

    def _state(self, path: str) -> os.stat_result:
        """Return how the file at *path* stands, or the first link on the way to it."""
        end = path.find("/")
        while end > 0:
            state = os.lstat(self.at(path[:end]))
            if stat.S_ISLNK(state.st_mode):
                return state
            end = path.find("/", end + 1)
        return os.lstat(self.at(path))

    def _read(self, path: str, limit: int) -> tuple[Found, bytes] | None:
        # O_NOFOLLOW and O_NONBLOCK hold even if the file was exchanged since it was looked at.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        with os.fdopen(os.open(self.at(path), flags), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                self._special(path, state.st_mode)
                return None
            data = file.read(limit + 1)
        if len(data) <= limit:
            return as_found(path, state), data
        message = phrase("the file is larger than %(limit)s", limit=size_words(limit))
        picture = path.lower().endswith(IMAGES)
        help = (
            phrase("make the picture smaller: 2,000 points across are enough")
            if picture
            else phrase("split it")
            if path.endswith((".md", ".yml", ".bib"))
            else phrase("make it smaller, or leave it out")
        )
        self._say(over_limit.RULE, path, message, help)
        self.failed.add(path)
        return None

    def _special(self, path: str, mode: int) -> None:
        message = phrase("the path leads to %(mode)s, which is not opened", mode=kind_words(mode))
        self._say(special_file.RULE, path, message, phrase("put a plain file in its place"))
        self.failed.add(path)

    def _unreadable(self, path: str, error: OSError) -> None:
        why = machine_reason(error)
        message = phrase("the file cannot be read: %(reason)s", reason=why)
        help = phrase("let your user read it")
        if isinstance(error, NotADirectoryError):
            message = phrase("this is a file, where a folder belongs")
            help = phrase("move it into a folder of that name, or remove it")
        self._say(unreadable_file.RULE, path, message, help)
        self.failed.add(path)

    def _stray(self, path: str, why: str, help: str) -> None:
        name = shown(path.rpartition("/")[2])
        self._say(
            stray_file.RULE,
            path,
            phrase("`%(name)s` is not read: %(why)s", name=name, why=why),
            help,
        )

    def _say(self, rule: Rule, path: str, message: str, help: str) -> None:
        self.findings.append(rule.at(Span(shown(path), 1, 1, 1, 1), message, help=help))


# Controls, what is no UTF-8, what turns or hides, and what would be another path elsewhere.
_BIBLIOGRAPHY = re.compile(r"\.bib(?:tex)?(?:\.txt)?$", re.IGNORECASE)
_UNFIT = re.compile(r"[^\w.+,;=@~()\[\]!$&' %#{}^`-]")
