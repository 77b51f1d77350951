"""What a forge reads is valid by its schema, asks for few rights, and does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]  # none there
from click.testing import CliRunner

from generator.commands.sample import FORGES, Wanted, sample_files
from tests.starts import start

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    r"\.(github|gitea)/workflows/.*\.yml": "vendor.github-workflows",
    r"\.(github|gitea)/ISSUE_TEMPLATE/config\.yml": "vendor.github-issue-config",
    r"\.(github|gitea)/ISSUE_TEMPLATE/(?!config).*\.yml": "vendor.github-issue-forms",
    r"\.gitlab-ci\.yml": "vendor.gitlab-ci",
}
# How this repository installs itself, where a playbook installs what its requirements name.
THEIRS = "pip install -r requirements.txt"
OURS = "pip install --require-hashes -r requirements.lock && pip install --no-deps --no-build-isolation -e ."


def written(forge: str) -> dict[str, str]:
    """Return the files of *forge* as `playbook init` writes them."""
    bare = sample_files(Wanted("A book", "en", "", date(2026, 11, 29)))
    whole = sample_files(Wanted("A book", "en", forge, date(2026, 11, 29)))
    return {path: text for path, text in whole.items() if path not in bare}


def validated() -> Iterator[Any]:
    """Yield each file of each forge that a schema is known of."""
    for forge in FORGES:
        for path in written(forge):
            schema = next((it for name, it in SCHEMAS.items() if re.fullmatch(name, path)), None)
            if schema:
                yield pytest.param(forge, path, schema, id=f"{forge} {path}")


@pytest.mark.parametrize(("forge", "path", "schema"), [*validated()])
def test_valid(forge: str, path: str, schema: str, tmp_path: Path) -> None:
    """Each file is what the forge's schema describes."""
    file = tmp_path / path.rpartition("/")[2]
    file.write_text(written(forge)[path], encoding="utf-8")
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, str(file)])
    assert (done.exit_code, done.output) == (0, "ok -- validation done\n")


@pytest.mark.parametrize("forge", ["github", "gitea"])
def test_few_rights(forge: str) -> None:
    """What runs on a proposal may read, keeps no password, and takes no long time."""
    for path, text in written(forge).items():
        assert "pull_request_target" not in text
        if "/workflows/" not in path:
            continue
        flow = yaml.safe_load(text)
        assert flow["permissions"] == {"contents": "read"}
        for name, job in flow["jobs"].items():
            assert job["timeout-minutes"] <= 20
            assert set(job.get("permissions", {})) <= {"pages", "id-token"}
            assert name == "publish" or "permissions" not in job
            for step in job["steps"]:
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False
                # What a proposal names goes through the environment, never into a script
                assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("forge", FORGES)
def test_this_repository_uses_them(forge: str) -> None:
    """The files here are those that `init` writes, but for the line that installs."""
    for path, text in written(forge).items():
        if path.endswith("CODEOWNERS"):
            continue  # names its own people
        expected = text.replace(THEIRS, OURS).replace(
            f"pip install --cache-dir .cache/pip {THEIRS.removeprefix('pip install ')}", OURS
        )
        assert (ROOT / path).read_text(encoding="utf-8") == expected, path


def test_code_is_tested_too() -> None:
    """Proposals of code run all that `.ci/run` runs."""
    flow = yaml.safe_load((ROOT / ".github/workflows/code.yml").read_text(encoding="utf-8"))
    runs = [step.get("run", "") for job in flow["jobs"].values() for step in job["steps"]]
    assert ".ci/run" in runs


def test_hooks() -> None:
    """The hooks that other repositories may use are as pre-commit wants them."""
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    files = {it["id"]: re.compile(it["files"]) for it in hooks}["playbook-check"]
    wanted = {"kb/cards/a.md": True, "refs/a.bib": True, "mkdocs.yml": True, "src/a.py": False}
    assert {path: bool(files.search(path)) for path in wanted} == wanted


def programs(folder: Path) -> str:
    """Return a search path on which `playbook` is this one."""
    folder.mkdir()
    script = f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n'
    (folder / "playbook").write_text(script, encoding="utf-8")
    (folder / "playbook").chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.parametrize("own", [True, False], ids=["of init", "of this repository"])
def test_hooks_run(own: bool, tmp_path: Path) -> None:
    """At a commit the form is put right and what is wrong is told; a sound card passes."""
    book, hooks = tmp_path / "book", tmp_path / "hooks"
    assert playbook(tmp_path, "init", "book", "--forge", "none").returncode == 0
    if not own:  # what is installed for a hook comes from a registry: here it is the one that runs
        hooks.mkdir()
        text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
        text = text.replace("language: python", "language: system")
        (hooks / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
        git(hooks, "init", "-q")
        git(hooks, "add", "-A")
        git(hooks, "commit", "-qm", "Hooks")
        revision = git(hooks, "rev-parse", "HEAD").strip()
        config = f"repos: [{{repo: {hooks}, rev: {revision}, hooks: [{{id: playbook-fmt}}, {{id: playbook-check}}]}}]\n"
        (book / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(book, "init", "-q")
    git(book, "add", "-A")
    git(book, "commit", "-qm", "Begin")
    around = {
        **os.environ,
        "PATH": programs(tmp_path / "bin"),
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
    }

    def run() -> tuple[int, str]:
        git(book, "add", "-A")
        command = [sys.executable, "-m", "pre_commit", "run"]
        done = subprocess.run(
            command, cwd=book, env=around, check=False, capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr

    card = book / "kb/cards/keep-it-small.md"
    text = card.read_text(encoding="utf-8")
    wrong = text.replace("[@jay1976]", "[@jey1976]").replace("title: ", "title:    ")
    card.write_text(wrong, encoding="utf-8")
    code, told = run()
    assert code == 1
    assert "error[unknown-citation]" in told
    assert "changed kb/cards/keep-it-small.md" in told
    assert "title: Keep" in card.read_text(encoding="utf-8")
    card.write_text(text.replace("Invite between", "Ask between"), encoding="utf-8")
    code, told = run()
    assert (code, told.count("Passed")) == (0, 2), told


# --- The walk of a proposal, on a repository of this machine --------------------------------------


def git(folder: Path, *words: str) -> str:
    """Run git in *folder*; return what it says."""
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def playbook(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `playbook` in *folder*."""
    return start("generator", *words, cwd=folder)


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone of a bare repository with a branch `cite` that has one wrong card.

    A branch `better` has a right one, with another word.

    The playbook lies in a folder of the repository, as it does in many.
    """
    folder = tmp_path_factory.mktemp("forge")
    begun = playbook(folder, "init", "work/play", "--forge", "github")
    assert begun.returncode == 0, begun.stderr
    git(folder, "init", "-q", "--bare", "-b", "main", "forge.git")
    git(folder / "work", "init", "-q", "-b", "main")
    git(folder / "work", "add", "-A")
    git(folder / "work", "commit", "-qm", "Begin a playbook")
    git(folder / "work", "push", "-q", str(folder / "forge.git"), "main")
    card = min((folder / "work/play/kb/cards").glob("*.md"))
    text = card.read_text(encoding="utf-8")
    key = re.search(r"\[@([\w-]+)", text)
    assert key
    card.write_text(text.replace(key[0], f"[@x{key[1]}", 1), encoding="utf-8")
    git(folder / "work", "commit", "-qam", "Cite")
    git(folder / "work", "push", "-q", str(folder / "forge.git"), "main:cite")
    git(folder / "work", "checkout", "-qb", "better", "main~1")
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("summary: ", "summary: Always ", 1), encoding="utf-8")
    git(folder / "work", "commit", "-qam", "Say it better")
    git(folder / "work", "push", "-q", str(folder / "forge.git"), "better")
    git(folder, "clone", "-q", "-b", "cite", str(folder / "forge.git"), "clone")
    return folder / "clone"


def test_remarks_at_the_line(proposal: Path) -> None:
    """The wrong key is remarked at its line in each format, by the path that the forge knows."""
    changed = git(proposal, "diff", "--name-only", "origin/main").strip()
    hunk = git(proposal, "diff", "-U0", "origin/main")
    found = re.search(r"^@@ .*\+(\d+)", hunk, re.MULTILINE)
    assert found
    line = int(found[1])
    forms = ("text", "json", "github", "gitlab", "sarif")
    told = {form: playbook(proposal / "play", "check", "--format", form) for form in forms}
    assert {form: it.returncode for form, it in told.items()} == dict.fromkeys(told, 1)
    assert f"--> {changed.removeprefix('play/')}:{line}:" in told["text"].stderr
    found_json = json.loads(told["json"].stdout)[0]
    assert (found_json["path"], found_json["line"]) == (changed, line)
    assert f"::error file={changed},line={line}," in told["github"].stdout
    issue = json.loads(told["gitlab"].stdout)[0]
    assert issue["location"] == {"path": changed, "lines": {"begin": line}}
    result = json.loads(told["sarif"].stdout)["runs"][0]["results"][0]["locations"][0]
    place = result["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (changed, line)


def test_shallow_clone(proposal: Path, tmp_path: Path) -> None:
    """In a shallow clone `diff` says what to fetch, and works once that is done."""
    forge = (proposal.parent / "forge.git").as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "cite", forge, "shallow")
    told = playbook(tmp_path / "shallow/play", "diff", "origin/main")
    assert told.returncode == 2
    found = re.search(r"run `git (fetch [^`]+)`", told.stderr)
    assert found
    git(tmp_path / "shallow", *found[1].split())
    again = playbook(tmp_path / "shallow/play", "diff", "origin/main")
    assert (again.returncode, again.stderr) == (0, "")


def test_workflow_runs(proposal: Path, tmp_path: Path) -> None:
    """Each command of the workflow runs as it stands there, once the card is right.

    What it uploads is there: the preview with the new word marked, and the site.
    """
    shutil.copytree(proposal, tmp_path / "clone")
    git(tmp_path / "clone", "checkout", "-q", "better")
    flow = yaml.safe_load(written("github")[".github/workflows/playbook.yml"])
    steps = [it for it in flow["jobs"]["playbook"]["steps"] if "run" in it]
    commands = [it["run"] for it in steps if not it["run"].startswith("pip ")]
    assert [it.split()[1] for it in commands] == ["check", "preview", "build"]
    summary = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "PATH": programs(tmp_path / "bin"),
        "PYTHONPATH": str(ROOT),
        "BASE": "origin/main",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    for command in commands:
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=tmp_path / "clone/play",
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    told = summary.read_text(encoding="utf-8")
    assert told.startswith("### Playbook: ")
    assert "### What this changes, against origin/main\n\n**Changed** (1)" in told
    html = (tmp_path / "clone/play/preview.html").read_text(encoding="utf-8")
    assert '<ins class="pv-new">Always' in html
    uploads = [
        it["with"] for it in flow["jobs"]["playbook"]["steps"] if "upload" in it.get("uses", "")
    ]
    assert [(it["name"], it["path"]) for it in uploads] == [
        ("preview", "preview.html"),
        ("site", "build/site"),
    ]
    assert (tmp_path / "clone/play/build/site/index.html").is_file()


def test_gitea_heeds_all_that_is_asked_of_it() -> None:
    """What Gitea ignores, by its own list, is no part of its files; nor artifacts it cannot keep."""
    flows = {path: text for path, text in written("gitea").items() if "/workflows/" in path}
    assert len(flows) == 2
    for text in flows.values():
        flow = yaml.safe_load(text)
        assert "concurrency" not in flow
        assert "hashFiles" not in text
        assert re.findall(r"upload-artifact@(\S+)", text) in ([], ["v3", "v3"])
        for job in flow["jobs"].values():
            assert isinstance(job["runs-on"], str)
            assert not {"environment", "continue-on-error", "concurrency"} & job.keys()
