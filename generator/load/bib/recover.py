"""Read an entry that the splitter could not, or could not be trusted with; report each flaw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.findings.diagnostics import Diagnostic, Edit, Note, Text, put
from generator.load.bib.values import Flaw, Value, closing_brace, read_value
from generator.model.text import Name
from generator.model.works import Field
from generator.rules.bibliography import (
    empty_field,
    entry_ends_early,
    entry_without_key,
    missing_brace,
    missing_comma,
    missing_equals_sign,
    misspelt_type,
    stray_text,
    too_long_value,
    unclosed_brace,
    unclosed_quote,
    unquoted_value,
)
from generator.words.phrases import phrase


@dataclass(slots=True)
class Recovered:
    """What could be read of an entry, up to the offset ``end``."""

    type: Name
    key: Name
    fields: list[Field] = field(default_factory=list)
    names: list[tuple[str, int]] = field(default_factory=list)  # @strings that nobody defined
    findings: list[Diagnostic] = field(default_factory=list)
    end: int = 0


def recover(
    text: Text, clean: str, start: int, limit: int, strings: Mapping[str, str]
) -> Recovered | None:
    """Read the entry at offset *start*, at most up to *limit*; None where none begins.

    *clean* is the content with its comments blank. A flaw is reported once and stepped over.
    """
    head = _HEAD.match(clean, start, limit)
    if head is None:
        return None
    place = head.span("open") if head["open"] else head.span("gap")
    found = Recovered(
        Name(head["type"].lower(), text.span(*head.span("type"))), Name("", text.span(*place))
    )
    entry = _Entry(text, clean, head, limit, strings)
    if not head["type"]:
        found.type = Name("misc", text.span(*place))
        found.findings.append(entry.typeless())
    if head["gap"]:
        found.findings.append(
            missing_brace.RULE.at(
                text.span(*place),
                phrase("no brace stands between `@%(type)s` and its key", type=head["type"]),
                help=phrase("write `@%(type)s{`", type=head["type"]),
                fix=(Edit(text.span(*place), "{"),),
            )
        )
    at = entry.read_key(found)
    entry.read_fields(at, found)
    return found


def flaw_finding(text: Text, value: Value) -> Diagnostic | None:
    """Return the finding of the flaw of *value*, if it has one."""
    opening = text.span(value.start - 1, value.start) if value.start else text.span(0)
    if value.flaw is Flaw.UNCLOSED_BRACE:
        return unclosed_brace.RULE.at(
            opening,
            phrase("this brace is never closed"),
            help=phrase("add `}` at the end of the value"),
        )
    if value.flaw is Flaw.UNCLOSED_QUOTE:
        return unclosed_quote.RULE.at(
            opening,
            phrase("this quotation mark is never closed"),
            help=phrase('add `"` at the end of the value'),
        )
    if value.flaw is Flaw.BARE_WORDS:
        return _bare_words(text, value)
    if value.flaw is Flaw.NOTHING_JOINED:
        return stray_text.RULE.at(
            text.span(value.after - 1, value.after),
            phrase("nothing stands behind `#`"),
            help=phrase("write what it joins, or take it out"),
        )
    if value.flaw is Flaw.TOO_LONG:
        return too_long_value.RULE.at(
            text.span(value.start),
            phrase("the joined @strings are longer than 64 KiB"),
            help=phrase("write the value itself, or join fewer"),
        )
    return None


# Private functions

_CURLY = frozenset("\u201c\u201d\u201e\u00ab\u2018\u2019\u201a")


def _bare_words(text: Text, value: Value) -> Diagnostic:
    if value.text[:1] in _CURLY:
        return unquoted_value.RULE.at(
            text.span(value.start),
            phrase("`%(sign)s` is no quotation mark in BibTeX", sign=value.text[0]),
            help=phrase("write `{` where the value begins, and `}` where it ends"),
        )
    return unquoted_value.RULE.at(
        text.span(value.start, value.end),
        phrase("the value `%(value)s` stands without braces", value=_short(value.text)),
        help=phrase("write `{%(value)s}`", value=_short(value.text)),
        fix=(put(text, value.start, "{"), put(text, value.end, "}")),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry that is read piece by piece, and how far it may reach."""

    text: Text
    clean: str
    head: re.Match[str]
    limit: int
    strings: Mapping[str, str]

    def typeless(self) -> Diagnostic:
        return misspelt_type.RULE.at(
            self.text.span(self.head.start(), self.head.end()),
            phrase("an entry begins without its type"),
            help=phrase("write what the work is behind the `@`, such as `@article{` or `@book{`"),
        )

    def read_key(self, found: Recovered) -> int:
        match = _KEY.match(self.clean, self.head.end(), self.limit)
        key = match["key"] if match else ""
        if match is None or not key or self.clean.startswith("=", match.end()):
            place = self.text.span(*self.head.span("type"))
            found.findings.append(
                entry_without_key.RULE.at(
                    place,
                    phrase("this `@%(type)s` has no key", type=found.type.value),
                    help=phrase(
                        "write `@%(type)s{key,` with a key to cite it by", type=found.type.value
                    ),
                )
            )
            found.key = Name("", place)
            return match.end() if match and not key else self.head.end()
        found.key = Name(key, self.text.span(*match.span("key")))
        if match["end"] == "\n" and _FIELD.match(self.clean, match.end(), self.limit):
            found.findings.append(
                self._comma_finding(match.end("key"), phrase("the key `%(key)s`", key=key))
            )
        return match.end()

    def read_fields(self, at: int, found: Recovered) -> None:
        seen: list[tuple[str, int]] = []  # the last field, and where it ended
        while True:
            closing = _CLOSE.match(self.clean, at, self.limit)
            if closing:
                at = closing.end()
                if not self._goes_on(at):
                    break
                found.findings.append(self._early_finding(closing.start("close")))
                seen = []
                continue
            match = _FIELD.match(self.clean, at, self.limit) or _SIGNLESS.match(
                self.clean, at, self.limit
            )
            if match is None:
                resume = self._resume(at)
                if resume <= at:
                    self._report_open(found)
                    at = self.limit
                    break
                self._report_skipped(at, resume, found)
                at, seen = resume, []
                continue
            if seen and "," not in self.clean[at : match.start("name")]:
                self._report_comma(seen[-1], found)
            if match["sign"] != "=":
                found.findings.append(self._sign_finding(match))
            at = self._read_field(match, found)
            seen = [(match["name"].lower(), at)]
        found.end = at

    def _comma_finding(self, at: int, what: str) -> Diagnostic:
        return missing_comma.RULE.at(
            self.text.span(at, at + 1),
            phrase("a comma is missing after %(what)s", what=what),
            help=phrase("add `,` here"),
            fix=(put(self.text, at, ","),),
        )

    def _sign_finding(self, match: re.Match[str]) -> Diagnostic:
        """Return the finding of another sign, or none, where a field has its equals sign."""
        group = "sign" if match["sign"] else "other"
        if not match[group]:
            return self._signless(match)
        sign, name = match[group], match["name"]
        gap = "" if self.text.content[match.start(group) - 1].isspace() else " "
        return missing_equals_sign.RULE.at(
            self.text.span(*match.span(group)),
            phrase(
                "`%(sign)s` stands behind the field `%(name)s`, where `=` belongs",
                sign=sign,
                name=name,
            ),
            help=phrase("write `%(right)s`", right=f"{name} ="),
            fix=(Edit(self.text.span(*match.span(group)), f"{gap}="),),
        )

    def _signless(self, match: re.Match[str]) -> Diagnostic:
        """Return the finding of a field without an equals sign; where nothing follows, without a value."""
        at = match.end("name")
        valued = "sign" in match.re.groupindex
        help = (
            phrase("write `%(right)s`", right=f"{match['name']} =")
            if valued
            else phrase("write `%(right)s`, or take it out", right=f"{match['name']} = {{...}}")
        )
        return missing_equals_sign.RULE.at(
            self.text.span(*match.span("name")),
            phrase("no `=` stands behind the field `%(name)s`", name=match["name"]),
            help=help,
            fix=(put(self.text, at, " ="),) if valued else (),
        )

    def _resume(self, at: int) -> int:
        """Return where to read on after what is no field, past whole braces; *at* if nowhere."""
        while resume := _RESUME.search(self.clean, at, self.limit):
            opening = self.clean.find("{", at, resume.start())
            closing = closing_brace(self.clean, opening, self.limit) if opening >= 0 else -1
            if closing < 0:
                return resume.end()
            at = closing + 1
        return at

    def _report_skipped(self, at: int, end: int, found: Recovered) -> None:
        """Report what stands between two fields and is none, unless a flaw told already is why."""
        words = self.clean[at:end].strip(" \t\n,")
        if not words or found.findings:
            return
        if lone := _LONE.match(self.clean, at):
            found.findings.append(self._signless(lone))
            return
        start = self.clean.index(words, at)
        found.findings.append(
            stray_text.RULE.at(
                self.text.span(start, start + len(words.partition("\n")[0].rstrip())),
                phrase(
                    "`%(words)s` is no field of the entry", words=_short(" ".join(words.split()))
                ),
                help=phrase("take it out, or write it as `name = {value}`"),
            )
        )

    def _goes_on(self, at: int) -> bool:
        return _AHEAD.match(self.clean, at, self.limit) is not None

    def _early_finding(self, at: int) -> Diagnostic:
        return entry_ends_early.RULE.at(
            self.text.span(at, at + 1),
            phrase("this brace ends the entry, but more fields follow"),
            help=phrase("remove the brace"),
            fix=(Edit(self.text.span(at, at + 1), ""),),
        )

    def _report_open(self, found: Recovered) -> None:
        """Report the entry's own brace as open, unless a value was already reported so."""
        rules = {finding.rule for finding in found.findings}
        if rules & {missing_brace.RULE.id, unclosed_brace.RULE.id, unclosed_quote.RULE.id}:
            return
        end = self.head.start() + len(self.clean[self.head.start() : self.limit].rstrip())
        found.findings.append(
            unclosed_brace.RULE.at(
                self.text.span(*self.head.span("open")),
                phrase("the entry `%(key)s` is never closed", key=found.key.value),
                help=phrase(
                    "add `%(sign)s` behind its last field",
                    sign=")" if self.head["open"].endswith("(") else "}",
                ),
                notes=[
                    Note(
                        self.text.span(max(end - 1, 0), end),
                        phrase("the next entry begins after this"),
                    )
                ],
            )
        )

    def _report_comma(self, last: tuple[str, int], found: Recovered) -> None:
        if not any(
            finding.span.line == self.text.position(last[1])[0] for finding in found.findings
        ):
            found.findings.append(
                self._comma_finding(last[1], phrase("the field `%(last)s`", last=last[0]))
            )

    def _read_field(self, match: re.Match[str], found: Recovered) -> int:
        value = read_value(self.clean, match.end(), self.limit, self.strings)
        name = Name(match["name"].lower(), self.text.span(*match.span("name")))
        found.fields.append(Field(name, value.text, self.text.span(value.start, value.end)))
        found.names += value.names
        finding = flaw_finding(self.text, value)
        if finding:
            found.findings.append(finding)
        elif value.after == value.start:
            found.findings.append(_valueless(match, name))
        return value.after


_HEAD = re.compile(
    r"\s*@\s*(?P<type>\w*)(?:\s*(?P<open>[{(])|(?P<gap>[ \t]+)(?=[^\s,{}()=@]+[ \t]*,))"
)
_KEY = re.compile(r"[ \t\n]*(?P<key>[^,={}\n]*?)[ \t]*(?P<end>,|\n|(?=[}=]|\Z))")
_FIELD = re.compile(r"[\s,]*(?P<name>[^\s,={}\"()#:]+)\s*(?P<sign>=(?:[ \t]*=)*|:(?=\s*[{\"]))")
# A field whose value follows at once, or behind another sign; and a name that nothing follows.
_SIGNLESS = re.compile(
    r"[\s,]*(?P<name>[A-Za-z][\w+-]*)(?:(?P<sign>)(?=[ \t\n]*[{\"]|[ \t]+\d)"
    r"|[ \t]*(?P<other>[^\w\s{}\",%@\\()]{1,4})(?=[ \t]*[{\"]))"
)
_LONE = re.compile(r"[\s,]*(?P<name>[A-Za-z][\w+:-]*)(?=[ \t\n]*(?:,|[})]))")
_CLOSE = re.compile(r"[\s,]*(?P<close>[})])")
_AHEAD = re.compile(r"[\s,})]*[A-Za-z][\w+:-]*\s*=\s*(?:[{\"\d]|\w+\s*[,}])")
_RESUME = re.compile(r"\n[ \t]*(?=[A-Za-z][\w+:-]*[ \t]*=)|(?=[})])")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def _valueless(match: re.Match[str], name: Name) -> Diagnostic:
    return empty_field.RULE.at(
        name.span,
        phrase("nothing stands behind `%(name)s`", name=f"{match['name']} ="),
        help=phrase("write its value in braces, or take the field out"),
    )
