"""Each trap of the importers, put into a good pack, is named; nothing else is."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.packs import pack
from generator.packs.anki import anki
from generator.packs.archive import zipped
from generator.packs.check import check_pack
from generator.packs.check_files import parsed
from generator.packs.gift import gift
from generator.packs.imscc import imscc
from generator.packs.mbz import mbz
from generator.packs.moodle_xml import moodle_xml
from generator.packs.scorm import scorm
from tests.unit.packs.hostile import PACK, changed, files_of, with_file, without

CARTRIDGE, BACKUP, MANIFEST = imscc(PACK), mbz(PACK), "imsmanifest.xml"
PACKAGE = scorm(PACK, PACK.modules[0])
QUIZ, LINK = "module-1/quiz.xml", "module-1/link-1.xml"
LINKED = "https://playbook.example.org/c/open/"
FOLDER = next(it for it in files_of(BACKUP) if it.endswith("quiz.xml")).rpartition("/")[0]
RIGHT = '<varequal respident="response" case="Yes">option-1</varequal>'
GOES_ON = '<respcondition continue="No"><conditionvar><varequal respident="response">option-1<'


def traps(name: str, content: bytes) -> set[str]:
    """Return the traps that are found in *content*."""
    return {problem.trap for problem in check_pack(name, content)}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            changed(CARTRIDGE, MANIFEST, ">1.1.0<", ">1.2.0<"), {"schema-version"}, id="CC 1.2"
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, ">1.1.0<", ">1.1<"), {"schema-version"}, id="not 1.1.0"
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, "imsccv1p1/imscp_v1p1", "imsccv1p3/imscp_v1p1"),
            {"namespace"},
            id="CC 1.3, and so thin",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, "IMS Common Cartridge<", "IMS Content<"),
            {"qti-package"},
            id="a package of questions",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, "<manifest ", f"<!--{'x' * 1024}--><manifest "),
            {"late-namespace"},
            id="the namespace comes late",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, '"folder-1"', '"1-folder"'),
            {"identifier"},
            id="identifier begins with a digit",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}b", "&lt;b"),
            {"title"},
            id="angle bracket in the title of the course",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, 'identifierref="resource-2"', ""),
            {"empty-item"},
            id="item without resource",
        ),
        pytest.param(
            changed(CARTRIDGE, MANIFEST, 'identifierref="resource-2"', 'identifierref="nothing"'),
            {"missing-resource"},
            id="item with a resource that is not there",
        ),
        pytest.param(without(CARTRIDGE, LINK), {"missing-file"}, id="listed file is missing"),
        pytest.param(
            changed(CARTRIDGE, LINK, LINKED, "/c/open/"), {"relative-link"}, id="relative link"
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, RIGHT, RIGHT.replace(' case="Yes"', "")),
            {"case"},
            id="right option without case",
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, GOES_ON, GOES_ON.replace("No", "Yes", 1)),
            {"feedback"},
            id="feedback of an option goes on",
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, "flow_mat>", "material>"), {"missing-feedback"}, id="no flow_mat"
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, 'ident="true"', 'ident="yes"'), {"truth"}, id="other truths"
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, "cc_profile</fieldlabel><fieldentry>cc.multiple_choice",
                    "other</fieldlabel><fieldentry>cc.multiple_choice"),
            {"profile"},
            id="no profile",
        ),
        pytest.param(
            with_file(CARTRIDGE, "course_settings/canvas_export.txt", ""),
            {"canvas-export"},
            id="an export of Canvas",
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, "</questestinterop>", ""), {"xml"}, id="no XML"
        ),
        pytest.param(
            changed(CARTRIDGE, QUIZ, "<questestinterop", "<!DOCTYPE x><questestinterop"),
            {"xml"},
            id="a document type",
        ),
        pytest.param(
            zipped({f"pack/{path}": it for path, it in files_of(CARTRIDGE).items()}),
            {"manifest-place"},
            id="manifest in a folder",
        ),
    ],
)  # fmt: skip
def test_cartridge(content: bytes, expected: set[str]) -> None:
    assert traps("course.imscc", content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(without(BACKUP, "roles.xml"), {"missing-file"}, id="root file"),
        pytest.param(
            without(BACKUP, f"{FOLDER}/grades.xml"), {"missing-file"}, id="file of an activity"
        ),
        pytest.param(
            changed(BACKUP, "questions.xml", "<contextlevel>70<", "<contextlevel>50<"),
            {"context"},
            id="questions of the course",
        ),
        pytest.param(
            changed(
                BACKUP, f"{FOLDER}/quiz.xml", "<questionbankentryid>", "<questionbankentryid>9"
            ),
            {"reference"},
            id="slot without a question",
        ),
        pytest.param(
            changed(BACKUP, f"{FOLDER}/quiz.xml", 'contextid="', 'contextid="9'),
            {"context"},
            id="quiz in another context",
        ),
        pytest.param(
            changed(BACKUP, "questions.xml", "<idnumber>$@NULL@$<", "<idnumber><"),
            {"null"},
            id="nothing for null",
        ),
        pytest.param(
            changed(BACKUP, "questions.xml", "-1.0000000", "0.0000000"),
            {"tick-all"},
            id="wrong answers cost nothing",
        ),
        pytest.param(
            changed(BACKUP, "questions.xml", "0.3333333</fraction>", "0.2000000</fraction>"),
            {"fraction"},
            id="right answers give less than all",
        ),
        pytest.param(
            changed(BACKUP, "questions.xml", "1.0000000</fraction>", "0.0000000</fraction>"),
            {"no-score", "fraction", "tick-all"},
            id="nothing gives a point",
        ),
        pytest.param(
            changed(BACKUP, "sections/section_2/section.xml", "<sequence>1,", "<sequence>"),
            {"sequence"},
            id="activity in no section",
        ),
        pytest.param(
            changed(BACKUP, "moodle_backup.xml", "url_1_included", "url_1_excluded"),
            {"setting"},
            id="activity not included",
        ),
        pytest.param(
            changed(BACKUP, "activities/url_1/url.xml", LINKED, "../c/open/"),
            {"relative-link"},
            id="relative link",
        ),
        pytest.param(
            changed(BACKUP, "activities/url_2/module.xml", "decision:who", "card:open"),
            {"idnumber"},
            id="idnumber twice",
        ),
    ],
)
def test_backup(content: bytes, expected: set[str]) -> None:
    found = traps("course.mbz", content)
    assert found
    assert found <= expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(without(PACKAGE, "style.css"), {"missing-file"}, id="missing"),
        pytest.param(with_file(PACKAGE, "more.js", ""), {"unlisted-file"}, id="unlisted"),
        pytest.param(
            changed(PACKAGE, MANIFEST, 'scormtype="sco"', 'scormtype="asset"'),
            {"no-sco"},
            id="asset",
        ),
        pytest.param(
            changed(PACKAGE, MANIFEST, "schemaversion>1.2<", "schemaversion>2004 4th Edition<"),
            {"schema-version"},
            id="2004",
        ),
        pytest.param(
            changed(PACKAGE, MANIFEST, 'identifierref="resource-1"', 'identifierref="none"'),
            {"missing-resource"},
            id="no resource",
        ),
    ],
)
def test_scorm(content: bytes, expected: set[str]) -> None:
    assert traps("course.scorm.zip", content) == expected


@pytest.mark.parametrize(
    ("name", "made", "old", "new", "expected"),
    [
        ("q.gift.txt", gift(PACK), "// [id:course.one]", "// one", {"id"}),
        ("q.gift.txt", gift(PACK), "\\{", "{", {"escape"}),
        ("q.gift.txt", gift(PACK), "%-100%", "%0%", {"tick-all"}),
        ("q.gift.txt", gift(PACK), "%33.33333%", "%30%", {"fraction"}),
        ("q.xml", moodle_xml(PACK), "course.several", "course.one", {"idnumber"}),
        ("q.xml", moodle_xml(PACK), 'fraction="-100"', 'fraction="0"', {"tick-all"}),
        ("q.xml", moodle_xml(PACK), 'fraction="33.33333"', 'fraction="33"', {"fraction"}),
        ("q.anki.txt", anki(PACK), "#guid column:1\n", "", {"header"}),
        ("q.anki.txt", anki(PACK), '"playbook.course.several"', '"playbook.course.one"', {"guid"}),
        ("q.anki.txt", anki(PACK), '"playbook.course.several"\t', "", {"columns"}),
    ],
)
def test_texts(name: str, made: bytes, old: str, new: str, expected: set[str]) -> None:
    assert old.encode() in made
    assert traps(name, made.replace(old.encode(), new.encode())) == expected


@pytest.mark.parametrize(
    ("name", "content", "trap"),
    [
        ("x.imscc", b"PK\x03\x04 and no more", "archive"),
        ("x.zip", zipped({"a.txt": "a"}), "unknown-pack"),
        ("x.txt", b"words", "unknown-pack"),
        ("x.txt", b"\xff\xfe", "encoding"),
        ("x.imscc", zipped({"../imsmanifest.xml": "<a/>"}), "path"),
    ],
)
def test_what_is_no_pack_is_said(name: str, content: bytes, trap: str) -> None:
    """Whatever the file holds, there is a sentence and no traceback."""
    assert traps(name, content) == {trap}


def test_a_bomb_is_not_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"{number}.xml", b"0" * (32 * 1024 * 1024))
    assert traps("x.mbz", made.getvalue()) == {"too-large"}


def test_what_an_entry_does_not_say_is_not_unpacked() -> None:
    """It says ten bytes, and unpacks to a hundred million: no more than it says is made of it."""
    packed = zipped({MANIFEST: b"0" * 100_000_000})
    size = (100_000_000).to_bytes(4, "little")
    assert packed.count(size) == 2
    tracemalloc.start()
    assert traps("x.zip", packed.replace(size, (10).to_bytes(4, "little"))) <= {"archive", "xml"}
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_million_entries_are_not_listed() -> None:
    """The list of an archive is counted before it is read: that would take minutes."""
    entry = struct.pack("<4s42x", b"PK\1\2") + b"a" * 4
    assert traps("x.zip", b"PK" + entry * 1_000_000) == {"too-large"}


def test_an_archive_that_is_packed_in_another_way() -> None:
    """Importers unpack one way; another one tells beforehand nothing of how much it would take."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(MANIFEST, b"0" * 100_000)
    assert traps("x.imscc", made.getvalue()) == {"archive"}


@pytest.mark.parametrize(
    ("text", "encoding", "trap"),
    [
        pytest.param(
            '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "utf-16", "xml", id="entities in UTF-16"
        ),
        pytest.param("<a>" * 500_000 + "</a>" * 500_000, "utf-8", "too-large", id="deep"),
        pytest.param("<a>\u00fc</a>", "cp1252", "encoding", id="not as it says"),
    ],
)
def test_hostile_xml(text: str, encoding: str, trap: str) -> None:
    """What a parser would be bent by is told before it is asked."""
    content = zipped({"moodle_backup.xml": text.encode(encoding)})
    assert trap in traps("x.mbz", content)


def test_xml_in_an_encoding_that_it_declares() -> None:
    """Latin-1 is read as what it is."""
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00fc</a>'
    assert parsed("a.xml", text.encode("latin1")).text == "\u00fc"


def test_command_tells_each_problem(tmp_path: Path) -> None:
    """`playbook pack --check` names file, place and trap's words; its exit code says how it went."""
    good, bad = tmp_path / "good.imscc", tmp_path / "bad.imscc"
    good.write_bytes(CARTRIDGE)
    bad.write_bytes(without(CARTRIDGE, LINK))
    told = CliRunner().invoke(pack, ["--check", str(good)])
    assert (told.exit_code, told.output) == (0, "good.imscc: nothing found\n")
    told = CliRunner().invoke(pack, ["--check", str(bad)])
    assert told.exit_code == 1
    assert f"bad.imscc: {LINK}: the manifest lists the file, and it is not there" in told.output
