"""Write Markdown as HTML: one pass over the parser's events, then one sanitiser.

Citations, links and marks are made here as finished pieces at their places in the source; nothing
is replaced in the HTML afterwards, and ``nh3`` is the last to touch it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

import nh3
from markupsafe import Markup

from generator.model.text import PHRASES, Container, Document, Event, Heading, Name
from generator.render.code import code_block, language_of
from generator.words.words import N_, WORDS, Words

CALLOUTS = {"Note": "note", "Tip": "tip", "Important": "info", "Warning": "warning"}
CALLOUTS["Caution"] = "danger"
TITLES = {"Note": N_("Note"), "Tip": N_("Tip"), "Important": N_("Important")}
TITLES |= {"Warning": N_("Warning"), "Caution": N_("Caution")}

# How else a container is called whose author gave it no title.
CALLED = {N_("Abstract"), N_("Summary"), N_("Quote"), N_("Info"), N_("Todo"), N_("Question")}
CALLED |= {N_("Help"), N_("Example"), N_("Hint"), N_("Success"), N_("Check"), N_("Done")}
CALLED |= {N_("Attention"), N_("Danger"), N_("Error"), N_("Failure"), N_("Fail"), N_("Missing")}
CALLED |= {N_("Bug"), *TITLES}

# The tags that stand in a line.
INLINE = frozenset({"emphasis", "strong", "strikethrough", "link", "image"})
# The leaves that do; a footnote has no place in a line.
_IN_LINE = frozenset({"text", "code", "soft-break", "hard-break", "task-list-marker"})
_IN_LINE |= {"inline-math", "display-math"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Finished HTML that stands in place of the source up to offset ``end``."""

    end: int
    html: str


@dataclass(frozen=True, slots=True)
class Dressing:
    """What is put round author text, all of it by offsets in the source.

    ``pieces`` by start; ``blocks``: attributes for the block whose inline text starts there;
    ``closings``: HTML after the inline text that ends there; ``after``: HTML after the heading
    that starts there; ``href``: the address of the link that starts there, "" for a broken one;
    ``deeper``: how many levels its headings stand below those that are written; ``openings``:
    HTML to stand in front of the inline text that starts there; ``words``: those of the product;
    ``footnote``: what stands in place of a reference to a footnote, by its HTML, where the whole
    page has them at its foot.
    """

    pieces: Mapping[int, Piece] = field(default_factory=dict)
    blocks: Mapping[int, str] = field(default_factory=dict)
    closings: Mapping[int, str] = field(default_factory=dict)
    after: Mapping[int, str] = field(default_factory=dict)
    href: Callable[[int, str], str] = lambda _start, target: target
    deeper: int = 0
    openings: Mapping[int, str] = field(default_factory=dict)
    words: Words = WORDS
    footnote: Callable[[str], str] | None = None


def write(document: Document, dressing: Dressing, events: Sequence[Event] | None = None) -> Markup:
    """Return *document*, or only its *events*, as sanitised HTML."""
    chosen = document.events if events is None else events
    writer = _Writer(document.text.content, dressing, {h.start: h for h in document.headings})
    writer.write_all(chosen)
    if dressing.footnote:
        writer.mark_footnotes(dressing.footnote)
        return clean("".join(writer.out))
    return clean("".join(writer.out) + writer.footnotes())


def within(events: Sequence[Event], start: int, end: int) -> tuple[Event, ...]:
    """Return the events that lie wholly from offset *start* to *end*."""
    return tuple(event for event in events if start <= event.start and event.end <= end)


def in_line(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return what of *events* stands in a line, with a break between two blocks."""
    kept: list[Event] = []
    between = False
    for event in events:
        own = event.kind in _IN_LINE or event.tag in PHRASES
        if own or event.kind.partition(":")[2] in INLINE:
            if kept and between:
                kept.append(Event("hard-break", None, event.start, event.start))
            between = False
            kept.append(event)
        else:
            between = True
    return tuple(kept)


def former_html(names: Iterable[str]) -> str:
    """Return the places that something had before: empty, in front of it."""
    return "".join(f'<span id="{escape(name)}"></span>' for name in names)


def former_places(names: Iterable[Name]) -> Markup:
    """Return the places that a thing of a list had before, to be printed in front of it."""
    return Markup(former_html(name.value for name in names))  # noqa: S704  # ids, escaped


def clean(html: str) -> Markup:
    """Return *html* with nothing in it but what the site's own writer makes."""
    return Markup(_CLEANER.clean(html))  # noqa: S704  # this is the sanitiser


# Private: what may stand in a page

_TAGS = set(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1"
    " h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub"
    " summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
_ANY = {"id", "class", "role", "title", "lang", "aria-label", "aria-hidden", "aria-describedby"}
_ATTRIBUTES = {
    "*": _ANY | {"data-pagefind-ignore", "data-basis", "tabindex"},
    "a": _ANY | {"href", "rel", "data-pagefind-ignore", "data-key", "data-card", "data-term"},
    "cite": {"data-note"},
    "img": _ANY | {"src", "alt", "loading", "width", "height"},
    "ol": _ANY | {"start"},
    "td": _ANY | {"colspan", "rowspan"},
    "th": _ANY | {"scope", "colspan", "rowspan"},
    "time": _ANY | {"datetime"},
}
_FORMULA = set(
    "math mrow mi mo mn ms mtext mspace mfrac msqrt mroot msup msub msubsup mover munder munderover"
    " mmultiscripts mprescripts mtable mtr mtd mlabeledtr mpadded mphantom mstyle menclose".split()
)
_ATTRIBUTES |= {
    "math": {"display"},
    "details": _ANY | {"open"},
    "mo": {"stretchy", "fence", "form", "separator", "lspace", "rspace", "minsize", "maxsize"},
    "mi": {"mathvariant"},
    "mspace": {"width", "linebreak"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mfrac": {"linethickness"},
    "mtable": {"columnalign", "rowspacing"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "menclose": {"notation"},
}
_CLEANER = nh3.Cleaner(  # made once: reading the lists costs more than a short text
    tags=_TAGS | _FORMULA,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)

# Private: the writer


class _Writer:
    def __init__(self, content: str, dressing: Dressing, headings: Mapping[int, Heading]) -> None:
        self.out: list[str] = []
        self._content = content
        self._dress = dressing
        self._headings = headings
        self._starts = sorted(dressing.pieces)
        self._blocks, self._openings = sorted(dressing.blocks), sorted(dressing.openings)
        self._closings = sorted(dressing.closings, reverse=True)
        self._hidden = 0  # the source up to here stands in a piece already
        self._depth = 0  # of inline tags
        self._cells: list[str] = []
        self._column = 0
        self._header = False
        self._body: list[str] | None = None  # the text while a footnote is written
        self._notes: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}
        self._references: list[tuple[int, str]] = []  # places in `out` that wait for a footnote
        self._pending: tuple[str, str] | None = None  # a block whose attributes are not known yet
        self._code: list[str] | None = None  # the text of a code block while one is written
        self._language = ""
        self._mute = 0  # inside an image: its words are its alternative text

    def write_all(self, events: Iterable[Event]) -> None:
        for event in events:
            if event.kind.startswith("start:"):
                self._start(event)
            elif event.kind.startswith("end:"):
                self._end(event)
            else:
                self._leaf(event)
            self._close_up_to(event)

    # blocks and inline tags

    def _start(self, event: Event) -> None:
        tag = event.kind[6:]
        if tag in INLINE:
            self._depth += 1
            if event.start >= self._hidden and not self._mute:
                self._open(event.start)
                self._start_inline(tag, event)
            self._mute += tag == "image"
            return
        self._flush()
        if tag in {"paragraph", "item"}:
            self._pending = ("p" if tag == "paragraph" else "li", "")
        elif tag == "heading":
            heading = self._headings[event.start]
            self.out.append(f'<h{self._level(heading)} id="{escape(heading.id)}">')
            self.out.append(former_html(heading.formerly))
        elif tag == "code-block":
            self._code, self._language = [], language_of(event.value)
        elif tag == "footnote-definition":
            self._body, self.out = self.out, self._notes.setdefault(event.words, [])
        elif tag in _START:
            _START[tag](self, event)

    def _end(self, event: Event) -> None:
        tag = event.kind[4:]
        if tag in INLINE:
            self._depth -= 1
            self._mute -= tag == "image"
            if event.end > self._hidden and not self._mute and tag != "image":
                self.out.append(_INLINE_END[tag])
            return
        self._flush()
        if tag == "heading":
            self._end_heading(event)
        elif tag == "code-block":
            self.out.append(code_block("".join(self._code or ()), self._language))
            self._code = None
        elif tag == "footnote-definition" and self._body is not None:
            self.out, self._body = self._body, None
        elif tag in _END:
            _END[tag](self, event)
        else:
            self.out.append(_BLOCK_END.get(tag, ""))

    def _flush(self) -> None:
        """Write the start of a block whose first inline text was not reached."""
        if self._pending:
            self.out.append(f"<{self._pending[0]}>")
            self._pending = None

    def _open(self, start: int) -> None:
        """Write the start of the block whose inline text begins at *start*."""
        if self._pending:
            attributes = self._dress.blocks.get(start, "")
            self.out.append(f"<{self._pending[0]}{' ' if attributes else ''}{attributes}>")
            self.out.append(self._dress.openings.get(start, ""))
            self._pending = None

    def _end_heading(self, event: Event) -> None:
        heading = self._headings[event.start]
        name, words = escape(heading.id), escape(heading.text)
        link = f'<a class="headerlink" href="#{name}" data-pagefind-ignore="all"'
        label = self._dress.words.gettext("Permanent link to “%(title)s”", title=words)
        self.out.append(f' {link} aria-label="{label}">#</a>')
        self.out.append(f"</h{self._level(heading)}>\n{self._dress.after.get(event.start, '')}")

    def _level(self, heading: Heading) -> int:
        return min(heading.level + self._dress.deeper, 6)

    def _start_inline(self, tag: str, event: Event) -> None:
        if tag == "link":
            self.out.append(self._link(event))
        elif tag == "image":
            self.out.append(self._image(event))
        else:
            self.out.append(_INLINE_START[tag])

    def _link(self, event: Event) -> str:
        address = self._dress.href(event.start, event.attribute("dest_url"))
        outside = ' rel="external noopener"' if "://" in address else ""
        words = event.attribute("title")
        title = f' title="{escape(words)}"' if words else ""
        return f'<a href="{escape(address)}"{title}{outside}>' if address else "<a>"

    def _image(self, event: Event) -> str:
        address = self._dress.href(event.start, event.attribute("dest_url"))
        source = self._content[event.start : event.end]
        words = source[2 : source.find("]")] if "]" in source else ""
        words = event.attribute("alt") or words
        title = f' title="{escape(said)}"' if (said := event.attribute("title")) else ""
        return f'<img src="{escape(address)}" alt="{escape(words)}"{title} loading="lazy">'

    # leaves

    def _leaf(self, event: Event) -> None:
        if self._mute:
            return
        if event.kind == "text" and self._code is not None:
            self._code.append(event.words)
        elif event.kind == "text":
            self._open(event.start)
            self._text(event)
        elif event.start >= self._hidden:
            if event.kind != "rule":
                self._open(event.start)
            self.out.append(self._leaf_html(event))

    def _leaf_html(self, event: Event) -> str:
        if event.kind == "code":
            return f"<code>{escape(event.words, quote=False)}</code>"
        if event.kind in {"markup", "inline-math", "display-math"}:
            return event.words
        if event.kind == "task-list-marker":
            say = self._dress.words.gettext
            words, sign = (say("done"), "☑") if event.value else (say("to do"), "☐")
            return f'<span class="task" role="img" aria-label="{words}">{sign}</span> '
        if event.kind == "footnote-reference":
            return self._footnote_reference(event.words)
        return {"soft-break": "\n", "hard-break": "<br>\n", "rule": "<hr>\n"}.get(event.kind, "")

    def _text(self, event: Event) -> None:
        at = max(event.start, self._hidden)
        first, last = bisect_left(self._starts, at), bisect_left(self._starts, event.end)
        for start in self._starts[first:last]:
            if start < at:  # it stands in the piece before it
                continue
            piece = self._dress.pieces[start]
            self.out += (escape(self._content[at:start], quote=False), piece.html)
            at = self._hidden = piece.end
        if at == event.start:
            self.out.append(escape(event.words, quote=False))
        elif at < event.end:
            self.out.append(escape(self._content[at : event.end], quote=False))

    def _close_up_to(self, event: Event) -> None:
        """Write what follows inline text that ends here, outside any inline tag."""
        while self._closings and self._closings[-1] <= event.start:
            self._closings.pop()  # it ended before the events that are written
        if self._depth or event.kind.startswith("start:"):
            return
        while self._closings and self._closings[-1] <= event.end:
            self.out.append(self._dress.closings[self._closings.pop()])

    # footnotes

    def mark_footnotes(self, mark: Callable[[str], str]) -> None:
        """Write the *mark* of each footnote where it is referred to."""
        for at, name in self._references:
            if name in self._notes:
                self.out[at] = mark("".join(self._notes[name]))

    def _footnote_reference(self, name: str) -> str:
        if self._dress.footnote:
            if self._body is None:  # else in a footnote itself
                self._references.append((len(self.out), name))
            return ""
        known = name in self._numbers
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        place = "" if known else f' id="footnote-{number}-back"'
        label = self._dress.words.gettext("Footnote %(number)s", number=number)
        link = f'<a href="#footnote-{number}" role="doc-noteref" aria-label="{label}">'
        return f"<sup{place}>{link}{number}</a></sup>"

    def footnotes(self) -> str:
        back = self._dress.words.gettext("Back to the text")
        items = "".join(
            f'<li id="footnote-{number}">{"".join(self._notes[name])}'
            f'<p><a href="#footnote-{number}-back" role="doc-backlink">{back}</a></p></li>'
            for name, number in self._numbers.items()
            if name in self._notes
        )
        if not items:
            return ""
        label = self._dress.words.gettext("Footnotes")
        return f'<section role="doc-endnotes" aria-label="{label}"><hr><ol>{items}</ol></section>'

    # tables

    def start_table(self, event: Event) -> None:
        self._cells = [f' class="align-{str(side).lower()}"' for side in _sides(event)]
        self.out.append('<div class="table-wrap" tabindex="0"><table>')

    def start_row(self, event: Event) -> None:
        self._header, self._column = event.kind == "start:table-head", 0
        stated = "" if self._header else _within(self._dress.blocks, self._blocks, event)
        self.out.append("<thead><tr>" if self._header else f"<tr{' ' if stated else ''}{stated}>")

    def end_row(self, event: Event) -> None:
        header = event.kind == "end:table-head"
        self.out.append("</tr></thead><tbody>\n" if header else "</tr>\n")

    def start_cell(self, event: Event) -> None:
        side = self._cells[self._column] if self._column < len(self._cells) else ""
        side = "" if side.endswith('-none"') else side
        self.out.append(f'<th scope="col"{side}>' if self._header else f"<td{side}>")
        self.out.append(_within(self._dress.openings, self._openings, event))
        self._column += 1

    def end_cell(self, _event: Event) -> None:
        self.out.append("</th>" if self._header else "</td>")

    # lists and quotes

    def start_list(self, event: Event) -> None:
        first = event.value
        number = f' start="{first}"' if first not in {None, 1} else ""
        self.out.append("<ul>\n" if first is None else f"<ol{number}>\n")

    def end_list(self, event: Event) -> None:
        self.out.append("</ol>\n" if event.value else "</ul>\n")

    def start_quote(self, event: Event) -> None:
        if event.value in CALLOUTS:
            name = CALLOUTS[event.value]
            words = self._dress.words.gettext(TITLES[event.value])
            title = f'<p class="admonition-title">{words}</p>'
            self.out.append(f'<div class="admonition {name}" role="note">{title}\n')
        else:
            self.out.append("<blockquote>\n")

    def end_quote(self, event: Event) -> None:
        self.out.append("</div>\n" if event.value in CALLOUTS else "</blockquote>\n")

    # containers of other dialects

    def start_container(self, event: Event) -> None:
        container = _container(event)
        tag, role = ("details", "") if container.kind == "details" else ("div", ' role="note"')
        state = " open" if container.kind == "details" and container.open else ""
        name = "tab" if container.kind == "tab" else f"admonition {container.type}"
        role = "" if container.kind == "tab" else role
        self.out.append(f'<{tag} class="{name}"{role}{state}>')
        if container.title is not None and (container.title or container.kind == "details"):
            self.start_title(event)
            self.out.append(escape(self._called(container.title)))
            self.end_title(event)

    def _called(self, title: str) -> str:
        """Return the *title* that a container has of its kind, "" for none, in the language."""
        if not title:
            return self._dress.words.gettext("Details")
        return self._dress.words.gettext(title) if title in CALLED else title

    def start_title(self, event: Event) -> None:
        container = _container(event)
        name = "tab-title" if container.kind == "tab" else "admonition-title"
        self.out.append("<summary>" if container.kind == "details" else f'<p class="{name}">')

    def end_title(self, event: Event) -> None:
        self.out.append("</summary>\n" if _container(event).kind == "details" else "</p>\n")

    def end_container(self, event: Event) -> None:
        self.out.append("</details>\n" if _container(event).kind == "details" else "</div>\n")


_INLINE_START = {"emphasis": "<em>", "strong": "<strong>", "strikethrough": "<del>"}
_INLINE_END = {
    "emphasis": "</em>",
    "strong": "</strong>",
    "strikethrough": "</del>",
    "link": "</a>",
}
_BLOCK_END = {
    "paragraph": "</p>\n",
    "item": "</li>\n",
    "definition-list": "</dl>\n",
    "definition-list-title": "</dt>\n",
    "definition-list-definition": "</dd>\n",
    "container-title": "</p>\n",
    "table": "</tbody></table></div>\n",
}
_START: dict[str, Callable[[_Writer, Event], None]] = {
    "block-quote": _Writer.start_quote,
    "container": _Writer.start_container,
    "container-title": _Writer.start_title,
    "definition-list": lambda writer, _: writer.out.append("<dl>\n"),
    "definition-list-title": lambda writer, _: writer.out.append("<dt>"),
    "definition-list-definition": lambda writer, _: writer.out.append("<dd>"),
    "list": _Writer.start_list,
    "table": _Writer.start_table,
    "table-head": _Writer.start_row,
    "table-row": _Writer.start_row,
    "table-cell": _Writer.start_cell,
}
_END: dict[str, Callable[[_Writer, Event], None]] = {
    "block-quote": _Writer.end_quote,
    "container": _Writer.end_container,
    "container-title": _Writer.end_title,
    "list": _Writer.end_list,
    "table-head": _Writer.end_row,
    "table-row": _Writer.end_row,
    "table-cell": _Writer.end_cell,
}


def _container(event: Event) -> Container:
    if not isinstance(event.value, Container):
        raise TypeError(event)
    return event.value


def _within(placed: Mapping[int, str], offsets: Sequence[int], event: Event) -> str:
    """Return what is *placed* inside of *event*, by its *offsets*, which are sorted; "" for nothing."""
    at = bisect_left(offsets, event.start)
    return placed[offsets[at]] if at < len(offsets) and offsets[at] < event.end else ""


def _sides(event: Event) -> Sequence[object]:
    """Return how each column of a table is aligned."""
    return event.value if isinstance(event.value, Sequence) else ()
