"""A citation style is read below its folder, or is a finding: never a traceback."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import csl
from generator.csl.builtin import builtin_style_xml
from generator.csl.unknown import unknown_names
from generator.findings.diagnostics import Span
from generator.project import open_project
from generator.read.citation_style import StyleChoice, read_style

AT = Span("mkdocs.yml", 4, 7, 4, 10)
NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
STYLE = (
    f'<style {NS} class="in-text"><info><title>S</title><id>s</id></info>'
    '<citation><layout><text term="and"/></layout></citation></style>'
)
LOOP = STYLE.replace("<citation>", '<macro name="a"><text macro="a"/></macro><citation>').replace(
    'term="and"', 'macro="a"'
)
DEEP = STYLE.replace('<text term="and"/>', "<group>" * 5000 + "</group>" * 5000)
HEIR = (
    f"<style {NS}><info><title>H</title><id>h</id>"
    '<link href="http://www.zotero.org/styles/parent" rel="independent-parent"/></info></style>'
)
LOCALE = f'<locale {NS} xml:lang="de-DE"><terms><term name="and">und</term></terms></locale>'


def _folder(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("files", "choice"),
    [
        pytest.param({}, StyleChoice("no.csl", at=AT), id="not there"),
        pytest.param({}, StyleChoice("../a.csl", at=AT), id="outside"),
        pytest.param({}, StyleChoice("", "xx-YY", locale_at=AT), id="no locale of the language"),
        pytest.param({}, StyleChoice("", "../../x", locale_at=AT), id="no language"),
        pytest.param({}, StyleChoice("", "no.xml", locale_at=AT), id="no locale file"),
    ],
)
def test_bad_style(files: dict[str, str], choice: StyleChoice, tmp_path: Path) -> None:
    """One finding points at the setting, and APA 7 takes the style's place."""
    style, findings = read_style(_folder(tmp_path, files), choice)
    assert [(it.rule, it.span) for it in findings] == [("bad-citation-style", AT)]
    assert style == csl.lazy_apa_style()


LINES = STYLE.replace("><", ">\n<")
AND = '<text term="and"/>'


@pytest.mark.parametrize(
    ("style", "place", "message", "help"),
    [
        pytest.param("<style", (1, 2), "XML: what begins here is never closed", "mend", id="cut off"),
        pytest.param("", (1, 1), "XML: there is no element in it", "mend", id="empty"),
        pytest.param("\n\n <html/>", (3, 3), "no CSL style", "mend", id="no style"),
        pytest.param(f"\n{LINES}".replace("</layout>", ""), (11, 1), "`<layout>` of line 8 is still open", "mend", id="not closed"),
        pytest.param(LINES.replace("</style>", ""), (1, 2), "`<style>` is never closed", "mend", id="the end is missing"),
        pytest.param(LINES.replace("<id>s", "<id>&nbsp;"), (4, 5), "does not know `&nbsp;`", "mend", id="an entity of HTML"),
        pytest.param(LINES.replace("<id>s", "<id>A & B"), (4, 7), "write `&amp;`", "mend", id="a bare sign"),
        pytest.param(LINES.replace("<id>s", "<id>\x07"), (4, 5), "this cannot stand here", "mend", id="a control character"),
        pytest.param(LINES.replace("<id>s", "<id>ä中😀&"), (4, 8), "write `&amp;`", "mend", id="after long letters"),
        pytest.param(LINES.replace("<id>", "<x:id>"), (4, 2), "no `xmlns:`", "mend", id="a prefix"),
        pytest.param(f"{LINES}\n<b/>", (12, 2), "something follows after the end", "mend", id="two roots"),
        pytest.param("<a/>\n<!DOCTYPE a>", (2, 1), "document type", "mend", id="document type"),
        pytest.param(LINES.replace('version="1.0"', 'version="0.8"'), (1, 48), "CSL 0.8", "mend", id="of another time"),
        pytest.param(LINES.replace("layout", "layuot"), (6, 2), "`cs:citation` has no `cs:layout`", "mend", id="no layout"),
        pytest.param(LINES.replace("citation", "citatoin"), (1, 2), "no `cs:citation`", "mend", id="no citation"),
        pytest.param(LINES.replace(AND, '<text\nmacro="autor"/>').replace("<citation>", '<macro name="author"/><citation>'), (9, 1), "no macro is named `autor`", "did you mean `author`?", id="a macro"),
        pytest.param(LINES.replace("<layout>", '<sort><key macro="no"/></sort><layout>'), (7, 12), "no macro is named `no`", "mend", id="a macro to sort by"),
        pytest.param(LINES.replace(AND, '<cs:txet term="and"/>').replace("<style", '<style xmlns:cs="http://purl.org/net/xbiblio/csl"'), (8, 2), "`cs:txet` stands where", "did you mean `text`?", id="an element"),
        pytest.param(LINES.replace(AND, '<choose><fi type="book"/></choose>'), (8, 10), "no branch", "did you mean `if`?", id="a branch"),
        pytest.param(LOOP.replace("><", ">\n<"), (7, 7), "`a` calls itself", "mend", id="calls itself"),
        pytest.param(DEEP.replace("><", ">\n<"), (5007, 2), "nests too deeply", "mend", id="too deep"),
        pytest.param(HEIR.replace("><", ">\n<"), (5, 7), "depends on `http://www.zotero.org/styles/parent`", "mend", id="no parent"),
    ],
)  # fmt: skip
def test_a_fault_in_the_style_is_told_at_its_line(
    style: str, place: tuple[int, int], message: str, help: str, tmp_path: Path
) -> None:
    """It stands in the style's own file, at the tag or the attribute that it is about."""
    choice = StyleChoice("s/a.csl", at=AT)
    made, findings = read_style(_folder(tmp_path, {"s/a.csl": style}), choice)
    assert [it.rule for it in findings] == ["bad-citation-style"]
    assert (findings[0].span.path, findings[0].span.line, findings[0].span.column) == (
        "s/a.csl",
        *place,
    )
    assert message in findings[0].message
    assert (findings[0].help or "").startswith(help)
    assert made == csl.lazy_apa_style()


def test_a_fault_in_the_parent_is_told_there(tmp_path: Path) -> None:
    parent = LINES.replace("<layout>", "<layuot>").replace("</layout>", "</layuot>")
    files = {"s/a.csl": HEIR, "s/parent.csl": parent}
    _, findings = read_style(_folder(tmp_path, files), StyleChoice("s/a.csl", at=AT))
    assert [(it.span.path, it.span.line, it.span.column) for it in findings] == [
        ("s/parent.csl", 6, 2)
    ]


def test_a_style_in_another_encoding(tmp_path: Path) -> None:
    """The byte that cannot be read is told, as in any other file."""
    (tmp_path / "a.csl").write_bytes(LINES.replace("<id>s", "<id>\xe9").encode("latin-1"))
    _, findings = read_style(tmp_path, StyleChoice("a.csl", at=AT))
    assert [(it.rule, it.span.path, it.span.line, it.span.column) for it in findings] == [
        ("bad-encoding", "a.csl", 4, 5)
    ]


@pytest.mark.parametrize(
    ("locale", "place", "message"),
    [
        pytest.param("<locale>\n<terms></locale>", (2, 8), "still open", id="not well-formed"),
        pytest.param("\n<terms/>", (2, 2), "is no CSL locale with a language", id="no locale"),
        pytest.param(LOCALE.replace("de-DE", "fr-FR"), (1, 63), "is in `fr-FR`, and its name says `de-DE`", id="another language"),
    ],
)  # fmt: skip
def test_a_fault_in_the_locale_is_told_there(
    locale: str, place: tuple[int, int], message: str, tmp_path: Path
) -> None:
    files = {"s/a.csl": STYLE, "s/locales-de-DE.xml": locale}
    _, findings = read_style(_folder(tmp_path, files), StyleChoice("s/a.csl", "de-DE", AT))
    (found,) = findings
    assert (found.span.path, found.span.line, found.span.column) == (
        "s/locales-de-DE.xml",
        *place,
    )
    assert message in found.message


def test_a_locale_file_that_is_none_is_told_there(tmp_path: Path) -> None:
    _, findings = read_style(_folder(tmp_path, {"x.xml": "<a/>"}), StyleChoice("", "x.xml"))
    assert [(it.span.path, it.span.line, it.span.column) for it in findings] == [("x.xml", 1, 2)]


@pytest.mark.parametrize(
    ("files", "choice", "expected"),
    [
        pytest.param({"s/a.csl": STYLE}, StyleChoice("s/a.csl"), ("S", "and"), id="a style"),
        pytest.param(
            {"s/a.csl": HEIR, "s/parent.csl": STYLE},
            StyleChoice("s/a.csl"),
            ("S", "and"),
            id="its parent",
        ),
        pytest.param(
            {"s/a.csl": STYLE, "s/locales-de-DE.xml": LOCALE},
            StyleChoice("s/a.csl", "de-DE"),
            ("S", "und"),
            id="a language",
        ),
        pytest.param(
            {"s/a.csl": STYLE, "other.xml": LOCALE},
            StyleChoice("s/a.csl", "other.xml"),
            ("S", "und"),
            id="a locale file",
        ),
    ],
)
def test_good_style(
    files: dict[str, str], choice: StyleChoice, expected: tuple[str, str], tmp_path: Path
) -> None:
    """The style is the one that is named, in the language that is named."""
    style, findings = read_style(_folder(tmp_path, files), choice)
    assert findings == ()
    made = style.compiled()
    assert expected == (made.title, made.locale().term("and"))


@pytest.mark.parametrize(
    ("written", "message", "help"),
    [
        pytest.param('<text variable="titel"/>', "CSL has no variable `titel`: no work has one", "did you mean `title`?", id="a variable"),
        pytest.param('<text term="retreived"/>', "CSL has no term `retreived`: nothing is printed for it", "did you mean `retrieved`?", id="a term"),
        pytest.param('<text variable="title" sufix="."/>', "CSL has no attribute `sufix`: it changes nothing", "did you mean `suffix`?", id="an attribute"),
        pytest.param('<text variable="title" text-case="titel"/>', "`titel` is no value of `text-case`: it changes nothing", "did you mean `title`?", id="a value"),
        pytest.param('<choose><if type="book bok"><text term="and"/></if></choose>', "CSL has no type `bok`: no work is of it", "did you mean `book`?", id="a type"),
    ],
)  # fmt: skip
def test_a_name_that_csl_has_not(written: str, message: str, help: str, tmp_path: Path) -> None:
    """It is told at its line of the style, once; what is known, or the style's own, is not."""
    body = f'<text term="ours"/>\n{written}{written}'
    own = '<locale><terms><term name="ours">x</term></terms></locale><citation>'
    text = STYLE.replace("<citation>", own).replace('<text term="and"/>', body)
    style, findings = read_style(_folder(tmp_path, {"s/a.csl": text}), StyleChoice("s/a.csl"))
    assert style.compiled().title == "S"
    (found,) = findings
    assert (found.rule, found.span.path, found.span.line) == ("unknown-in-style", "s/a.csl", 2)
    wrong = written[found.span.column - 1 : found.span.end_column - 1]
    assert f"`{wrong}`" in found.message
    assert (found.message, found.help) == (message, help)


def test_our_own_style_has_known_names_alone() -> None:
    assert [*unknown_names(builtin_style_xml())] == []


def test_link_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link is said, and not opened."""
    _folder(tmp_path, {"real.csl": STYLE})
    (tmp_path / "a.csl").symlink_to("real.csl")
    _, findings = read_style(tmp_path, StyleChoice("a.csl", at=AT))
    assert [it.rule for it in findings] == ["special-file"]


def test_own_language_without_its_file(tmp_path: Path) -> None:
    """A style in another language is used all the same; that its words are English is said."""
    french = STYLE.replace('class="in-text"', 'class="in-text" default-locale="fr-FR"')
    style, findings = read_style(_folder(tmp_path, {"a.csl": french}), StyleChoice("a.csl", at=AT))
    assert style.compiled().title == "S"
    assert [it.rule for it in findings] == ["bad-citation-style"]


def test_project_is_formatted_in_its_style(tmp_path: Path) -> None:
    """The setting `csl` of mkdocs.yml is what a project is opened with."""
    settings = "plugins:\n  - playbook:\n      csl: s/a.csl\n"
    root = _folder(tmp_path, {"mkdocs.yml": settings, "s/a.csl": STYLE})
    assert open_project(root, date(2026, 12, 1)).style.compiled().title == "S"


@pytest.mark.parametrize(
    ("options", "place"),
    [
        pytest.param(["csl: s/a.csl"], (4, 12), id="style"),
        pytest.param(["downloads: []", "csl-locale: xx-YY"], (5, 19), id="language"),
    ],
)
def test_bad_setting_points_at_its_line(
    options: list[str], place: tuple[int, int], tmp_path: Path
) -> None:
    """What is wrong is found where the setting stands, not where a line only looks like it."""
    lines = ["# csl: no", "plugins:", "  - playbook:", *(f"      {it}" for it in options)]
    root = _folder(tmp_path, {"mkdocs.yml": "\n".join(lines)})
    found = open_project(root, date(2026, 12, 1)).given.findings
    places = [(it.span.line, it.span.column) for it in found if it.rule == "bad-citation-style"]
    assert places == [place]
