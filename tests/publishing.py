"""Publish a small site, and end before the step that is counted: a build that is killed.

Started by `tests/unit/site/test_publish.py` with the site, the steps, how folders trade places, the
stamp of the texts and the signal.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from generator.site import publish, swap
from generator.site.mirror import Claim
from tests.steps import stop_at


def texts_of(stamp: str) -> dict[str, str]:
    """Return the texts of a site by their paths: half of them hang on *stamp*."""
    texts = {f"d{at % 3}/p{at}": f"{stamp} {at}" if at % 2 else f"{at}" for at in range(8)}
    return {**texts, "only-" + stamp: stamp}


def main(site: Path, steps: int, how: str, stamp: str, signal_name: str) -> None:
    """Publish the texts of *stamp* in *site*, but end before step *steps*."""
    if how == "renames":
        swap.exchange = lambda one, other: False  # noqa: ARG005  # its names
    claims = {path: Claim(text, text.encode) for path, text in texts_of(stamp).items()}
    stop_at(steps, signal.Signals[signal_name])
    publish.publish(site, claims, site.parent)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
