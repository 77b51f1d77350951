"""Commands speak the language of the playbook that they work on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands import main
from generator.commands.sample import Wanted, sample_files
from tests.made_up import catalogue

DAY = date(2026, 11, 29)
PLAIN = re.compile(r"(?<![\w./`-])[A-Za-z]{2,}(?![\w./-])")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Return a playbook in the made-up language, in which a card links to nowhere."""
    texts = dict(sample_files(Wanted("Sitzungen", "de", "", DAY)))
    texts["mkdocs.yml"] = texts["mkdocs.yml"].replace("language: de", "language: xx")
    texts["translations/xx.po"] = catalogue()
    card = "kb/cards/klein-halten.md"
    texts[card] = texts[card].replace("\n## ", "\n[x](nirgends.md)\n\n## ", 1)
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_init_in_german(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "buch"), "--language", "de"])
    assert done.output == (
        f"24 Dateien in {tmp_path}/buch/ geschrieben\n"
        f"als Nächstes: cd {tmp_path}/buch && playbook serve\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["check"], id="findings"),
        pytest.param(["check", "--fix"], id="nothing to mend"),
        pytest.param(["check", "--unsafe"], id="wrong use"),
        pytest.param(["new", "card", "Neu", "--role", "niemand"], id="no such role"),
        pytest.param(["pack", "nichts"], id="no such course"),
        pytest.param(["review", "klein-halten"], id="nobody to ask"),
    ],
)
def test_no_english_is_left(book: Path, words: list[str]) -> None:
    """Names, paths, code and what an author wrote are left out of the look."""
    done = CliRunner().invoke(main, [*words, "-C", str(book)], prog_name="playbook")
    told = re.sub(r"`[^`]*`|^ *\d* \|.*$|\[[a-z-]+\]:", " ", done.output, flags=re.MULTILINE)
    assert done.output
    assert [
        it for it in PLAIN.findall(told) if it not in {"playbook", *words} and not it.isupper()
    ] == []


def test_ids_are_made_of_the_letters_of_the_language(book: Path) -> None:
    """A word of a German playbook gives the id that its file would have."""
    settings = book / "mkdocs.yml"
    german = settings.read_text(encoding="utf-8").replace("language: xx", "language: de")
    settings.write_text(german, encoding="utf-8")
    words = ["new", "term", "Größe", "--definition", "Wie viele.", "-C", str(book)]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0
    assert "  - id: groesse\n    term: Größe\n" in (book / "kb/glossary.yml").read_text("utf-8")
