"""The commands for citations print texts with citations in place, and look after .bib files."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.commands.works.bib import bib
from generator.commands.works.cite import cite
from tests.unit.render.note_style import STYLE as NOTES

BIB = """@book{li2010,
  author = {Li, C.},
  title = {Open leadership},
  date = {2010},
}

% kept
@article{ode2012,
  author={Ode, Ann and Roe, Bo}, title = "Second thoughts", journaltitle={Letters}, date={2012}
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two works, one of them cited, and stand in it."""
    (tmp_path / "references.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(
        "---\ntitle: Home\n---\n# Home\n\nSee [@li2010].\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(command: click.Command, *words: str, given: str = "") -> Result:
    return CliRunner().invoke(command, words, input=given)


@pytest.mark.usefixtures("folder")
def test_cite_as_json() -> None:
    """Each citation has its place, its source and its words; each work its reference."""
    result = _run(cite, "--format", "json", given="A [@li2010, p. 3].\n\n- @ode2012 b\n")
    made = json.loads(result.stdout)
    assert result.exit_code == 0
    assert made["text"] == "A (Li, 2010, p. 3).\n\n- Ode and Roe (2012) b\n"
    assert [(it["line"], it["column"], it["source"]) for it in made["citations"]] == [
        (1, 3, "[@li2010, p. 3]"),
        (3, 3, "@ode2012"),
    ]
    assert [it["key"] for it in made["references"]] == ["li2010", "ode2012"]
    assert made["findings"] == []
    assert {"text", "citations", "references", "findings"} == set(made)


@pytest.mark.usefixtures("folder")
def test_unknown_key_is_a_finding() -> None:
    """A citation of an unknown work stays as it is written, and the command fails."""
    result = _run(cite, "-", "--format", "json", "--bib", "references.bib", given="[@lo2010]\n")
    made = json.loads(result.stdout)
    assert result.exit_code == 1
    assert made["text"] == "[@lo2010]\n"
    assert [(it["rule"], it["line"], it["column"]) for it in made["findings"]] == [
        ("unknown-citation", 1, 3)
    ]


@pytest.mark.usefixtures("folder")
def test_one_cause_is_told_once() -> None:
    """What looks like a note and means a work is told by what is meant."""
    made = json.loads(_run(cite, "--format", "json", given="A [^li2010] b.\n").stdout)
    assert [it["rule"] for it in made["findings"]] == ["mistaken-citation"]


def test_text_of_a_file(folder: Path) -> None:
    """Text is the source with words in place of citations, code left alone, and the list."""
    (folder / "a.md").write_text("---\ntitle: T\n---\nSo `[@li2010]` [@li2010].\n", "utf-8")
    result = _run(cite, "a.md")
    expected = "---\ntitle: T\n---\nSo `[@li2010]` (Li, 2010).\n\nLi, C. (2010). Open leadership.\n"
    assert expected == result.stdout


@pytest.mark.usefixtures("folder")
def test_html_links_each_cite() -> None:
    """In HTML a cite leads to its reference, and author text is escaped."""
    result = _run(cite, "--format", "html", given="A <script>x</script> [@li2010].\n")
    assert 'role="doc-biblioref" href="#ref-li2010"' in result.stdout
    assert '<li id="ref-li2010">' in result.stdout
    assert "<script>" not in result.stdout


def test_cite_in_another_style(folder: Path) -> None:
    """A style that numbers works numbers them as they are cited."""
    (folder / "number.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>N</title><id>n</id></info>"
        '<citation><layout prefix="[" suffix="]" delimiter=",">'
        '<text variable="citation-number"/></layout></citation>'
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>',
        encoding="utf-8",
    )
    result = _run(cite, "--csl", "number.csl", given="[@ode2012] [@li2010] [@ode2012]\n")
    assert result.stdout == "[1] [2] [1]\n\nSecond thoughts\n\nOpen leadership\n"


def test_cite_in_a_style_for_notes(folder: Path) -> None:
    """A text gets footnotes of Markdown; in one that stands there a citation keeps its place."""
    (folder / "notes.csl").write_text(NOTES, encoding="utf-8")
    given = "As @li2010 [p. 3] says [see @ode2012].[^a]\n\n[^a]: Our own [@li2010].\n"
    result = _run(cite, "--csl", "notes.csl", given=given)
    text, _, notes = result.stdout.partition("\n\n[^note-1]: ")
    assert text == ("As Li[^note-1] says.[^note-2][^a]\n\n[^a]: Our own Li.")
    assert notes.splitlines()[1].startswith("[^note-2]: See ")
    html = _run(cite, "--csl", "notes.csl", "--format", "html", given=given).stdout
    assert html.count('role="doc-noteref"') == 3
    assert 'role="doc-biblioref" href="#ref-li2010"' in html


def test_bad_style_is_no_traceback(folder: Path) -> None:
    """What is no style ends the command with a sentence and exit code 2."""
    (folder / "bad.csl").write_text("<style>", encoding="utf-8")
    result = _run(cite, "--csl", "bad.csl", given="[@li2010]\n")
    assert result.exit_code == 2
    assert "not well-formed" in result.stderr


@pytest.mark.usefixtures("folder")
def test_explain_names_lines() -> None:
    """Each part of a work has the field and line that it came from; the reference stands below."""
    result = _run(bib, "explain", "li2010")
    assert 'title: "Open leadership"  <- title (references.bib:3)' in result.stdout
    assert "Li, C. (2010). Open leadership." in result.stdout


@pytest.mark.usefixtures("folder")
def test_explain_unknown_key() -> None:
    """A key that is not there is said, with one that is near."""
    result = _run(bib, "explain", "li2011")
    assert result.exit_code == 2
    assert "did you mean `li2010`?" in result.stderr


@pytest.mark.usefixtures("folder")
def test_unused() -> None:
    """A work that nothing cites is listed with its line."""
    result = _run(bib, "unused")
    assert result.exit_code == 1
    assert result.stdout == "references.bib:8: nothing cites the reference `ode2012`\n"


def test_fmt(folder: Path) -> None:
    """`--check` writes nothing; `fmt` lays out once, and keeps comments."""
    path = folder / "references.bib"
    checked = _run(bib, "fmt", "--check")
    assert (checked.exit_code, path.read_text(encoding="utf-8")) == (1, BIB)
    assert _run(bib, "fmt").stdout == "changed references.bib\n"
    assert "% kept" in path.read_text(encoding="utf-8")
    again = _run(bib, "fmt", "--check")
    assert (again.exit_code, again.stdout) == (0, "")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("form", "begins"),
    [
        pytest.param("bibtex", "@book{li2010,", id="as written"),
        pytest.param("csl-json", '[\n  {\n    "id": "li2010"', id="CSL-JSON"),
        pytest.param("ris", "TY  - BOOK", id="RIS"),
    ],
)
def test_export(form: str, begins: str) -> None:
    """A work is exported alone in each format."""
    result = _run(bib, "export", "--format", form, "li2010")
    assert result.stdout.startswith(begins)
    assert "Second" not in result.stdout


def test_cite_tells_warnings_of_the_works_that_are_cited(tmp_path: Path) -> None:
    """What is printed suffers from them; what is amiss elsewhere in a library is for another day."""
    bib_file = tmp_path / "mine.bib"
    bib_file.write_text(
        "@book{li2010, author={Li, C.}, title={Open leadership}, date={30 May 2010},}\n"
        "@book{zhu2013, author={Zhu, A.}, title={Other}, date={31 June 2013},}\n",
        encoding="utf-8",
    )
    told = CliRunner().invoke(cite, ["--bib", str(bib_file)], input="See [@li2010].\n")
    assert told.exit_code == 0
    assert "See (Li, 2010)." in told.stdout
    assert "`date` has `30 May 2010`" in told.stderr
    assert "31 June" not in told.stderr
    found = json.loads(
        CliRunner()
        .invoke(cite, ["--bib", str(bib_file), "--format", "json"], input="See [@li2010].\n")
        .stdout
    )
    assert [it["rule"] for it in found["findings"]] == ["date-not-iso"]
