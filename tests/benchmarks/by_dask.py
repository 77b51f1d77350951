"""Let workers of Dask make the pages of N cards, and compare them with those of one process.

    python tests/benchmarks/by_dask.py [N ...] [--workers 2] [--scheduler ADDRESS] [--folder DIR]

Dask is no dependency: it is installed into the folder. Without the address of a scheduler the workers
are processes of this machine. With one, its workers need this repository, its environment and the
folder at the same paths, such as on a shared disk.
"""

from __future__ import annotations

import argparse
import os
import site
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpus
from shares import joined, make, shares_of

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PACKAGES = ("dask>=2024", "distributed>=2024")
DAY = date(2026, 11, 1)
TURNS = 4  # shares for each worker, so that none waits long for the others at the end


def main() -> int:
    """Print what each number of cards cost both ways; return 1 if the bytes differ."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--scheduler", help="the address of a scheduler of Dask that runs")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="playbook-dask-"))
    if find_spec("distributed") is None:
        return _again(folder / "env")
    with _client(given) as client:
        same = [_compared(client, folder / str(size), size) for size in given.sizes]
    return 0 if all(same) else 1


# Private functions


def _again(env: Path) -> int:
    """Run this once more with Dask beside what is installed here, in an environment of its own."""
    if not env.exists():
        subprocess.run([sys.executable, "-m", "venv", env], check=True)
        subprocess.run([env / "bin/pip", "install", "-q", *PACKAGES], check=True)
    paths = os.pathsep.join([*site.getsitepackages(), str(HERE.parents[1])])
    command = [str(env / "bin/python"), __file__, *sys.argv[1:], "--folder", str(env.parent)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode


@contextmanager
def _client(given: argparse.Namespace) -> Iterator[Any]:
    distributed = import_module("distributed")
    if given.scheduler:
        with distributed.Client(given.scheduler) as client:
            yield client
        return
    cluster = distributed.LocalCluster(
        n_workers=given.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        yield client


def _compared(client: Any, folder: Path, size: int) -> bool:
    corpus.playbook(folder, size)
    begun = time.perf_counter()
    (whole,) = shares_of(folder, DAY, 1)
    alone = make(whole)
    one = time.perf_counter() - begun
    workers = len(client.scheduler_info(n_workers=-1)["workers"])
    begun = time.perf_counter()
    shares = shares_of(folder, DAY, workers * TURNS)
    done = client.gather(client.map(make, shares, pure=False))
    many = time.perf_counter() - begun
    same = joined(done) == alone.files
    print(
        f"{size:6} cards, {len(alone.files)} files: one process {one:.1f} s; {workers} workers "
        f"{many:.1f} s ({sum(it.seconds for it in done):.1f} s of processor time); "
        f"{'equal' if same else 'DIFFERENT'} bytes",
        flush=True,
    )
    return same


if __name__ == "__main__":
    sys.exit(main())
