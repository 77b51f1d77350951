"""Build the playbook on several disks, under several hash seeds, from files made in another order.

    python tests/trials/same.py /dev/shm /var/tmp

Each build is one that knows nothing of another. All must be equal byte by byte, downloads and PDFs too;
what differs is named. Two folders are enough: one in memory, one on a disk.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("docs", "kb", "templates", "static", "references.bib", "mkdocs.yml", "ids.lock")
SEEDS = ("1", "2", "4242")
DAY = {"SOURCE_DATE_EPOCH": "1795824000"}


def main() -> None:
    """Build in each folder under each seed; end with 1 where two builds differ."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folders", nargs="+", type=Path)
    asked.add_argument("--project", type=Path, default=ROOT)
    given = asked.parse_args()
    first: dict[str, str] = {}
    differ = 0
    for folder in given.folders:
        for seed in SEEDS:
            began = time.monotonic()
            made = _site(given.project, folder, seed)
            first = first or made
            paths = first.keys() | made.keys()
            odd = sorted(it for it in paths if first.get(it) != made.get(it))
            differ += bool(odd)
            took = time.monotonic() - began
            said = f"{len(odd)} differ: {odd[:5]}" if odd else "all equal"
            print(f"{folder}, seed {seed}: {len(made)} files, {took:.0f} s, {said}", flush=True)
    sys.exit(bool(differ))


def _site(project: Path, folder: Path, seed: str) -> dict[str, str]:
    """Return the digests of the files of a site that is built below *folder*."""
    with tempfile.TemporaryDirectory(dir=folder) as place, tempfile.TemporaryDirectory() as home:
        copy = Path(place) / f"project-{seed}"
        _copied(project, copy, random.Random(seed))  # noqa: S311  # repeatable
        done = subprocess.run(
            [sys.executable, "-m", "generator", "build", "-C", str(copy)],
            cwd=ROOT,
            env={**os.environ, **DAY, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": home},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"the build in {folder} failed: {done.stderr[-2000:]}")
        site = copy / "build/site"
        files = (it for it in site.rglob("*") if it.is_file())
        return {
            it.relative_to(site).as_posix(): hashlib.sha256(it.read_bytes()).hexdigest()
            for it in files
        }


def _copied(project: Path, copy: Path, chance: random.Random) -> None:
    """Copy what a build reads, file by file in an order of its own: some disks list them so."""
    tops = [project / part for part in PARTS]
    inside = (it for top in tops if top.is_dir() for it in sorted(top.rglob("*")))
    files = [it for it in (*tops, *inside) if it.is_file()]
    chance.shuffle(files)
    for file in files:
        target = copy / file.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


if __name__ == "__main__":
    main()
