"""Make a playbook of N cards as a large organisation has one: decisions and terms in proportion.

    python tests/benchmarks/large.py FOLDER [N]

The same N gives the same files.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

corpus: Any = import_module("corpus" if __package__ in {None, ""} else f"{__package__}.corpus")
wide: Any = import_module("wide" if __package__ in {None, ""} else f"{__package__}.wide")

CARDS_A_DECISION = 20
CARDS_A_TERM = 5


def main() -> None:
    """Write the playbook that the command line asks for."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("cards", type=int, nargs="?", default=2000)
    args = parser.parse_args()
    large(args.folder, args.cards)


def large(folder: Path, cards: int, decisions: int = 0) -> None:
    """Write a playbook of so many *cards* into *folder*, and of so many *decisions* if it is said."""
    corpus.playbook(folder, cards)
    place = folder / "kb/decisions"
    place.mkdir()
    for number in range(decisions or cards // CARDS_A_DECISION):
        role = corpus.ROLES[number % len(corpus.ROLES)]
        topic = corpus.TOPICS[number % len(corpus.TOPICS)]
        text = wide.decision(number, table=number % 2 == 1, role=role, topic=topic)
        (place / f"decision-{number:04}.md").write_text(text, encoding="utf-8")
    terms = "".join(map(wide.term, range(cards // CARDS_A_TERM)))
    (folder / "kb/glossary.yml").write_text(f"terms:\n{terms}", encoding="utf-8")


if __name__ == "__main__":
    main()
