"""The tree is read: every author's file, nothing else, and nothing that is no plain file."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.model.site import SETTINGS, Place, Settings
from generator.read import tree
from generator.read.tree import (
    Files,
    OneText,
    UnreadableRootError,
    read,
    read_static,
    read_templates,
    read_text,
)

TREE = (
    "mkdocs.yml",
    "references.bib",
    "docs/index.md",
    "docs/about/adr/0001-shells.md",
    "kb/glossary.yml",
    "kb/cards/goals-first.md",
    "kb/roles/cio.md",
    "kb/resources/training.md",
    "kb/decisions/who-leads.md",
    "kb/courses/roles.md",
    "kb/sources/essay.yml",
)


def write(root: Path, path: str, data: bytes = b"text\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with a file of each kind."""
    for path in TREE:
        write(tmp_path, path)
    return tmp_path


def load(root: Path) -> tuple[Files, tuple[Diagnostic, ...]]:
    return read(root, Settings(), read_text(root, SETTINGS))


def said(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(it.rule, it.span.path) for it in findings]


def test_read(root: Path) -> None:
    """Texts stand by their paths, in sorted order; images have their bytes."""
    write(root, "kb/images/chart.png", b"\x89PNG")
    write(root, "docs/assets/home.WEBP", b"RIFF")
    files, findings = load(root)
    assert findings == ()
    assert list(files.texts) == sorted(TREE)
    assert files.texts["kb/roles/cio.md"].content == "text\n"
    assert dict(files.images) == {
        "docs/assets/home.WEBP": b"RIFF",
        "kb/images/chart.png": b"\x89PNG",
    }
    assert files.failed == frozenset()


def test_what_is_left_alone(root: Path) -> None:
    """Files of editors and forges, and what stands beside the authors' folders, are no matter."""
    for path in ("kb/.DS_Store", "kb/README.md", "kb/cards/README.md", "docs/.nojekyll", "x.md"):
        write(root, path)
    files, findings = load(root)
    assert findings == ()
    assert list(files.texts) == sorted(TREE)


@pytest.mark.parametrize(
    ("path", "help"),
    [
        pytest.param("kb/card/x.md", "did you mean `cards`?", id="folder"),
        pytest.param("kb/glosary.yml", "did you mean `glossary.yml`?", id="file"),
        pytest.param("kb/tensions.yaml", "rename it to `tensions.yml`", id="yaml"),
        pytest.param("kb/cards/a/x.md", "move its files to kb/cards/", id="folder in a folder"),
        pytest.param("kb/cards/x.markdown", "rename it to `x.md`", id="markdown"),
        pytest.param("kb/sources/x.yaml", "rename it to `x.yml`", id="yaml source"),
        pytest.param(
            "kb/courses/x.yml",
            "write its words as Markdown into `x.md`, and remove it",
            id="yaml, where Markdown is read",
        ),
        pytest.param("kb/images/x.yml", "move it elsewhere, or remove it", id="yaml of pictures"),
        pytest.param("kb/zzz", "move it out of kb/, or remove it", id="anything"),
        pytest.param(
            "docs/x.pdf", "write its words as plain text into `x.md`, and remove it", id="docs"
        ),
        pytest.param("docs/x.ppt", "move it elsewhere, or remove it", id="another kind"),
        pytest.param(
            "kb/images/x.svg",
            "save the picture as .png or .webp: an .svg can hold scripts",
            id="svg",
        ),
    ],
)
def test_stray_files(root: Path, path: str, help: str) -> None:
    write(root, path)
    files, findings = load(root)
    assert [(it.rule, it.help) for it in findings] == [("stray-file", help)]
    assert path not in files.texts


@pytest.mark.parametrize(
    ("path", "size", "message"),
    [
        pytest.param("kb/cards/x.md", 256 * 1024, "larger than 256 KiB", id="card"),
        pytest.param("kb/glossary.yml", 1024 * 1024, "larger than 1 MiB", id="YAML"),
        pytest.param("kb/images/x.png", 8 * 1024 * 1024, "larger than 8 MiB", id="image"),
    ],
)
def test_limits(root: Path, path: str, size: int, message: str) -> None:
    """At the limit a file is read, above it not."""
    write(root, path, b"x\n" * (size // 2))
    assert load(root)[1] == ()
    write(root, path, b"x\n" * (size // 2) + b"x")
    files, findings = load(root)
    assert said(findings) == [("over-limit", path)]
    assert message in findings[0].message
    assert files.failed == {path}


def test_links_are_not_followed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither a link to a file nor one to a folder, wherever it leads."""
    outside = tmp_path_factory.mktemp("outside")
    write(outside, "x.md")
    (root / "kb/cards/x.md").symlink_to(outside / "x.md")
    (root / "kb/cards/loop.md").symlink_to("loop.md")
    (root / "docs/more").symlink_to(outside)
    files, findings = load(root)
    paths = ["docs/more", "kb/cards/loop.md", "kb/cards/x.md"]
    assert said(findings) == [("special-file", it) for it in paths]
    assert files.failed == set(paths)
    assert list(files.texts) == sorted(TREE)


def test_a_linked_folder_is_not_read(root: Path, tmp_path: Path) -> None:
    """Even a folder of kb/ itself is no way out."""
    (root / "kb/roles/cio.md").rename(root / "cio.md")
    (root / "kb/roles").rmdir()
    (root / "kb/roles").symlink_to(tmp_path)
    files, findings = load(root)
    assert said(findings) == [("special-file", "kb/roles")]
    assert "kb/roles/cio.md" not in files.texts


def test_pipes_and_sockets_are_not_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does not wait for what never comes."""
    os.mkfifo(root / "kb/cards/pipe.md")
    monkeypatch.chdir(root)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("kb/cards/socket.md")
        _, findings = load(root)
    assert said(findings) == [
        ("special-file", "kb/cards/pipe.md"),
        ("special-file", "kb/cards/socket.md"),
    ]
    assert "a pipe" in findings[0].message
    assert "a socket" in findings[1].message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_files(root: Path) -> None:
    """A file without permission is a finding, and the others are read."""
    (root / "kb/roles/cio.md").chmod(0)
    files, findings = load(root)
    assert said(findings) == [("unreadable-file", "kb/roles/cio.md")]
    assert files.failed == {"kb/roles/cio.md"}


def test_a_failing_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is a finding, and the others are read."""
    real = os.open

    def fail(path: str, flags: int) -> int:
        if path.endswith("/cio.md"):
            raise PermissionError(13, "Permission denied")
        return real(path, flags)

    monkeypatch.setattr(os, "open", fail)
    files, findings = load(root)
    assert [(it.rule, it.message) for it in findings] == [
        ("unreadable-file", "the file cannot be read: permission denied")
    ]
    assert list(files.texts) == sorted(set(TREE) - {"kb/roles/cio.md"})


def test_bad_names_are_left_out(root: Path) -> None:
    """A file whose name can be no id is not read, and counts as failed."""
    write(root, "kb/cards/Goals.md")
    write(root, "docs/About Us/x.md")
    files, findings = load(root)
    assert sorted(said(findings)) == [
        ("bad-file-name", "docs/About Us"),
        ("bad-file-name", "kb/cards/Goals.md"),
    ]
    assert "kb/cards/Goals.md" in files.failed
    assert list(files.texts) == sorted(TREE)


def test_names_in_other_encodings(root: Path) -> None:
    """A name that is no UTF-8 is a finding that can be printed."""
    with os.fdopen(os.open(os.fsencode(root) + b"/kb/cards/\xff.md", os.O_CREAT | os.O_WRONLY)):
        pass
    _, findings = load(root)
    assert said(findings) == [("bad-file-name", "kb/cards/\\xff.md")]


def test_a_missing_bibliography(root: Path) -> None:
    """A file that the settings name has to be there."""
    places: dict[Place, Span] = {("bibliography", "works.bib"): Span("mkdocs.yml", 4, 22, 4, 31)}
    settings = Settings(bibliography=("works.bib", "references.bib"), places=places)
    (finding,) = read(root, settings, OneText())[1]
    assert (finding.rule, finding.span) == ("missing-bibliography", *places.values())


def test_unreadable_settings_are_said_once(root: Path) -> None:
    """What was wrong when mkdocs.yml was read is said, and the file counts as failed."""
    (root / "mkdocs.yml").write_bytes(b"\xff")
    files, findings = load(root)
    assert said(findings) == [("bad-encoding", "mkdocs.yml")]
    assert files.failed == {"mkdocs.yml"}


def test_docs_do_not_nest_without_end(root: Path) -> None:
    """Folders below docs/ are read eight deep."""
    write(root, "docs/" + "a/" * 9 + "x.md")
    assert [it.rule for it in load(root)[1]] == ["over-limit"]


def test_an_empty_root(tmp_path: Path) -> None:
    """A folder without anything has a finding for its bibliography alone."""
    assert said(load(tmp_path)[1]) == [("missing-bibliography", "mkdocs.yml")]


def test_no_root(tmp_path: Path) -> None:
    """A root that is not there is said in a sentence."""
    missing = tmp_path / "nothing"
    with pytest.raises(UnreadableRootError, match=r"cannot be read: no such file or directory\.$"):
        load(missing)


def test_read_text(root: Path) -> None:
    """One text can be read alone."""
    assert read_text(root, "mkdocs.yml") == OneText(Text("mkdocs.yml", "text\n"))
    assert read_text(root, "nothing.yml") == OneText()


@pytest.mark.parametrize("folder", ["static", "templates", "kb/images"])
def test_files_that_are_too_large_together(
    folder: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says how large, at the largest; no more is read, and none is told missing."""
    monkeypatch.setattr(tree, "TOGETHER", 3 * 1024 * 1024)
    for name in "abcd":
        write(root, f"{folder}/{name}.png", b"x" * 1024 * 1024)
    findings = {
        "static": lambda: read_static(root)[1],
        "templates": lambda: read_templates(root)[1],
        "kb/images": lambda: read(root, Settings(), read_text(root, SETTINGS))[1],
    }[folder]()
    told = [(it.rule, it.span.path, it.message) for it in findings if "together" in it.message]
    files = "all pictures" if folder == "kb/images" else f"the files of `{folder}/`"
    message = f"{files} have 4 MiB together, and 3 MiB is the most"
    assert told == [("over-limit", f"{folder}/d.png", message)]
