"""Read raw HTML: tags that only give meaning to words become ours, the rest is said to be lost.

Nothing of an author's tag reaches a page as it is: a tag is written anew, from a list, with the few
attributes that are known. Links and pictures become those of Markdown, and are checked like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from generator.findings.diagnostics import Diagnostic, Span, Text
from generator.load.dialects.inside import find_inside
from generator.load.dialects.lost import up_to
from generator.model.text import Event
from generator.rules.words import lost_words, raw_html
from generator.words.phrases import phrase

VOID = frozenset("br hr wbr".split())
KEPT = VOID | frozenset(
    "abbr b blockquote caption cite code dd del details dfn dl dt em figcaption figure i ins kbd li"
    " mark ol p pre q s samp small strong sub summary sup table tbody td tfoot th thead tr u ul var".split()
)
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "a": frozenset({"href", "title"}),
    "img": frozenset({"src", "alt", "title"}),
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
# What these stand in: outside of it a browser takes them away, or breaks the text in two.
PARENTS: Mapping[str, frozenset[str]] = {
    "caption": frozenset({"table"}),
    "dd": frozenset({"dl"}),
    "dt": frozenset({"dl"}),
    "figcaption": frozenset({"figure"}),
    "li": frozenset({"ol", "ul"}),
    "summary": frozenset({"details"}),
    "tbody": frozenset({"table"}),
    "td": frozenset({"tr"}),
    "tfoot": frozenset({"table"}),
    "th": frozenset({"tr"}),
    "thead": frozenset({"table"}),
    "tr": frozenset({"table", "tbody", "tfoot", "thead"}),
}
# Whose end tags may be left out in HTML: what begins behind them, or around them, ends them.
IMPLIED: Mapping[str, frozenset[str]] = {
    "dd": frozenset({"dd", "dt"}),
    "dt": frozenset({"dd", "dt"}),
    "li": frozenset({"li"}),
    "tbody": frozenset({"td", "th", "tr", "thead", "tbody"}),
    "td": frozenset({"td", "th"}),
    "tfoot": frozenset({"td", "th", "tr", "tbody", "thead"}),
    "th": frozenset({"td", "th"}),
    "tr": frozenset({"td", "th", "tr"}),
}
# With these all that is between them goes too.
WHOLE = frozenset(
    "audio canvas iframe math noscript object script style svg template video".split()
)
# What else is a tag of HTML; `<name>` is none, but a gap that somebody is to fill.
OTHERS = frozenset(
    "a acronym applet area base basefont bdi bdo big body button col colgroup data datalist dialog dir"
    " embed font frame frameset head html iframe img input label link map marquee menu meta meter nobr"
    " noframes optgroup option output param picture portal progress rp rt ruby search select slot source"
    " span strike time title track tt wbr".split()
)
IN_WORDS = phrase("write the words themselves, or put it in backticks if readers are to see it so")
# What begins a block of its own; words and other tags between them are a paragraph.
BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
HTML = KEPT | WHOLE | OTHERS | BLOCKS | {"textarea", "legend", "h"}
# Whose text may stand in them as it is.
HOLDS_WORDS = KEPT - {
    "details",
    "dl",
    "figure",
    "ol",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
}


@dataclass(frozen=True, slots=True)
class Comment:
    """Where an HTML comment stands."""

    start: int
    end: int


def read_tags(
    text: Text, events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Comment, ...], tuple[Diagnostic, ...]]:
    """Return *events* with their HTML read, the comments in it, and what of it is lost."""
    if not any(event.kind in _HTML for event in events):
        return tuple(events), (), ()
    reader = _Reader(text)
    block = False
    for event in events:
        if event.kind in {"start:html-block", "end:html-block"}:
            block = event.kind[0] == "s"
            if block:
                reader.read(event.start, event.end, block=True)
        elif event.kind == "inline-html":
            reader.read(event.start, event.end, block=False)
        elif not block:  # within one, what the parser says was read with it
            reader.take(event)
    reader.leave(0)
    out = tuple(event for event in reader.out if event is not None)
    return out, tuple(reader.comments), tuple(reader.findings)


# Private functions

_HTML = frozenset({"inline-html", "html", "start:html-block"})
_TOKEN = re.compile(
    r"""(?P<comment><!--.*?-->)
    | <(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)
      (?P<attributes>(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}'){0,400})>
    | (?P<open><!--(?!.*?-->).*)
    | (?P<other><[!?][^>]*>)""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s=/"'<>]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end: where it stands among the events, and how deep in blocks."""

    name: str
    index: int
    depth: int
    start: int
    end: int


@dataclass(slots=True)
class _Reader:
    text: Text
    out: list[Event | None] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)  # where the last end of each tag stands
    depth: int = 0
    paragraph: bool = False  # one of ours is open, in a block of HTML

    def take(self, event: Event) -> None:
        """Keep an *event* that is no HTML."""
        edge, _, tag = event.kind.partition(":")
        inner = tag in _INLINE
        if edge == "end" and tag and not inner:
            self.leave(self.depth)
            self.depth -= 1
        elif edge == "start" and not inner:
            self.depth += 1
        self.out.append(event)

    def leave(self, depth: int) -> None:
        """Give up the tags that were opened at *depth* or deeper and never closed."""
        while self.open and self.open[-1].depth >= depth:
            self.give_up(self.open.pop())

    def read(self, start: int, end: int, *, block: bool) -> None:
        content = self.text.content
        at = start
        while at < end:
            found = _TOKEN.search(content, at, end)
            if block:
                self.words(at, found.start() if found else end)
            if found is None:
                break
            name = (found["name"] or "").lower()
            if block and name in BLOCKS:
                self.end_paragraph(found.start())
            elif block and name and not found["close"]:
                self.begin_paragraph(found.start())
            at = self.token(found, end)
        self.end_paragraph(end)

    def begin_paragraph(self, at: int) -> None:
        """Begin a paragraph in a block of HTML, unless the tag that is open holds words itself."""
        holders = (
            tag.name
            for tag in reversed(self.open)
            if tag.name in BLOCKS and self.out[tag.index] is not None
        )
        if not self.paragraph and next(holders, "") not in HOLDS_WORDS:
            self.paragraph = True
            self.depth += 1
            self.out.append(Event("start:paragraph", None, at, at))

    def end_paragraph(self, at: int) -> None:
        if self.paragraph:
            self.leave(self.depth)
            self.paragraph = False
            self.depth -= 1
            self.out.append(Event("end:paragraph", None, at, at))

    def token(self, found: re.Match[str], end: int) -> int:
        """Read one tag or comment; return where to go on."""
        if found["comment"] and self.text.origin and not self.text.origin.whole:
            self.say(*found.span(), phrase("a comment in a value is left out"))
        elif found["comment"]:
            self.comments.append(Comment(*found.span()))
        elif found["open"]:
            self.unclosed(*found.span())
        elif found["other"]:
            self.say(*found.span(), phrase("`%(words)s` is left out", words=_short(found[0])))
        elif found["close"]:
            self.closing(found["name"].lower(), *found.span())
        else:
            return self.opening(found["name"].lower(), found, end)
        return found.end()

    def unclosed(self, start: int, end: int) -> None:
        line = self.text.content.find("\n", start, end)
        place = self.text.span(start, line if line > 0 else end)
        message = phrase("this comment is never closed: what stands below it is not shown")
        finding = lost_words.RULE.at(
            place,
            message,
            help=phrase("write `-->` where the comment ends"),
            notes=up_to(self.text, end),
        )
        self.findings.append(finding)

    def opening(self, name: str, found: re.Match[str], end: int) -> int:
        start, close = found.span()
        values = dict(_attributes(found["attributes"]))
        if name in WHOLE:
            until = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(
                self.text.content, close, end
            )
            message = phrase("`<%(name)s>` is left out with all that is in it", name=name)
            self.say_of(self.text.span(start, until.end() if until else close), message)
            return until.end() if until else close
        if name == "img":
            self.image(values, start, close)
        elif name not in KEPT and not values.get(_NEEDED.get(name, "")):
            message = phrase("`<%(name)s>` is left out; the words in it stay", name=name)
            self.say(start, close, message, "" if name in HTML else IN_WORDS)
            return close
        elif name in PARENTS and not any(tag.name in PARENTS[name] for tag in self.open):
            self.orphan(name, start, close)
            return close
        else:
            self.begin(name, values, start, close)
        lost = sorted(values.keys() - _kept(name, values))
        if lost:
            what = ", ".join(f"`{it}`" for it in lost)
            self.say(
                start,
                close,
                phrase(
                    "%(what)s of `<%(name)s>` %(words)s left out",
                    what=what,
                    name=name,
                    words=phrase("is") if len(lost) == 1 else phrase("are"),
                ),
            )
        return close

    def begin(self, name: str, values: Mapping[str, str], start: int, end: int) -> None:
        ended = IMPLIED.get(name, frozenset())
        while self.open and self.open[-1].name in ended and self.open[-1].depth == self.depth:
            self.close(self.open.pop(), start, start)
        if name not in VOID:
            self.open.append(_Open(name, len(self.out), self.depth, start, end))
        if name == "a":
            value = {"dest_url": values["href"], "title": values.get("title", "")}
            self.out.append(Event("start:link", value, start, end))
        else:
            known = _kept(name, values) & values.keys()
            kept = "".join(f' {it}="{escape(values[it])}"' for it in sorted(known))
            self.out.append(Event("markup", f"<{name}{kept}>", start, end))

    def orphan(self, name: str, start: int, end: int) -> None:
        """Leave out a tag that stands outside of what it is a part of; its words stay."""
        self.open.append(_Open(name, len(self.out), self.depth, start, end))
        self.out.append(None)
        around = " / ".join(f"`<{it}>`" for it in sorted(PARENTS[name]))
        message = phrase(
            "`<%(name)s>` stands outside %(around)s, and is left out; the words in it stay",
            name=name,
            around=around,
        )
        self.say(start, end, message)

    def closing(self, name: str, start: int, end: int) -> None:
        if name in VOID or not (name in KEPT or name in _NEEDED):
            return  # what was said of its beginning is enough
        if not any(tag.name == name and tag.depth == self.depth for tag in self.open):
            if name not in _NEEDED:
                self.say(
                    start, end, phrase("`</%(name)s>` closes nothing, and is left out", name=name)
                )
            return
        while self.open[-1].name != name:
            inner = self.open.pop()
            if inner.name in IMPLIED:
                self.close(inner, start, start)
            else:
                self.give_up(inner)
        self.close(self.open.pop(), start, end)

    def close(self, tag: _Open, start: int, end: int) -> None:
        opened = self.out[tag.index]
        if tag.name == "a" and opened is not None:
            self.out[tag.index] = opened._replace(end=end)
            self.out.append(Event("end:link", None, tag.start, end))
        elif opened is not None:
            self.ends[tag.name] = len(self.out)
            self.out.append(Event("markup", f"</{tag.name}>", start, end))

    def give_up(self, tag: _Open) -> None:
        """Leave out a *tag* that was never closed; one of parts ends behind the last of them."""
        if self.out[tag.index] is None:  # it was said already
            return
        parts = (name for name, around in PARENTS.items() if tag.name in around)
        last = max((self.ends.get(name, -1) for name in parts), default=-1)
        if last < tag.index:
            self.out[tag.index] = None
            message = phrase("`<%(tag)s>` is never closed, and is left out", tag=tag.name)
            self.say(tag.start, tag.end, message)
            return
        end = self.out[last]
        at = end.end if end is not None else tag.end
        self.out.insert(last + 1, Event("markup", f"</{tag.name}>", at, at))
        self.ends = {name: it + 1 if it > last else it for name, it in self.ends.items()}
        self.ends[tag.name] = last + 1
        message = phrase("`<%(tag)s>` is never closed: it ends behind its last part", tag=tag.name)
        help = phrase("write `</%(tag)s>` where it ends", tag=tag.name)
        self.findings.append(
            raw_html.RULE.at(self.text.span(tag.start, tag.end), message, help=help)
        )

    def image(self, values: Mapping[str, str], start: int, end: int) -> None:
        if not values.get("src"):
            self.say(start, end, phrase("`<img>` without an address is left out"))
            return
        value = {"dest_url": values["src"], "title": values.get("title", "")}
        value["alt"] = values.get("alt", "")
        self.out.append(Event("start:image", value, start, end))
        if value["alt"]:
            self.out.append(Event("text", value["alt"], start, end))
        self.out.append(Event("end:image", None, start, end))

    def words(self, start: int, end: int) -> None:
        """Keep the words of an HTML block from *start* to *end*; space round them is one space."""
        source = self.text.content[start:end]
        if not source.strip():
            if source and self.paragraph:
                self.out.append(Event("text", " ", start, end))
            return
        self.begin_paragraph(start)
        inside = tuple(find_inside(self.text, start, end))
        if inside and not any(tag.name in _VERBATIM for tag in self.open):
            self.findings += inside
        if source[0].isspace() and self._after_tag():
            self.out.append(Event("text", " ", start, start + 1))
        at = start
        for line in source.splitlines(keepends=True):
            words = line.strip()
            begin = at + line.index(words)
            if words:
                self.out += _said(words, begin)
            if words and line.endswith("\n"):
                self.out.append(Event("soft-break", None, begin + len(words), at + len(line)))
            at += len(line)
        if source[-1] in " \t":
            self.out.append(Event("text", " ", end - 1, end))

    def _after_tag(self) -> bool:
        return bool(self.out) and self.out[-1] is not None and self.out[-1].kind in _INNER

    def say(self, start: int, end: int, message: str, help: str = "") -> None:
        first = self.text.content.find("\n", start, end)
        self.say_of(self.text.span(start, first if first > 0 else end), message, help)

    def say_of(self, place: Span, message: str, help: str = "") -> None:
        usual = phrase("write Markdown; `playbook explain raw-html` lists the tags that are kept")
        self.findings.append(raw_html.RULE.at(place, message, help=help or usual))


# What is kept with this attribute alone.
_NEEDED = {"a": "href", "span": "lang"}


def _kept(name: str, values: Mapping[str, str]) -> frozenset[str]:
    """Return the attributes that stay: `lang` on all that holds words, where it names a language."""
    own = ATTRIBUTES.get(name, frozenset())
    says = name not in {*VOID, "a", "img"} and LANGUAGE.fullmatch(values.get("lang", ""))
    return own | {"lang"} if says else own


_VERBATIM = frozenset({"code", "kbd", "pre", "samp"})
_INNER = frozenset({"markup", "text", "end:link", "end:image"})
_INLINE = frozenset({"emphasis", "strong", "strikethrough", "link", "image"})


_NAMED = re.compile(r"(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)")


def _said(words: str, start: int) -> Iterator[Event]:
    """Yield the *words* that stand at *start*, those that are written by a name apart from others."""
    for piece in _NAMED.split(words):
        if piece:
            yield Event("text", unescape(piece), start, start + len(piece))
            start += len(piece)


def _attributes(source: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(source):
        value = found["double"] or found["single"] or found["bare"] or ""
        yield found["name"].lower(), unescape(value)


def _short(source: str) -> str:
    line = source.splitlines()[0]
    return line if len(line) <= 40 else f"{line[:39]}…"
