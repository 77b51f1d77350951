"""Ask for many addresses at once, and remember for a week what was well."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from generator.read.outside.ask import Answer, Manners, Pace, State, ask

MEMORY = ".playbook/links.json"
AT_ONCE = 8
KEPT = timedelta(days=7)

# What is remembered of each address: the day, what became of it, the words, where it leads.
Known = Mapping[str, tuple[date, State, str, str]]
_KNOWN: TypeAdapter[dict[str, tuple[date, State, str, str]]] = TypeAdapter(
    dict[str, tuple[date, State, str, str]]
)


def check_all(
    addresses: Collection[str], manners: Manners, tell: Callable[[int], None]
) -> Mapping[str, Answer]:
    """Return what became of each of *addresses*; *tell* is told how many are done."""
    pace = Pace(manners.pause)
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)
    found: dict[str, Answer] = {}

    def queue(host: str) -> None:
        for address in by_host[host]:
            found[address] = ask(address, manners, pace)
            tell(len(found))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(queue, host) for host in by_host]:
            done.result()
    return {address: found[address] for address in sorted(found)}


def remembered(text: str, today: date) -> Known:
    """Return what is known of addresses that were well in the last days; nothing of bad *text*."""
    try:
        known = _KNOWN.validate_json(text)
    except ValidationError:
        return {}
    young = today - KEPT
    return {it: row for it, row in known.items() if young < row[0] <= today and row[1] in _WELL}


def memory_text(known: Known, answers: Mapping[str, Answer], today: date) -> str:
    """Return what to keep: *known*, and *answers* as of *today*."""
    rows = {
        **known,
        **{it: (today, made.state, made.words, made.to) for it, made in answers.items()},
    }
    lines = {it: [row[0].isoformat(), *row[1:]] for it, row in sorted(rows.items())}
    return json.dumps(lines, ensure_ascii=False, indent=1) + "\n"


def answers_of(known: Known, addresses: Iterable[str]) -> Iterator[tuple[str, Answer]]:
    """Yield what is *known* of *addresses*."""
    for address in addresses:
        if address in known:
            _, state, words, to = known[address]
            yield address, Answer(state, words, to)


# Private functions

_WELL = frozenset({State.OK, State.MOVED})
