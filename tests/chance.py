"""Say how many examples a property is tried with: all where PLAYBOOK_TRIALS is set, else some.

Hypothesis finds other ones in each run, so that what few of them miss today is found another day.
"""

from __future__ import annotations

import os

TRIALS = bool(os.environ.get("PLAYBOOK_TRIALS"))
PART = 4  # of so many examples one is tried
FEWEST = 15


def examples(most: int = 100, fewest: int = FEWEST) -> int:
    """Return how many of *most* examples are tried in this run, *fewest* at least.

    Fewer than usual do where one property is tried of hundreds of like things: of all together many.
    """
    return most if TRIALS else min(most, max(fewest, most // PART))
