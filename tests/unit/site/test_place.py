"""A build works in folders of its own, and touches nothing that it did not make."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from generator.disk import ForeignError
from generator.site.mirror import claim_of
from generator.site.place import MARKER, BuildFolders, check_site_dir, note_site, take, working
from generator.site.publish import publish

FOLDERS = ("", "site", ".spare-site", ".old-site", "shells", "search", "books")


def test_a_new_folder_is_marked(tmp_path: Path) -> None:
    """Its marker says what it is for; another tool's folder of the same name is not ours to use."""
    place = BuildFolders(tmp_path / "build")
    take(place)
    assert "`playbook build` made this folder" in (place.build / MARKER).read_text("utf-8")


@pytest.mark.parametrize("name", ["site", ".spare-site", ".old-site", "shells", "search", "books"])
def test_somebody_elses_work_is_not_touched(tmp_path: Path, name: str) -> None:
    """A folder that a build would work in, and that no build made, ends it by a sentence."""
    place = BuildFolders(tmp_path / "build")
    (place.build / name).mkdir(parents=True)
    (place.build / name / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignError, match=f"{name} was made by no build of this project"):
        take(place)
    assert (place.build / name / "thesis.txt").read_text("utf-8") == "mine"
    assert not (place.build / MARKER).exists()


def test_other_names_and_empty_folders_are_in_nobodys_way(tmp_path: Path) -> None:
    place = BuildFolders(tmp_path / "build")
    (place.build / "lib").mkdir(parents=True)
    (place.build / "site").mkdir()
    take(place)


def test_a_folder_of_before_there_were_markers(tmp_path: Path) -> None:
    """The note beside its site tells whose it is."""
    place = BuildFolders(tmp_path / "build")
    place.build.mkdir()
    publish(place.site, {"a": claim_of("1")}, place.build)
    take(place)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, "link") for name in (*FOLDERS, ".lock", "memory")),
        *((name, "file") for name in FOLDERS),
    ],
)
@pytest.mark.parametrize("built", [False, True], ids=["", "built before"])
def test_what_stands_in_the_way_is_refused(
    tmp_path: Path, name: str, kind: str, built: bool
) -> None:
    """A link is not followed, at any place; a file is not overwritten where a folder must be."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("mine", encoding="utf-8")
    place = BuildFolders(tmp_path / "project" / "build")
    way = place.build / name
    way.parent.mkdir(parents=True, exist_ok=True)
    if built and name:
        take(place)
    if kind == "link":
        target = outside / "precious" if name in {".lock", "memory"} else outside
        way.symlink_to(target)
    else:
        way.write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignError, match="move it away"), working(place, pytest.fail):
        pass
    assert [it.read_text("utf-8") for it in outside.iterdir()] == ["mine"]


def test_a_build_within_builds(tmp_path: Path) -> None:
    """A link on the way is refused too."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "build").symlink_to(outside)
    with pytest.raises(ForeignError, match="build is a symbolic link"):
        take(BuildFolders(tmp_path / "build" / "serve", within=tmp_path / "build"))
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("name", ["kb", "docs", "docs/site", "templates", ".", "..", "static"])
def test_no_tool_empties_a_folder_of_sources(tmp_path: Path, name: str) -> None:
    """`site_dir` may lead there by any way, and be written in any form."""
    root = tmp_path / "project"
    (root / "docs" / "site").mkdir(parents=True)
    for folder in ("kb", "templates", "static"):
        (root / folder).mkdir()
    with pytest.raises(ForeignError, match="site_dir is"):
        check_site_dir(root, root / name)


def test_no_tool_empties_a_folder_with_files_of_others(tmp_path: Path) -> None:
    """One that an earlier build filled may be emptied; not one with anything else in it."""
    (tmp_path / "build").mkdir()
    site = tmp_path / "public"
    check_site_dir(tmp_path, site)
    site.mkdir()
    check_site_dir(tmp_path, site)
    (site / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(ForeignError, match=r"no build of ours made `index\.html`"):
        check_site_dir(tmp_path, site)
    note_site(tmp_path, site)
    check_site_dir(tmp_path, site)
    (site / "CNAME").write_text("x", encoding="utf-8")
    with pytest.raises(ForeignError, match="no build of ours made `CNAME`"):
        check_site_dir(tmp_path, site)


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """It says whose it waits for, and begins when that one is done."""
    place = BuildFolders(tmp_path / "build")
    waits = threading.Event()
    order: list[str] = []

    def second() -> None:
        with working(place, lambda _: waits.set()):
            order.append("second")

    thread = threading.Thread(target=second)
    with working(place, pytest.fail):
        thread.start()
        assert waits.wait(30)
        time.sleep(0.3)  # enough for one that does not wait
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
