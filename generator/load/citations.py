"""Find citations in an inline text: Pandoc's grammar, with the differences we chose.

The text comes with a mask: the same characters where they are plain text, NUL where they are code,
links, escapes or markup, SOH where they are emphasis marks. Whoever knows the keys decides later
which bare ``@word`` is a citation: here each is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from generator.findings.diagnostics import Diagnostic, Edit, Span, Text, instead, put
from generator.load.locators import Located, braced_locator, split_locator
from generator.model.ranges import backward
from generator.model.text import Cite, Cluster, Event, Name
from generator.rules.bibliography import backward_range
from generator.rules.citations import (
    citation_in_parentheses,
    escaped_citation,
    malformed_citation,
    unknown_locator,
)
from generator.words.phrases import phrase


def find_citations(
    text: Text, start: int, end: int, mask: str
) -> tuple[tuple[Cluster, ...], tuple[Diagnostic, ...]]:
    """Return the citations in the characters *start* to *end* of *text*, and the findings.

    ``mask[0]`` belongs to the character at *start*. All offsets are those of the text.
    """
    if "@" not in mask:
        return (), _escaped_signs(text, start, end, mask)
    scan = _Scan(text, start, end, mask)
    scan.run()
    scan.findings += _escaped_signs(text, start, end, mask)
    scan.clusters.sort(key=lambda cluster: cluster.start)
    return tuple(scan.clusters), tuple(scan.findings)


def without_empty(
    text: Text, events: Sequence[Event], findings: Iterable[Diagnostic]
) -> tuple[Event, ...]:
    """Return *events* without the citations that say nothing: ``[@]``, and the space before it.

    They are no words of the page: their author has not finished them, as the *findings* tell.
    """
    told = (it.span for it in findings if it.rule == malformed_citation.RULE.id)
    starts = (text.offset(it.line, it.column) for it in told)
    found = (_EMPTY.match(text.content, start) for start in starts)
    cuts = {it.start(): it.end() for it in found if it}
    return tuple(_without(events, cuts)) if cuts else tuple(events)


# Private functions

_ONE_PAGE = re.compile(r",?\s*(?:p|S)\.\s*\w+-\w")
# A key: a letter, digit or _, then more of these with single marks between; or {anything}.
_KEY = (
    r"(?<!\w)(?P<minus>-?)@"
    r"(?:\{(?P<odd>[^{}\n\x00\x01]+)\}|(?P<key>\w+(?:[:.#$%&\-+?<>~/]\w+)*))"
)
_TOKEN = re.compile(rf"{_KEY}(?P<brace>\{{[^{{}}\n\x00]*\}})?|[\[\];]")
_BEFORE_LOCATOR = re.compile(r"[ \t]*\n?[ \t\x00]*\[")
_ESCAPED_OPENING = re.compile(r"\\\[(?:[^\[\]@\\\n]{0,80}[\s(;])?-?(?:\\?)@\Z")
_ESCAPED_SIGN = re.compile(
    r"(?<!\\)\[\\@(?P<key>\w+(?:[:.#$%&\-+?<>~/]\w+)*)[^\[\]\n\\]{0,200}\\?\]"
)
_FOLLOWED_BY_PARENTHESIS = re.compile(r"[^()\n\x00]*\)")
_EMPTY = re.compile(r"\[\s*-?@[\s;@>-]*\]")  # also over two lines of a block quote
_NAMELESS = re.compile(r"\[\s*-?@(?:[\s;@-]*\]|\s+(?P<key>\w[\w:.-]*)[\],;])")
_BACKSLASH = re.compile(r"\\(?=[\[\]@])")
# Marks that have words on one side alone: nothing else stands there, or another comma does.
_IDLE = re.compile(r"\s*(?P<alone>[,.:\u2013\u2014-][\s,.:\u2013\u2014-]*)\Z|\s*,\s*(?P<second>,)")
_LAST_COMMA = re.compile(r"(?P<last>,)\s*\Z")  # of words behind a key; before one, it is "e.g.,"
_PLACE_ALONE = re.compile(r"(?:, [\w.\- \u2013]{1,40})?")
_QUOTE_PREFIX = re.compile(r"\n[ \t>]*")


def _without(events: Sequence[Event], cuts: Mapping[int, int]) -> Iterator[Event]:
    hidden = -1
    for event, after in zip_longest(events, events[1:]):
        hidden = max(hidden, cuts.get(event.start, -1)) if event.kind == "text" else hidden
        if event.start < hidden and event.kind in {"text", "soft-break", "hard-break"}:
            continue
        if event.kind == "text" and after and after.kind == "text" and after.start in cuts:
            yield event._replace(value=event.words.rstrip())
        else:
            yield event


@dataclass(slots=True)
class _Group:
    """A pair of brackets: its own keys and semicolons, by offset in the mask."""

    start: int
    end: int = -1
    keys: list[re.Match[str]] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)


class _Scan:
    """One pass over the tokens, then one over the groups and the bare keys."""

    __slots__ = ("_end", "_groups", "_keys", "_mask", "_start", "_text", "clusters", "findings")

    def __init__(self, text: Text, start: int, end: int, mask: str) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._mask = mask
        self._groups: list[_Group] = []
        self._keys: list[re.Match[str]] = []  # outside brackets, or in brackets that never close
        self.clusters: list[Cluster] = []
        self.findings: list[Diagnostic] = []

    def run(self) -> None:
        """Collect groups and keys, then make clusters of them from left to right."""
        self._collect()
        by_start = {group.start: group for group in self._groups}
        claimed = -1  # up to here a narrative citation took what stands in brackets
        bare = sorted(self._keys, key=lambda match: match.start())
        taken: set[int] = set()
        for match in bare:
            if match.start() >= claimed:
                claimed = self._narrative(match, by_start, taken)
        covered = -1
        for group in sorted(self._groups, key=lambda each: each.start):
            if not group.keys:
                self._report_nameless(group)
            if not group.keys or group.start in taken:
                continue
            if group.start < covered:
                self._malformed(
                    group.keys[0],
                    phrase("a citation stands inside another"),
                    phrase("end the outer one before it"),
                )
            else:
                self._bracketed(group)
                covered = group.end

    def _collect(self) -> None:
        stack: list[_Group] = []
        for match in _TOKEN.finditer(self._mask):
            token = match[0]
            if token == "[":  # noqa: S105  # a bracket, no password
                stack.append(_Group(match.start()))
            elif token == "]":  # noqa: S105  # a bracket, no password
                if stack:
                    group = stack.pop()
                    group.end = match.end()
                    self._groups.append(group)
            elif token == ";":  # noqa: S105  # a semicolon, no password
                if stack:
                    stack[-1].cuts.append(match.start())
            elif stack:
                stack[-1].keys.append(match)
            else:
                self._keys.append(match)
        for group in stack:  # never closed: its keys stand bare
            self._keys += group.keys
            self._report_open(group)

    def _report_open(self, group: _Group) -> None:
        first = group.keys[0] if group.keys else None
        if first and first.start() == group.start + 1:
            self.findings.append(
                malformed_citation.RULE.at(
                    self._span(group.start, group.start + 1),
                    phrase("the bracket before `@%(first)s` is never closed", first=_key(first)),
                    help=phrase("add `]` behind the citation"),
                    fix=self._closing(first),
                )
            )

    def _report_nameless(self, group: _Group) -> None:
        found = _NAMELESS.match(self._mask, group.start, group.end)
        if found:
            self._nameless(group.start, group.end, found["key"] or "key")

    def _closing(self, key: re.Match[str]) -> tuple[Edit, ...]:
        """Return the fix that closes a bracket behind *key*, where nothing else can belong to it."""
        behind = self._mask[key.end() : key.end() + 1]
        return (put(self._text, self._start + key.end(), "]"),) if behind in {"", ".", "\n"} else ()

    # Bare keys

    def _narrative(self, match: re.Match[str], by_start: dict[int, _Group], taken: set[int]) -> int:
        """Make a cluster of a bare key and the brackets behind it; return where it ends."""
        start, end = match.start(), match.end() - len(match["brace"] or "")
        located = Located()
        rest: tuple[Cite, ...] = ()
        if match["brace"]:
            located = braced_locator(match["brace"][1:-1], "")
            end = match.end()
        else:
            group = self._group_behind(end, by_start)
            if group is not None:
                located, rest = self._behind(group)
                taken.add(group.start)
                end = group.end
        first = self._cite(match, "", located)
        narrative = not first.suppress_author
        self._add((first, *rest), start, end, narrative=narrative)
        self._report_escape(match)
        self._report_parentheses(match, end)
        return end

    def _group_behind(self, end: int, by_start: dict[int, _Group]) -> _Group | None:
        """Return the group of a locator right behind a key: ``@k [p. 3; @b]``."""
        found = _BEFORE_LOCATOR.match(self._mask, end)
        group = by_start.get(found.end() - 1) if found else None
        if group is None or self._mask[group.end : group.end + 1] in {"(", "["}:
            return None
        first_cut = group.cuts[0] if group.cuts else group.end - 1
        if group.keys and group.keys[0].start() < first_cut:
            return None
        inner = self._mask[group.start + 1 : first_cut].strip()
        if not inner:
            self._report_hollow(group)
        return group if inner and not inner.startswith("^") else None

    def _behind(self, group: _Group) -> tuple[Located, tuple[Cite, ...]]:
        cut = group.cuts[0] if group.cuts else group.end - 1
        located = self._located(group.start + 1, cut)
        suffix = located.suffix
        if suffix and not located.locator and not suffix.startswith(","):
            located = Located("", "", f", {suffix}")
        if not group.cuts:
            return located, ()
        return located, tuple(self._parts(cut + 1, group.end - 1, group.keys, group.cuts[1:]))

    # Keys in brackets

    def _bracketed(self, group: _Group) -> None:
        cites = tuple(self._parts(group.start + 1, group.end - 1, group.keys, group.cuts))
        self._add(cites, group.start, group.end, narrative=False)

    def _parts(
        self, start: int, end: int, keys: list[re.Match[str]], cuts: list[int]
    ) -> Iterator[Cite]:
        """Yield the works between the semicolons *cuts*; words without a key go to the next."""
        begin = start
        position = 0
        for cut in (*cuts, end):
            inside: list[re.Match[str]] = []
            while position < len(keys) and keys[position].start() < cut:
                inside.append(keys[position])
                position += 1
            if not inside:
                words = self._mask[begin:cut].strip()
                if words in {"@", "-@"}:  # a work that is still to be named
                    at = begin + self._mask[begin:cut].index("@")
                    self._nameless(at, at + 1)
                    begin = cut + 1
                elif not words:
                    self._empty(begin, cut)
                    begin = cut + 1
                elif position >= len(keys):
                    self._uncited(begin, cut)
                    begin = cut + 1
                continue
            yield from self._works(begin, cut, inside)
            begin = cut + 1

    def _works(self, begin: int, cut: int, keys: list[re.Match[str]]) -> Iterator[Cite]:
        for number, match in enumerate(keys):
            if number:
                self._malformed(
                    match,
                    phrase("no semicolon stands before `@%(words)s`", words=_key(match)),
                    phrase("write `;` between two works"),
                    self._semicolon(match),
                )
            prefix = self._words(begin, match.start()) if number == 0 else ""
            if prefix:
                self._report_idle(_IDLE.match(self._mask[begin : match.start()]), begin)
            following = keys[number + 1].start() if number + 1 < len(keys) else cut
            if match["brace"]:
                located = braced_locator(match["brace"][1:-1], self._words(match.end(), following))
            else:
                located = self._located(match.end(), following)
            yield self._cite(match, prefix, located)

    def _located(self, start: int, end: int) -> Located:
        words = self._words(start, end)
        if self._mask[end : end + 1] in {";", "]"}:  # else another key, without a semicolon
            behind = self._mask[start:end]
            self._report_idle(_IDLE.match(behind) or _LAST_COMMA.search(behind), start)
        located = split_locator(words)
        if located.doubtful:
            at = self._mask.find(located.doubtful, start, end)
            if at >= 0 and not located.meant:
                place = self._span(at, at + len(located.doubtful))
                message = phrase("no number stands behind `%(label)s`", label=located.doubtful)
                help = phrase("write the number, or take the label out")
                self.findings.append(unknown_locator.RULE.at(place, message, help=help))
            elif at >= 0:
                self.findings.append(
                    unknown_locator.RULE.at(
                        self._span(at, at + len(located.doubtful)),
                        phrase(
                            "the label `%(doubtful)s` of a number is not known",
                            doubtful=located.doubtful,
                        ),
                        help=phrase("did you mean `%(near)s`?", near=located.meant),
                        fix=instead(self._span(at, at + len(located.doubtful)), located.meant),
                    )
                )
        self._report_backward(located, start, end)
        return located

    def _report_backward(self, located: Located, start: int, end: int) -> None:
        """Tell of pages that end before they begin; `p. 9-3` is page 3 of chapter 9."""
        shown = backward(located.locator) if located.label == "page" else ""
        at = self._mask.find(shown, start, end) if shown else -1
        if at < 0 or _ONE_PAGE.match(self._mask, start, end):
            return
        message = phrase("`%(shown)s` ends before it begins", shown=shown)
        help = phrase("write the smaller number first, or mend it")
        place = self._span(at, at + len(shown))
        self.findings.append(backward_range.RULE.at(place, message, help=help))

    def _report_hollow(self, group: _Group) -> None:
        place = self._span(group.start, group.end)
        message = phrase("nothing stands in the brackets behind a citation")
        help = phrase("take them out, or write the page in them")
        fix = (Edit(place, ""),)
        self.findings.append(malformed_citation.RULE.at(place, message, help=help, fix=fix))

    def _report_idle(self, found: re.Match[str] | None, start: int) -> None:
        """Tell of a comma, or another mark, that has words on one side alone."""
        if not found or not found.lastgroup:
            return
        marks = found[found.lastgroup].rstrip()
        at = start + found.start(found.lastgroup)
        place = self._span(at, at + len(marks))
        message = phrase("nothing stands beside this `%(marks)s`", marks=marks)
        help = phrase("take it out, or write what is missing")
        fix = (Edit(place, ""),)
        self.findings.append(malformed_citation.RULE.at(place, message, help=help, fix=fix))

    # Making and reporting

    def _cite(self, match: re.Match[str], prefix: str, located: Located) -> Cite:
        group = "odd" if match["odd"] else "key"
        return Cite(
            key=Name(_key(match), self._span(*match.span(group))),
            prefix=prefix,
            suffix=located.suffix,
            locator=located.locator,
            label=located.label,
            suppress_author=bool(match["minus"]),
        )

    def _add(self, cites: tuple[Cite, ...], start: int, end: int, *, narrative: bool) -> None:
        if cites:
            first, last = self._start + start, self._start + end
            self.clusters.append(
                Cluster(cites, first, last, self._text.span(first, last), narrative)
            )

    def _words(self, start: int, end: int) -> str:
        """Return the text as written, without the marks of block quotes, on one line."""
        written = self._text.content[self._start + start : self._start + end]
        if "\n" in written:
            written = _QUOTE_PREFIX.sub(" ", written)
        return written.strip()

    def _span(self, start: int, end: int) -> Span:
        return self._text.span(self._start + start, self._start + end)

    def _malformed(
        self, match: re.Match[str], message: str, advice: str, fix: tuple[Edit, ...] = ()
    ) -> None:
        self.findings.append(
            malformed_citation.RULE.at(self._span(*match.span()), message, help=advice, fix=fix)
        )

    def _semicolon(self, match: re.Match[str]) -> tuple[Edit, ...]:
        """Return the fix that puts a semicolon for what divides *match* from the work before it."""
        lead = self._mask[: match.start()]
        end = len(lead.rstrip(" ,&"))
        if "\n" in self._mask[end : match.start()] or lead.endswith("\n"):
            return ()
        return (Edit(self._span(end, match.start()), "; "),)

    def _empty(self, begin: int, cut: int) -> None:
        at = begin - 1 if self._mask[begin - 1] == ";" else cut
        self.findings.append(
            malformed_citation.RULE.at(
                self._span(at, at + 1),
                phrase("nothing stands beside this semicolon"),
                help=phrase("remove it"),
                fix=(Edit(self._span(at, at + 1), ""),),
            )
        )

    def _nameless(self, start: int, end: int, key: str = "key") -> None:
        message = phrase("this citation names no work")
        help = phrase("write the work's key behind the `@`, without a space: `[@%(key)s]`", key=key)
        self.findings.append(malformed_citation.RULE.at(self._span(start, end), message, help=help))

    def _uncited(self, begin: int, cut: int) -> None:
        words = self._words(begin, cut)
        self.findings.append(
            malformed_citation.RULE.at(
                self._span(begin, cut),
                phrase("`%(words)s` cites no work", words=words[:40]),
                help=phrase("move it behind a comma, or out of the brackets"),
            )
        )

    def _report_escape(self, match: re.Match[str]) -> None:
        sign = self._start + match.start() + len(match["minus"])
        lead = self._text.content[max(self._start, sign - 90) : sign + 1]
        found = _ESCAPED_OPENING.search(lead)
        if found:
            at = sign + 1 - len(lead) + found.start()
            end = self._text.content.find("]", self._start + match.end(), self._start + self._end)
            self.findings.append(_escaped(self._text, at, end + 1, _key(match)))

    def _report_parentheses(self, match: re.Match[str], end: int) -> None:
        at = match.start() - 1
        if at >= 0 and self._mask[at] == "(" and _FOLLOWED_BY_PARENTHESIS.match(self._mask, end):
            written = self._mask[match.start() : match.end()]
            self.findings.append(
                citation_in_parentheses.RULE.at(
                    self._span(at, match.end()),
                    phrase("the citation of `%(words)s` stands in parentheses", words=_key(match)),
                    help=phrase("use `[%(written)s]`", written=written),
                    fix=self._in_brackets(match, at, end),
                )
            )

    def _in_brackets(self, match: re.Match[str], at: int, end: int) -> tuple[Edit, ...]:
        """Return the fix that turns parentheses around one citation into brackets.

        There is none where more stands in them, which brackets may read as another citation.
        """
        close = self._mask.find(")", end)
        inside = self._mask[match.end() : close]
        single = end == match.end() and _PLACE_ALONE.fullmatch(inside)
        if close < 0 or not single or self._mask[close + 1 : close + 2] in {"(", "[", ":"}:
            return ()
        return Edit(self._span(at, at + 1), "["), Edit(self._span(close, close + 1), "]")


def _key(match: re.Match[str]) -> str:
    return match["odd"] or match["key"]


def _escaped(text: Text, at: int, end: int, key: str) -> Diagnostic:
    written = text.content[at:end]
    fix = tuple(
        Edit(text.span(at + found.start(), at + found.end()), "")
        for found in _BACKSLASH.finditer(written)
    )
    return escaped_citation.RULE.at(
        text.span(at, at + 2),
        phrase("the citation of `%(key)s` is escaped", key=key),
        help=phrase("write `[@%(key)s]` without backslashes", key=key),
        fix=fix if "\n" not in written else (),
    )


def _escaped_signs(text: Text, start: int, end: int, mask: str) -> tuple[Diagnostic, ...]:
    r"""Find ``[\\@key]``: brackets that are plain around an at sign that is not."""
    if "[" not in mask:
        return ()
    return tuple(
        _escaped(text, match.start(), match.end(), match["key"])
        for match in _ESCAPED_SIGN.finditer(text.content, start, end)
        if mask[match.start() - start] == "["
    )
