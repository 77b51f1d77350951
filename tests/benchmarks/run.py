"""Run every benchmark in turn: speed as ratios beside other tools, conformance as counts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# No measurements, or those that table.py makes as well.
SKIPPED = frozenset(
    {"run.py", "corpus.py", "wide.py", "large.py", "readers.py", "shares.py", "by_dask.py"}
)


def main() -> int:
    """Run each script with this interpreter; return 1 if one of them failed."""
    failed = 0
    for script in sorted(HERE.glob("*.py")):
        if script.name not in SKIPPED:
            print(f"\n== {script.name}", flush=True)
            failed |= subprocess.run([sys.executable, str(script)], check=False).returncode
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
