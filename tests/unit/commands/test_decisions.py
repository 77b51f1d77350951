"""The commands for decisions print what programs and people can use."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.authoring import new_decision
from generator.commands.decisions import decide, diff, export, paths
from generator.rules.decision_checks import check_decision
from tests.unit.decided import COLLECT, TABLE, TREE, edited, read
from tests.unit.decisions.test_limits import row_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a tree, a table and a broken tree, and stand in it."""
    place = tmp_path / "kb" / "decisions"
    place.mkdir(parents=True)
    (place / "way.md").write_text(TREE, encoding="utf-8")
    (place / "money.md").write_text(TABLE, encoding="utf-8")
    (place / "box.md").write_text(COLLECT, encoding="utf-8")
    broken = edited(TREE, ("{#none} -> stop", "{#none} -> goal"))
    (tmp_path / "broken.md").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(command: str, *words: str) -> Result:
    commands = {"decide": decide, "paths": paths, "export": export, "diff": diff}
    return CliRunner().invoke(commands[command], words)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["way"], {"next": "goal", "outcome": None, "outcomes": []}, id="nothing yet"),
        pytest.param(
            ["way", "goal=no"], {"next": None, "outcome": "stop", "outcomes": ["stop"]}, id="an end"
        ),
        pytest.param(
            ["kb/decisions/way.md", "goal=yes; stage=new"],
            {"next": None, "outcome": "wait", "outcomes": ["wait"]},
            id="a path, answers in one word",
        ),
        pytest.param(
            ["box", "sponsor=no", "box=no"],
            {
                "next": None,
                "outcome": "get-sponsor, add-box",
                "outcomes": ["get-sponsor", "add-box"],
            },
            id="collect",
        ),
        pytest.param(
            ["money", "people=ours", "budget=none"],
            {"answers": {"budget": "none"}, "outcome": "wait"},
            id="an answer that is not needed",
        ),
    ],
)
def test_decide(words: list[str], expected: dict[str, object]) -> None:
    told = _run("decide", *words, "--format", "json")
    assert told.exit_code == 0
    found = json.loads(told.stdout)
    assert expected == {key: found[key] for key in expected}


@pytest.mark.parametrize("file", ["way", "kb/decisions/way.md", "{root}/kb/decisions/way.md"])
@pytest.mark.parametrize("command", ["decide", "paths", "export decision"])
def test_root(folder: Path, command: str, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With -C, a decision of another project is found by its id and by its path."""
    here = _run(*command.split(), "way")
    (folder / "elsewhere").mkdir()
    monkeypatch.chdir(folder / "elsewhere")
    there = _run(*command.split(), file.format(root=folder), "-C", str(folder))
    assert (0, here.stdout) == (there.exit_code, there.stdout)
    assert _run(*command.split(), "way").exit_code == 2


@pytest.mark.usefixtures("folder")
def test_file_is_looked_up_as_given_first(tmp_path: Path) -> None:
    """A path that leads to a file from here is that file, whatever stands below the root."""
    (tmp_path / "other/kb/decisions").mkdir(parents=True)
    (tmp_path / "other/kb/decisions/way.md").write_text(TABLE, encoding="utf-8")
    here = _run("paths", "kb/decisions/way.md", "-C", "other").stdout
    assert here == _run("paths", "way").stdout
    assert here != _run("paths", "way", "-C", "other").stdout


@pytest.mark.usefixtures("folder")
def test_decide_in_words() -> None:
    assert _run("decide", "way", "goal=no").stdout == (
        "Does it serve a goal? No  (goal=no)\noutcome: stop\n  Stop it\n  Let go of it [@li2010].\n"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["wey"], 2, "there is no decision `wey`; did you mean `way`?", id="decision"),
        pytest.param(["way", "gaol=no"], 2, "did you mean `goal`?", id="question"),
        pytest.param(["way", "goal=maybe"], 2, "it is one of `yes`, `no`", id="answer"),
        pytest.param(["way", "goal"], 2, "write `question=answer`", id="no answer"),
        pytest.param(["broken.md"], 1, "error[decision-cycle]", id="a circle"),
    ],
)
def test_decide_wrongly(words: list[str], code: int, said: str) -> None:
    told = _run("decide", *words)
    assert (code, True) == (told.exit_code, said in told.stderr)


@pytest.mark.usefixtures("folder")
def test_paths() -> None:
    rows = list(csv.DictReader(io.StringIO(_run("paths", "way").stdout)))
    assert rows[0] == {"answers": "goal=yes; stage=new", "outcome": "wait"}
    told = json.loads(_run("paths", "way", "--format", "json").stdout)
    assert [it["outcome"] for it in told] == [row["outcome"] for row in rows]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("form", "begins"),
    [
        pytest.param("json", '{\n  "format": "playbook-decision/1"', id="json"),
        pytest.param("csv", "answers,outcome\n", id="csv"),
        pytest.param("dmn", "<?xml", id="dmn"),
    ],
)
def test_export(form: str, begins: str) -> None:
    assert _run("export", "decision", "way", "--format", form).stdout.startswith(begins)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param(["paths", "row.md"], 2, id="paths"),
        pytest.param(["export", "decision", "row.md", "--format", "csv"], 2, id="csv"),
        pytest.param(["export", "decision", "row.md", "--format", "dmn"], 2, id="dmn"),
        pytest.param(["export", "decision", "row.md", "--format", "json"], 0, id="json"),
    ],
)
def test_millions_of_ways_are_not_listed(folder: Path, command: list[str], code: int) -> None:
    (folder / "row.md").write_text(row_of(20), encoding="utf-8")
    done = _run(*command)
    words = "error: `row` has 1,048,576 ways through; at most 100,000 are listed." if code else ""
    assert (done.exit_code, done.stderr.startswith(words)) == (code, True)


def test_diff(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What changed since a revision is told, path by path."""

    def git(*words: str) -> None:
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "One")
    assert _run("diff", "HEAD").stdout == "no path of a decision changes its outcome\n"
    path = folder / "kb" / "decisions" / "way.md"
    path.write_text(edited(TREE, ("{#some} -> keep", "{#some} -> stop")), encoding="utf-8")
    (folder / "kb" / "decisions" / "box.md").unlink()
    assert _run("diff", "HEAD").stdout == (
        "box: removed\n"
        "way: 1 of 5 paths changes\n"
        "  goal=yes; stage=mature; parts=some: was keep, is stop\n"
    )
    (folder / "elsewhere").mkdir()
    here = _run("diff", "HEAD").stdout
    monkeypatch.chdir(folder / "elsewhere")
    assert _run("diff", "HEAD", "-C", "..").stdout == here
    monkeypatch.chdir(folder)
    assert _run("diff", "--format", "markdown", "HEAD").stdout.startswith("### Which way? (`box`)")
    assert _run("diff", "no-such-revision").exit_code == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("kind", ["tree", "table"])
def test_new_decision(folder: Path, kind: str) -> None:
    """A decision is begun that is sound, and never written over."""
    words = ["Who pays?", "--kind", kind, "--summary", "Who it is.", "--owner", "@ann"]
    told = CliRunner().invoke(new_decision, words)
    path = folder / "kb" / "decisions" / "who-pays.md"
    assert told.stdout.startswith("wrote kb/decisions/who-pays.md\n")
    made, findings = read(path.read_text(encoding="utf-8"))
    assert (findings, list(check_decision(made))) == ((), [])
    assert CliRunner().invoke(new_decision, words).exit_code == 2


def _committed(folder: Path) -> None:
    names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "One"]):
        subprocess.run(["git", *names, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize("then", [True, False], ids=["then", "now"])
def test_diff_leaves_out_what_cannot_be_read(folder: Path, then: bool) -> None:
    """Of a file with foreign bytes, on either side, nothing else is said; the rest is compared."""
    way = folder / "kb" / "decisions" / "way.md"
    sound = way.read_bytes()
    way.write_bytes(b"\xff" if then else sound)
    _committed(folder)
    way.write_bytes(sound if then else b"\xff")
    told = _run("diff", "HEAD")
    place = "HEAD:kb/decisions/way.md" if then else "kb/decisions/way.md"
    assert f"left out: {place}:1:1: error[bad-encoding]: " in told.stderr
    assert told.stdout == "no path of a decision changes its outcome\n"
    assert told.exit_code == 1


@pytest.mark.usefixtures("folder")
def test_a_hidden_character_keeps_a_decision_from_being_used(folder: Path) -> None:
    """What turns the reading direction is shown at its place, and never printed."""
    way = folder / "kb" / "decisions" / "way.md"
    way.write_text(TREE.replace("\n# ", "\n# \u202e", 1), encoding="utf-8")
    told = _run("export", "decision", "way")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "error[forbidden-character]" in told.stderr
    assert "kb/decisions/way.md:" in told.stderr
    assert "\u202e" not in told.output


def test_a_link_is_not_followed(folder: Path) -> None:
    """A decision behind a link is none of the playbook."""
    (folder / "kb/decisions/link.md").symlink_to(folder / "kb/decisions/way.md")
    told = _run("decide", "link")
    assert told.exit_code == 2
    assert "leads to a symbolic link" in told.stderr
