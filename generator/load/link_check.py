"""Read and write links.lock: what `playbook links` found of outside links, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.findings.diagnostics import Diagnostic, Text
from generator.model.playbook import BadLink, LinkCheck
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

PATH = "links.lock"
HEAD = "// What `playbook links` found. The page Health shows it; the command writes it anew.\n"


def load_check(text: Text) -> tuple[LinkCheck | None, tuple[Diagnostic, ...]]:
    """Return what *text* says, None where no day is named; lines that begin with `//` are comments.

    Of several days, as two branches may have them, the last counts, and all that was found.
    """
    days: list[tuple[date, int]] = []
    bad: dict[str, BadLink] = {}
    findings = []
    for number, start in enumerate(text.starts, 1):
        line = text.line(number).rstrip()
        if not line or line.startswith("//") or _MARKS.match(line):
            continue
        try:
            _read(line, days, bad)
        except ValueError:
            message = phrase("the line is none that `playbook links` writes")
            help = phrase("run `playbook links`, or take the line out")
            place = text.span(start, start + len(line))
            findings.append(bad_value.RULE.at(place, message, help=help))
    made = LinkCheck(*max(days), tuple(bad[it] for it in sorted(bad))) if days else None
    return made, tuple(findings)


def check_text(check: LinkCheck) -> str:
    """Return *check* as the file has it: what stays so, stays the same line."""
    return HEAD + "".join(f"{line}\n" for line in _lines(check))


# Private functions

_MARKS = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")  # of git's, which are told already
_BAD = re.compile(r"(?P<day>\S+) (?P<state>dead|moved) (?P<address>\S+) (?P<words>\S.*)")
_DAY = re.compile(r"checked (?P<day>\S+) (?P<count>[0-9]{1,9})")


def _read(line: str, days: list[tuple[date, int]], bad: dict[str, BadLink]) -> None:
    """Note what *line* says; raise ValueError where it says nothing."""
    if found := _DAY.fullmatch(line):
        days.append((date.fromisoformat(found["day"]), int(found["count"])))
    elif found := _BAD.fullmatch(line):
        day, moved = date.fromisoformat(found["day"]), found["state"] == "moved"
        bad[found["address"]] = BadLink(found["address"], moved, day, found["words"])
    else:
        raise ValueError(line)


def _lines(check: LinkCheck) -> Iterator[str]:
    yield f"checked {check.day.isoformat()} {check.addresses}"
    for it in sorted(check.bad, key=lambda it: it.address):
        state = "moved" if it.moved else "dead"
        yield f"{it.day.isoformat()} {state} {it.address} {' '.join(it.words.split())}"
