"""`playbook lock` adds what is published, forgets nothing, and tells what vanished."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.commands.lock import lock
from tests.unit.factories import LI, ROLES, card, guidance


def _laid(folder: Path, name: str = "open") -> Path:
    texts = {
        **ROLES,
        "references.bib": LI,
        f"kb/cards/{name}.md": card(guidance("- Lead [@li2010]. <!-- id: lead -->")),
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_lock(tmp_path: Path) -> None:
    folder = _laid(tmp_path)
    told = CliRunner().invoke(lock, ["-C", str(folder)])
    assert told.exit_code == 0, told.output
    lines = (folder / "ids.lock").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert {"cards/open/", "cards/open/#lead", "roles/cio/"} <= set(lines)
    again = CliRunner().invoke(lock, ["-C", str(folder)])
    assert again.output == f"ids.lock: 0 addresses added, {len(lines)} in all\n"
    (folder / "kb/cards/open.md").rename(folder / "kb/cards/opened.md")
    told = CliRunner().invoke(lock, ["-C", str(folder)])
    assert told.exit_code == 1
    assert "the address `cards/open/` was published, and leads nowhere" in told.output
    assert "cards/open/" in (folder / "ids.lock").read_text(encoding="utf-8").splitlines()
