"""Let an author see an edit before the site is exchanged: the few files that it changes come first.

A site of 10,000 cards takes as long to be exchanged as all before it. What is put in place ahead is
made again when the site is: so whatever becomes of it, the site is what its notes say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.disk import kind_of, own_folder, write
from generator.site.mirror import Claim, inside

MOST = 50  # files; what changes more takes long anyway, and is better seen when it is whole
NEW = ".ahead"  # beside the site


def put_ahead(site: Path, claims: Mapping[str, Claim], before: Mapping[str, str], top: Path) -> int:
    """Put in place those of *claims* that have another key than *before*; return how many.

    Both are by path in *site*. Where they are more than a few, and where one is new, none is. Call it
    with the lock of *site* held. Raises `ForeignError` where a folder of *site* is a link.
    """
    changed = [path for path, claim in claims.items() if before.get(path) != claim.key]
    if len(changed) > MOST or not before.keys() >= set(changed):
        return 0
    made = {inside(path): claims[path].make() for path in changed}  # all, or a fault leaves none
    number = 0
    for path, content in made.items():
        target, new = site / path, site.with_name(NEW)
        own_folder(target.parent, top)
        if kind_of(target) == "a file":  # else the exchange puts it there
            write(str(new), content)
            new.replace(target)
            number += 1
    return number
