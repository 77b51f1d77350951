"""Packs of hostile texts are whole: valid, the same twice, and our own check finds nothing in them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from generator.packs.anki import anki
from generator.packs.check import check_pack
from generator.packs.formats import FORMATS, packed
from generator.packs.gift import escaped, gift
from generator.packs.imscc import imscc
from generator.packs.links import table
from generator.packs.mbz import mbz
from generator.packs.moodle_xml import moodle_xml
from generator.packs.scoring import decimals, percent
from generator.packs.scorm import scorm
from generator.packs.slides import plain, slides, untagged
from tests.unit.packs.hostile import PACK, QUESTIONS, WORDS, files_of, option, question

SCHEMAS = {
    "imsmanifest.xml": "cc11libxml2validator.xsd",
    "link-": "ccv1p1_imswl_v1p1.xsd",
    "discussion-": "ccv1p1_imsdt_v1p1.xsd",
    "quiz.xml": "ccv1p1_qtiasiv1p2p1_v1p0.xsd",
}
FILES = [(form, name, make) for form in FORMATS for name, make in packed(PACK, form)]


@pytest.mark.parametrize(("form", "name", "make"), FILES, ids=[name for _, name, _ in FILES])
def test_same_bytes_and_nothing_found(form: str, name: str, make: object) -> None:
    """A pack is the same twice, and `pack --check` finds nothing in it."""
    assert callable(make)
    content = make()
    assert content == make()
    if form not in {"html", "csv", "slides"}:
        assert check_pack(name, content) == ()


@pytest.mark.parametrize("name", sorted(files_of(imscc(PACK))))
def test_cartridge_is_valid(name: str, test_data: Path) -> None:
    """Each file of the cartridge is valid by the schema of Common Cartridge 1.1."""
    folder = test_data / "common-cartridge" / "xsd-1.1"
    if not folder.is_dir():
        pytest.skip("no schemas of Common Cartridge beside the checkout")
    schema = next((it for part, it in SCHEMAS.items() if part in name), "")
    if schema:
        valid = etree.XMLSchema(etree.parse(folder / schema))
        valid.assertValid(etree.fromstring(files_of(imscc(PACK))[name]))


def test_zip_dates_say_nothing_of_the_day() -> None:
    with zipfile.ZipFile(io.BytesIO(mbz(PACK))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_archive_has_its_record() -> None:
    """`playbook.json` says what a pack was made of."""
    for content in (mbz(PACK), imscc(PACK), scorm(PACK, PACK.modules[0])):
        made = json.loads(files_of(content)["playbook.json"])
        assert (made["course"], made["day"]) == ("course", "2026-11-29")
        assert made["editions"] == {"open": "0a1b2c3d"}


def test_texts_arrive_as_they_were() -> None:
    """What is read from the XML of a pack is what was put in."""
    files = files_of(mbz(PACK))
    url = etree.fromstring(files["activities/url_1/url.xml"])
    assert url.findtext("url/name") == WORDS
    module = etree.fromstring(files["activities/url_1/module.xml"])
    assert module.findtext("idnumber") == "card:open"
    section = etree.fromstring(files["sections/section_2/section.xml"])
    assert section.findtext("name") == f"{WORDS} module"
    link = etree.fromstring(files_of(imscc(PACK))["module-1/link-2.xml"])
    (address,) = (it.get("href") for it in link if it.tag.endswith("url"))
    assert address == "https://playbook.example.org/d/who/?a=1&b=2#x"


def test_a_card_that_is_read_twice_has_two_idnumbers() -> None:
    files = files_of(mbz(PACK))
    found = [
        etree.fromstring(content).findtext("idnumber")
        for path, content in files.items()
        if path.endswith("module.xml")
    ]
    assert len(found) == len(set(found))
    assert "card:open@second" in found


def test_pass_mark_and_grades() -> None:
    """The quiz passes at the course's share; each question counts one."""
    files = files_of(mbz(PACK))
    quiz = next(path for path in files if path.startswith("activities/quiz_"))
    folder = quiz.rpartition("/")[0]
    grades = etree.fromstring(files[f"{folder}/grades.xml"])
    assert grades.findtext(".//gradepass") == "80.00000"
    assert etree.fromstring(files[f"{folder}/quiz.xml"]).findtext("quiz/sumgrades") == "3.00000"


@pytest.mark.parametrize("right", range(1, 11))
def test_ticking_all_gives_nothing(right: int) -> None:
    """Of 1 to 10 right options each gives its part to five decimals, and a wrong one takes all."""
    several = question("q", "several", (*[True] * right, False))
    shares = [percent(several, it) for it in several.options]
    assert sum(shares[:-1]) == pytest.approx(100)
    assert sum(shares) <= 1e-9
    assert len(decimals(shares[0], 5).partition(".")[2]) <= 5
    assert decimals(percent(QUESTIONS[0], option(1, right=False)), 5) == "0"


def test_gift_escapes_what_it_reads_as_its_own() -> None:
    assert escaped("a ~ = # { } : \\ b\nc") == r"a \~ \= \# \{ \} \: \\ b c"
    text = gift(PACK).decode()
    assert "// [id:course.one] [tag:li2010] [tag:zhu2013]\n::" in text
    assert "~%33.33333%[html]" in text
    assert "~%-100%[html]" in text
    assert "\tFALSE\n" in text


def test_moodle_xml_keeps_ids_and_tags() -> None:
    root = etree.fromstring(moodle_xml(PACK))
    found = {it.findtext("idnumber"): it for it in root if it.get("type") != "category"}
    assert set(found) == {
        "course.one",
        "course.several",
        "course.truth",
        "course.open",
        "course.again",
    }
    several = found["course.several"]
    assert [it.get("fraction") for it in several.iter("answer")] == ["33.33333"] * 3 + ["-100"]
    assert [it.text for it in several.iterfind("tags/tag/text")] == ["li2010", "zhu2013"]
    assert found["course.truth"].find("answer/text").text == "true"


def test_anki_rows_have_four_columns_and_their_own_guids() -> None:
    lines = anki(PACK).decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert head[0] == "#separator:tab"
    rows = [*csv.reader(lines[len(head) :], delimiter="\t")]
    assert {len(row) for row in rows} == {4}
    guids = [row[0] for row in rows]
    assert guids.count("playbook.course.several") == 1
    assert guids[-1] == "playbook.term.cio"


def test_slides_hold_only_what_was_written() -> None:
    text = slides(PACK).decode()
    assert text.startswith('---\nmarp: true\npaginate: true\ntitle: "A <b>&\\"')
    assert "<b>" not in re.sub(r"<!--.*?-->", "", text.split("---", 2)[2], flags=re.DOTALL)
    assert plain("# *a* <b> - --- |") == r"\# \*a\* \<b\> \- \-\-\- \|"
    assert untagged("<p>One <em>word</em>, two.</p><p>Three</p>") == "One word, two. Three"
    comments = re.findall(r"<!--(.*?)-->", text, re.DOTALL)
    assert comments
    assert not any("--" in it for it in comments)


def test_no_cell_is_a_formula() -> None:
    rows = [*csv.reader(io.StringIO(table(PACK).decode("utf-8-sig")))]
    assert rows[0][0] == "module"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
