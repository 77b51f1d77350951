"""Try at random what no build may suffer from: kills, damaged state, two builds at once.

    python tests/trials/state.py kills 200
    python tests/trials/state.py damage 200
    python tests/trials/state.py pairs 40

Each trial works on a small playbook in a folder of its own, from a seed that it prints, and compares
the site with that of a clean build. Run it alone on the machine: `--seed N` repeats one.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests/golden/_base"
CARD = "kb/cards/goals-first.md"
DAY = {"SOURCE_DATE_EPOCH": "1795824000"}
STOPPED = """
import signal, sys
sys.path.insert(0, sys.argv[4])
from tests.steps import stop_at
from generator.commands import main
steps = stop_at(int(sys.argv[2]), signal.Signals[sys.argv[3]])
try:
    main(["build", "-C", sys.argv[1]], standalone_mode=False)
finally:
    print("steps", steps(), file=sys.stderr)
"""


def main() -> None:
    """Run the trials that were asked for; end with 1 if one failed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kind", choices=TRIALS)
    asked.add_argument("times", type=int)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        trial = TRIALS[given.kind]
        for seed in range(given.seed, given.seed + given.times):
            said = trial(Path(folder) / "project", random.Random(seed))  # noqa: S311  # repeatable
            failed += bool(said)
            print(f"{given.kind} {seed}: {said or 'right'}", flush=True)
            if said:
                shutil.rmtree(Path(folder) / "project", ignore_errors=True)
    print(f"{failed} of {given.times} failed")
    sys.exit(bool(failed))


def kill(project: Path, chance: random.Random) -> str:
    """Stop a build before a step at random, cold or warm; the next one must be as a clean one."""
    _fresh(project, cold=chance.random() < 0.3)
    _edit(project, chance)
    how = chance.choice(("SIGKILL", "SIGINT"))
    step = chance.randrange(1500)
    words = [str(project), str(step), how, str(ROOT)]
    _run([sys.executable, "-c", STOPPED, *words])
    return _next_is_clean(project, f"{how} before step {step}")


def damage(project: Path, chance: random.Random) -> str:
    """Damage a file of the state in some way; the next build must be as a clean one."""
    _fresh(project, cold=False)
    paths = sorted(it for it in (project / "build").rglob("*") if it.is_file())
    path = chance.choice(paths)
    way = chance.choice(sorted(DAMAGES))
    content, other = path.read_bytes(), chance.choice(paths).read_bytes()
    path.write_bytes(DAMAGES[way](content, other, chance))
    _edit(project, chance)
    return _next_is_clean(project, f"{path.relative_to(project)} {way}")


def pair(project: Path, chance: random.Random) -> str:
    """Let two builds run at once, the second of newer texts: those must win."""
    _fresh(project, cold=chance.random() < 0.3)
    first = _begin(project, chance)
    _edit(project, chance)
    codes = [it.wait() for it in (first, _begin(project, chance))]
    if codes != [0, 0]:
        return f"exit codes {codes}"
    wanted = _clean_site(project)
    return "" if _digests(project / "build/site") == wanted else "the older build won"


DAMAGES: dict[str, Callable[[bytes, bytes, random.Random], bytes]] = {
    "cut": lambda it, _, chance: it[: chance.randrange(len(it) + 1)],
    "flipped": lambda it, _, chance: _flipped(it, chance.randrange(max(1, len(it)))),
    "swapped": lambda _, other, __: other,
    "wrong shape": lambda _, __, ___: b'{"a": [1, 2, null]}',
    "other version": lambda it, _, __: it.replace(b"1", b"2", 3),
    "empty": lambda _, __, ___: b"",
}
TRIALS: dict[str, Callable[[Path, random.Random], str]] = {
    "damage": damage,
    "kills": kill,
    "pairs": pair,
}


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes(it ^ 1 for it in content[at : at + 1]) + content[at + 1 :]


def _fresh(project: Path, *, cold: bool) -> None:
    if not (project / "kb").is_dir():
        shutil.copytree(BASE, project, dirs_exist_ok=True)
        (project / "mkdocs.yml").write_text(
            "site_name: Small\nsite_url: https://example.org/\ntheme:\n  name: material\n"
            "plugins:\n  - playbook:\n      downloads: [html]\n",
            encoding="utf-8",
        )
    if cold:
        shutil.rmtree(project / "build", ignore_errors=True)
    elif not (project / "build/site").is_dir():
        _build(project)


def _edit(project: Path, chance: random.Random) -> None:
    path = project / CARD
    words = chance.choice(("goals", "aims", "ends", "targets"))
    text = (BASE / CARD).read_text(encoding="utf-8")
    path.write_text(text.replace("Begin with the goals", f"Begin with {words}"), encoding="utf-8")


def _build(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return _run([sys.executable, "-m", "generator", "build", "-C", str(project), *words])


def _begin(project: Path, chance: random.Random) -> subprocess.Popen[bytes]:
    words = chance.sample(("--clean", "--quick"), chance.randrange(2))
    command = [sys.executable, "-m", "generator", "build", "-C", str(project), *words]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | DAY, stdout=quiet, stderr=quiet)


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | DAY, capture_output=True, text=True, check=False
    )


def _next_is_clean(project: Path, what: str) -> str:
    done = _build(project)
    if done.returncode:
        return f"{what}: {done.stderr.strip().splitlines()[-1:]}"
    if _digests(project / "build/site") != _clean_site(project):
        return f"{what}: another site than a clean build's"
    return ""


def _clean_site(project: Path) -> dict[str, str]:
    """Return the digests of the site that the same texts give in a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder) / "clean"
        shutil.copytree(project, clean, ignore=shutil.ignore_patterns("build"))
        _build(clean)
        return _digests(clean / "build/site")


def _digests(site: Path) -> dict[str, str]:
    files = (it for it in sorted(site.rglob("*")) if it.is_file())
    return {
        it.relative_to(site).as_posix(): hashlib.sha256(it.read_bytes()).hexdigest() for it in files
    }


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()
