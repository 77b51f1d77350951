"""The plan of rooms stays one that can be kept in mind."""

from __future__ import annotations

from pathlib import Path

GENERATOR = Path(__file__).resolve().parents[2] / "generator"


def _files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.iterdir())


def test_rooms_at_the_top_are_few() -> None:
    """Eight modules at most at the root; with the rooms, twenty-six."""
    modules = [path for path in GENERATOR.iterdir() if path.suffix == ".py"]
    rooms = [path for path in GENERATOR.iterdir() if (path / "__init__.py").is_file()]
    assert len(modules) <= 8
    assert len(modules) + len(rooms) <= 26


def test_no_folder_is_crowded() -> None:
    """Thirty files at most, but where a folder is one subject's rules or the processor's parts."""
    folders = [
        path for path in GENERATOR.rglob("*") if path.is_dir() and path.name != "__pycache__"
    ]
    crowded = [
        path.relative_to(GENERATOR).as_posix()
        for path in folders
        if _files(path) > 30 and path.parent.name != "rules" and path.name != "csl"
    ]
    assert crowded == []
