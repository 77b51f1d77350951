"""Each mistake of a beginner has a message that mends it: what it says is kept, and followed.

A case is a file of `_mistakes/`: the mistake, made in the sample of `playbook init`; what the check
says of it; what is written when its help is followed to the letter. Then nothing is left to say.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from generator.cache.memory import Memory
from generator.commands.sample import Wanted, sample_files
from generator.findings.diagnostics import Diagnostic
from generator.pipeline import check_playbook
from generator.project import open_project
from tests.golden.printed import compact
from tests.made_up import left_in_english

CASES = Path(__file__).parent / "_mistakes"
NAMES = sorted(it.stem for it in CASES.glob("*.txt"))
DAY = date(2026, 11, 29)
MEMORY = Memory()  # of what no mistake touches
SAMPLE = sample_files(Wanted("Sample", "en", "", DAY))


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one file: as a whole, or of the lines *old* to the lines *new*."""

    verb: str
    path: str
    rest: str
    old: str
    new: str


@pytest.mark.parametrize("name", NAMES)
def test_message(name: str, tmp_path: Path, rewrite: bool) -> None:
    """A mistake is told as it is kept, with what to do, at its place and once."""
    case = CASES / f"{name}.txt"
    parts = _parts(case)
    _make(tmp_path, parts["mistake"])
    findings = _check(tmp_path)
    said = "".join(f"{line}\n" for line in compact(findings))
    assert left_in_english(findings) == []
    if rewrite:
        case.write_text(_with(case.read_text(encoding="utf-8"), said), encoding="utf-8")
        parts = _parts(case)
    assert parts["said"] == said
    assert said.count("\n    help: ") == len(re.findall(r"^\S", said, re.MULTILINE)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_help_is_right_when_followed(name: str, tmp_path: Path) -> None:
    """Whoever does what the help says is done."""
    parts = _parts(CASES / f"{name}.txt")
    _make(tmp_path, parts["mistake"])
    for step in _steps(parts["mended"]):
        _take(tmp_path, step)
    assert [*compact(_check(tmp_path))] == []


def test_sample(tmp_path: Path) -> None:
    """What is broken in each case has no finding before."""
    _write_sample(tmp_path)
    assert not check_playbook(open_project(tmp_path, DAY).given)[1]


def test_there_are_sixty() -> None:
    """As many mistakes are tried as were promised."""
    assert len(NAMES) >= 60


# Private functions

_PART = re.compile(r"^== (?P<name>mistake|said|mended)\n", re.MULTILINE)
_STEP = re.compile(r"(?P<verb>edit|write|move|remove|rmdir) (?P<path>\S+)(?: (?P<rest>.+))?")


def _parts(case: Path) -> Mapping[str, str]:
    pieces = _PART.split(case.read_text(encoding="utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def _with(case: str, said: str) -> str:
    start = case.index("== said\n") + len("== said\n")
    return case[:start] + said + case[case.index("== mended\n") :]


def _steps(part: str) -> Iterator[Step]:
    """Yield the steps: a line with the verb and the path, then lines that go and lines that come."""
    lines = part.split("\n")[:-1]
    heads = [at for at, line in enumerate(lines) if _STEP.fullmatch(line)]
    for at, until in zip(heads, [*heads[1:], len(lines)], strict=True):
        found = _STEP.fullmatch(lines[at])
        assert found
        body = lines[at + 1 : until]
        assert all(line[:1] in {"-", "+"} for line in body), body
        old, new = ("".join(f"{it[1:]}\n" for it in body if it[0] == sign) for sign in "-+")
        yield Step(found["verb"], found["path"], found["rest"] or "", old, new)


def _make(root: Path, mistake: str) -> None:
    _write_sample(root)
    for step in _steps(mistake):
        _take(root, step)


def _write_sample(root: Path) -> None:
    for path, text in SAMPLE.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _take(root: Path, step: Step) -> None:
    path = root / step.path.replace("%20", " ")
    path.parent.mkdir(parents=True, exist_ok=True)
    if step.verb == "remove":
        path.unlink()
    elif step.verb == "rmdir":
        path.rmdir()
    elif step.verb == "move":
        target = root / step.rest.replace("%20", " ")
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    elif step.verb == "write":
        _write(path, step.new, step.rest)
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(step.old) == 1, step.old
        path.write_text(text.replace(step.old, step.new), encoding="utf-8")


def _write(path: Path, text: str, how: str) -> None:
    """Write *text* in the encoding that *how* names, or as often as it says."""
    if how.startswith("times "):
        path.write_bytes(_picture(int(how.removeprefix("times "))))
    else:
        path.write_bytes(text.encode(how or "utf-8"))


def _check(root: Path) -> tuple[Diagnostic, ...]:
    return check_playbook(open_project(root, DAY).given, MEMORY)[1]


def _picture(length: int) -> bytes:
    """Return a whole picture of one grey point, *length* bytes longer than it need be."""
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"tEXt", b"Comment\0" + b"x" * length),
        (b"IDAT", zlib.compress(b"\0\x80")),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
