"""Find what looks like the markup of another dialect, and would stand on the page as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from generator.findings.diagnostics import Diagnostic, Span, Text, instead
from generator.kinds import KINDS, Kind
from generator.load.dialects.containers import DRAWN, KIND_OF
from generator.load.dialects.lookalike import Lookalike, Matches, matches_of
from generator.load.dialects.neighbours import NEIGHBOURS
from generator.load.dialects.signs import Part, parts_of, signs_in
from generator.model.text import Event, Run
from generator.rules.words import foreign_markup
from generator.words.phrases import phrase

ATTRIBUTES = phrase("attributes of a neighbour's Markdown")
INCLUDED = phrase("a file that is included")
GAP = phrase("a gap that a program fills")


_like = Lookalike  # a short name for a long list


# What assistants leave behind for a source. Each alternative begins with a sign: then `re` looks for those alone.
_TURN = r"turn\d+(?:search|view|file|news|academia)\d+"
_OAI = r"\[oaicite:[^\]\n]*\](?:\{[^{}\n]*\})?"

INLINE = (
    _like(phrase("highlighted words"), phrase("write `<mark>words</mark>`"), r"(?<![\w=])==(?=[^\s=])[^=\n]{1,200}==(?!=)|(?<!=)==(?=[^\s=])[^=\n]{1,200}==(?![\w=])", (r"==(.*)==", r"<mark>\1</mark>")),
    _like(phrase("inserted words"), phrase("write `<ins>words</ins>`"), r"\^\^(?=\S)[^^\n]{1,200}\^\^", (r"\^\^(.*)\^\^", r"<ins>\1</ins>")),
    _like(phrase("keys to press"), phrase("write `<kbd>Ctrl</kbd>+<kbd>K</kbd>`"), r"(?<![\w+])\+\+(?=[\w\"])[^+\s][^\n]{0,80}?\+\+(?![\w+])"),
    _like(phrase("superscript"), phrase("write `<sup>2</sup>`"), r"(?<=[\w)])\^(?=[^\s^])[^\s^]{1,40}\^(?!\^)|(?<=[\w)])\^\([^()^\n]{1,40}\)\^|(?<![\w^\\])\^(?=[^\W_])[^\s^]{1,40}(?<=[^\W_])\^(?![\w^])", (r"\^(.*)\^", r"<sup>\1</sup>")),
    _like(phrase("subscript"), phrase("write `<sub>2</sub>`"), r"(?<=\w)~(?=[^\s~])[^\s~]{1,40}~(?!~)", (r"~(.*)~", r"<sub>\1</sub>")),
    _like(phrase("a place for the table of contents"), phrase("take it out: each page has its contents beside it"), r"^\s*(?:\[TOC\]|@?\[(?:\[[_\x01]?TOC[_\x01]?\]|toc)\]|\$\{toc\}|\{:toc(?: [^{}\n]*)?\}|\0{0,2}(?:NOTOC|NOCACHE)\0{0,2}|\x01{2}(?:(?:NO|FORCE)?TOC|NOEDITSECTION|NOGALLERY|HIDDENCAT|(?:NO)?INDEX)\x01{2}|<<TableOfContents[^<>\n]*>>)\s*$"),
    _like(phrase("a wiki link"), phrase("write `[words](file.md)`"), r"\[\[(?![_\x01]?TOC)[^\[\]\n]{1,200}\]\]"),
    _like(phrase("a call of a template"), phrase("write the words themselves: templates are not run"), r"\{\{[<%]?[^{}]{0,400}[>%]?\}\}|\{%[^{}]{0,600}%\}"),
    _like(ATTRIBUTES, phrase("take them out: pages have one look"), r"\{-\}|\{:(?!toc)[^{}\n]{1,200}\}|\{ *(?:[.#][\w.:-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w%.-]+))(?:\s+(?:[.#][\w.:-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w%.-]+)))* *\}"),
    _like(phrase("an icon by its name"), phrase("write a word, or an emoji such as `:bulb:`"), r"(?<![\w:]):(?:material|fontawesome|octicons|simple|fa|bi)-[\w-]+:"),
    _like(phrase("an option of a block"), phrase("take it out: blocks have one look"), r"^:(?:align|alt|animate|caption|class|class-[a-z-]+|child-[a-z]+|color|columns|depth|emphasize-lines|figclass|figwidth|file|glob|gutter|header-rows|height|hidden|highlight|icon|language|linenos|lineno-start|link|link-[a-z]+|margin|maxdepth|name|numbered|open|outline|padding|reverse|selected|shadow|stub-columns|sync|tags|titlesonly|width|widths):(?:[ \t][^\n]*)?$|^:[A-Z][\w -]{0,40}:[ \t]\S[^\n]*"),
    _like(phrase("an emoji by a name that is none"), phrase("write the emoji itself, or a name such as `:bulb:`"), r"(?<![\w:./]):[a-z][a-z0-9_+-]{2,40}:(?![\w:/\0])"),
    _like(phrase("marks of an editor's changes"), phrase("accept or reject the change"), r"\{(?:\+\+[^\n]{1,400}?\+\+|--[^\n]{1,400}?--|~~[^\n]{1,400}?~~|>>[^\n]{1,400}?<<|==[^\n]{1,400}?==)\}"),
    _like(INCLUDED, phrase("put its words here, or link to it"), r"^\s*(?:--8<--|!include\b|@include\b|@import[ ][\"']|\[!(?:INCLUDE|VIDEO|CODE)\b|<<Include\(|<<<\s*[@\w./]|\{![^!\n]+!\}|!\[\[[^\]\n]+\]\])"),
    _like(phrase("an abbreviation with its meaning"), phrase("add it to `%(kinds)s`, which marks it on all pages", kinds=KINDS[Kind.TERM].source), r"^\s*\*\[[^\]\n]{1,80}\]:"),
    _like(phrase("a footnote in its place"), phrase("write `[^1]` here and `[^1]: words` below"), r"\^\[[^\]\n]{1,400}\]"),
    _like(phrase("a role of reStructuredText or MyST"), phrase("write a link, or code in backticks"), r"\{[a-z][\w:-]*\}(?=\0)|(?<![\w:]):[a-z][\w:-]*:(?=\0)"),
    _like(phrase("a directive of reStructuredText"), phrase("write it in Markdown: `> [!NOTE]` is a note"), r"^\s*\.\. +(?:\|[^|\n]+\| +)?[a-z][\w:-]*::"),
    _like(phrase("tags of a neighbour"), phrase("write `synonyms: [words]` in the front matter: those are searched for"), r"(?<![\w&/#(\[\"'=])#[^\W\d_][\w-]*/[\w/-]*\w|^(?:#[^\W\d_][\w/-]*[ ]+)+#[^\W\d_][\w/-]*\s*$"),
    _like(phrase("a heading"), phrase("write a space behind the `#`"), r"^#{1,6}(?=[^\s#!\d.])(?i:(?!#*guidance\s*$))[^\n]{2,}", (r"(#+)(.*)", r"\1 \2")),
    _like(phrase("a heading"), phrase("write at most six `#`"), r"^#{7,} [^\n]+"),
    _like(phrase("a heading of another markup"), phrase("write `## ` before its words"), r"^(?:h[1-6]\. |h[1-6]\.(?=[^\W\d_])|={2,6} )\S[^\n]*"),
    _like(phrase("bold words"), phrase("write two stars at both ends, with no space inside: `**words**`"), r"(?<![\w*])\*\*(?!\*)[^*\n]{1,200}(?:\*\*(?![\w*]))?"),
    _like(phrase("struck words"), phrase("write two tildes at both ends, with no space inside: `~~words~~`"), r"~~[^~\n]{1,200}~~"),
    _like(phrase("code"), phrase("close it with a backtick, or write a block between lines of three"), r"(?<!`)`(?!`)[^`\n\0]{1,80}"),
    _like(phrase("a block of code"), phrase("write three backticks, above and below it"), r"^(?:'{3}|\"{3}|\u201c{3})\s*$|(?<!`)`{2,}(?!`)"),
    _like(phrase("a list"), phrase("write a space behind the `-`"), r"^-[^\W\d_][^\n]*\n--?[^\W\d_]"),
    _like(phrase("a list"), phrase("write a space behind the `*`"), r"^\*[^\W\d_][^*\n]*\n\*[^\W\d_]"),
    _like(phrase("a numbered list"), phrase("write a space behind the number, as in `1. words`"), r"^1[.)][^\W\d_][^\n]*\n2[.)][^\W\d_]"),
    _like(phrase("a list"), phrase("write `- ` at the beginning of the line"), r"^(?P<dash>[\u2013\u2014]|--) [^\n]+\n(?P=dash) \S"),
    _like(phrase("a list"), phrase("write `- ` with an ordinary space: what stands behind this one is a hard space"), r"^(?:[-*+]|1[.)])[\u00a0\u2002\u2003\u2009\u202f]+(?=\S)"),
    _like(phrase("a list"), phrase("write `- ` at the beginning of the line"), r"^(?P<mark>[\u2190-\u21ff\u25a0-\u260f\u2613-\u27bf\U0001f300-\U0001faff])\ufe0f? ?\S[^\n]*\n(?P=mark)"),
    _like(phrase("a table"), phrase("write `| a | b |` and a line `|---|---|` below the first"), r"\A\| [^|\n]+ \|(?:(?: [^|\n]+ \|)*| *(?:\n *\| [^|\n][^\n]*)+)\Z|^[^;\n]+(?:;[^\s;][^;\n]*){2,}\n[^;\n]+(?:;[^\s;][^;\n]*){2,}$"),
    _like(phrase("a box to tick"), phrase("write `[ ]` with a space in it"), r"^\[\] ?(?=\w)"),
    _like(phrase("a box to tick"), phrase("write `- [ ] words`, or `- [x] words` where it is done"), r"^(?:\[[ xX]\]|[\u2610-\u2612]|\( \)) {1,4}\S|\A\[(?:[-/<>!?~+=]|\d{1,3}%|\d{1,3}/\d{1,3})\] \S"),
    _like(phrase("a table pasted from a spreadsheet"), phrase("write `| a | b |` and a line `|---|---|` below the first"), r"^(?!o\t)[^\n\t]+\t[^\n]+\n[^\n\t]+\t\S"),
    _like(phrase("a link the wrong way round"), phrase("write `[words](address)`"), r"\([^()\n\0]{1,200}\)\[(?:https?:|[\w./-]+\.md)[^\]\n]*\]?"),
    _like(phrase("a link"), phrase("write `[words](file.md)`"), r"<[\w./-]+\.md(?:#[\w-]+)?>"),
    _like(phrase("markup of a forum"), phrase("write `**bold**`, `*slanted*`, `[words](address)`"), r"\[(?P<tag>b|i|u|url|img|quote|code|size|color)(?:=[^\]\n]*)?\][^\n]*?\[/(?P=tag)\]"),
    _like(phrase("a macro of Confluence or Jira"), phrase("write it in Markdown: `> [!NOTE]` is a note, three backticks are code"), r"\{(?:code|info|note|tip|warning|panel|quote|noformat|expand|toc|color|anchor|jira|status|children|include|excerpt(?:-include)?|multi-excerpt[\w-]*|section|column|attachments|pagetree|gallery|html|div|span)(?::(?! )[^{}\n]*)?\}|\{[a-z][\w-]*:[\w-]+=[^{}\n]*\}|\{[*_+\x01]{1,2}\}"),
    _like(phrase("a command of LaTeX"), phrase("take it out, or write `**bold**`, `*slanted*` or `` `code` ``"), r"\\(?:text(?:bf|it|tt)|emph|section|subsection|item|url|href|footnote|newpage|pagebreak|clearpage|index|ref|autoref|label|caption|includegraphics|noindent)\b\*?(?:\{[^{}\n]*\})?|^\\[a-z]{4,40}\*?(?:\[[^\]\n]{0,200}\])?(?:\{[^{}\n]{0,200}\}){0,4}\s*$"),
    _like(phrase("a list"), phrase("write `- ` at the beginning of the line"), r"^\s*(?:[\u2022\u00b7\u25e6\u25aa\u2023]\s*|o\t)\S"),
    _like(phrase("a link with a space in it"), phrase("write `[words](address)` without the space between"), r"\[[^\]\n]{1,200}\] +\((?:\0|[\w./-]+\.md)", (r"(.*\]) +(\(.*)", r"\1\2")),
    _like(phrase("a link that is never closed"), phrase("close it with `)`"), r"\[[^\]\n]{1,200}\]\([^()\n]{1,300}$(?:\n[^()\n]{0,200}\))?"),
    _like(phrase("a link that is never opened"), phrase("write `[` before its words"), r"\]\((?:\0+|[\w./#-]+(?:\.md|/)(?:#[\w-]*)?)\)?"),
    _like(phrase("a note or a comment"), phrase("write it between `<!-- ` and ` -->`, each with two hyphens"), r"<(?:![-\u2013\u2014]{1,2}|[-\u2013\u2014]{1,3}(?=[^<>\n]*\w:))(?![^<>\n]*(?:basis|[Gg]rundlage))[^<>\n]{1,200}?[-\u2013\u2014]{1,3}>", (r"<!?[-\u2013\u2014]+ ?(.*?) ?[-\u2013\u2014]+>", r"<!-- \1 -->")),
    _like(phrase("a comment that is never closed"), phrase("close it with `-->`"), r"<!--[^\n]*$"),
    _like(phrase("a box to tick"), phrase("write a space behind the `-`"), r"^[-*+]\[[ xX]?\]"),
    _like(phrase("a link to an address with spaces"), phrase("write `[words](<address>)`"), r"\]\([^()<>\s]+ [^()<>\n\"']*\)", (r"\]\((.*)\)", r"](<\1>)")),
    _like(phrase("a reference whose address is not given"), phrase("write `[words](address)`, or add `[name]: address` below"), r"\[(?<!\]\[)[^\[\]\n@^]{1,200}\]\[[^\[\]\n]{0,100}\](?!\()|^\[[^\[\]\n@^]{1,200}\]: *$"),
    _like(phrase("a link with brackets round its address"), phrase("write `[words](address)`"), r"\[(?<!\]\[)[^\[\]\n@^\0]{1,200}\]\[\0{4,}", (r"(\[[^\[\]]*\])\[([^\[\]]*)\]", r"\1(\2)")),
    _like(phrase("a footnote that is not written"), phrase("add `[^name]: words` below"), r"\[\^[^\]\s]{1,60}\](?!:)"),
    _like(phrase("a callout"), phrase("write `> [!NOTE]` and its text in lines that begin with `> `"), r"^\s*(?:!!!|\?\?\?\+?)\s+[\w\"]|^\s*:{3,}(?:\s*[\w{].*)?$"),
    _like(phrase("a formula"), phrase("write it between dollar signs: `$x$`"), r"\\begin\{(?P<of>[a-z]+\*?)\}(?:(?s:.){0,4000}?\\end\{(?P=of)\})?"),
    _like(phrase("a formula"), phrase("write it between dollar signs: `$x$`"), r"(?<![\w:])\\(?:d?frac|sqrt|sum|prod|int|mathrm|mathbf|mathcal|mathbb|partial|cdot|times|left|right|alpha|beta|gamma|delta|theta|lambda|sigma|infty)(?![A-Za-z])[^\n]*"),
    _like(phrase("a formula that is not closed"), phrase("write `$$` on a line of its own below it too"), r"^\$\$(?!\$)(?:[^$\n]|\$(?!\$))*$(?:\n[^$]*)?"),
    _like(phrase("a formula that is not closed"), phrase("write `$` behind it too, without a space before it; a dollar is `\\$`"), r"(?<![\w$\\])\$(?![A-Z]\s*$)(?=[^\s${])(?:[^$\n]{0,200}?[\^\\{][^$\n]{0,200}|[^\W\d][^$\n]{0,200}?[_=][^$\n]{0,200}|[A-Za-z](?=[\s.,;:!?)]|$)[^$\n]{0,200})(?:(?<=\s)\$|$)"),
    _like(phrase("a table"), phrase("give its second line, that of hyphens, as many cells as the first has"), r"^ *\|[^|\n]+\|[^\n]*\| *\n *\|(?: *:?-+:? *\|)+ *$(?:\n *\|[^\n]*\| *$)*"),
    _like(phrase("a table"), phrase("write a line such as `|---|---|` below the first"), r"^ *\|[^|\n]+\|[^\n]*\| *\n *\|[^|\n]+\|(?:[^\n]*\|)? *$(?:\n *\|[^\n]*\| *$)*|\|(?:[ ]*:?-{2,}:?[ ]*\|)+|^[^|\n]+ \| [^|\n]+\n[^|\n]+ \| [^|\n]+$"),
    _like(phrase("a table drawn with lines"), phrase("write `| a | b |` and a line `|---|---|` below it"), r"^ *\+(?:[-=:]{3,}\+)+ *$(?:\n *[|+][^\n]*$)*"),
    _like(phrase("a setting of a page"), phrase("write it in the front matter, between lines of `---`"), r"^\s*(?:title|tags|date|author|layout|permalink):\s+\S[^\n]*\n(?:title|tags|date|author|layout|permalink|description):\s"),
    _like(phrase("a word divided at the end of a line"), phrase("write it in one piece: a space would stand behind its hyphen"), r"(?<![^\W\d_])[^\W\d_]{2,}(?<=[a-z\u00df-\u00ff])-\n\s*(?!(?:and|or|to|und|oder|bis|et|ou|y|o)\b)[a-z\u00df-\u00ff]{2,}"),
    _like(phrase("a ligature out of a PDF"), phrase("type its letters: searches do not find the word otherwise"), r"(?<!\w)\w*[\ufb00-\ufb06]\w*"),
    _like(phrase("the number of a footnote, as in a PDF"), phrase("cite the work by its key, as in `[@key]`, or write `[^1]` there and `[^1]: words` below"), r"[.,;:](?<=[^\W\d_]{4}[.,;:])\d{1,2}(?=\s|$)|(?<=[).,;:\u201d\"])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?!\w)|(?<=[^\W\d_]{5})[\u00b9\u2070\u2074-\u2079]+(?!\w)"),
    _like(phrase("letters that were read in another encoding"), phrase("type them again: UTF-8 was taken for Windows-1252 where the text was copied"), r"(?:[\u00c3\u00c2][\u0080-\u00bf\u201a-\u203a\u20ac\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2122]|\u00e2\u20ac[^\w\s]?)"),
    _like(phrase("the mark of an assistant for a source"), phrase("look the work up, add it to the references, and cite it by its key, as in `[@key]`"), rf"\u3010[^\u3010\u3011\n]*\u2020[^\u3010\u3011\n]*\u3011|[\ue200-\ue2ff](?:cite[\ue200-\ue2ff]?)?{_TURN}|cite[\ue200-\ue2ff]?{_TURN}|{_TURN}|:contentReference{_OAI}|contentReference{_OAI}|\[oai_citation[^\]\n]*\]|\[cite(?:_start|: ?[\d, ]+)\]"),
    _like(phrase("a citation with other words"), phrase("write `[@key]`: how it is shown follows from the style"), r"\[@[\w:.-]+\|[^\[\]\n]*\]|\uff3b@?[\w:.-]+\uff3d"),
    _like(phrase("the mark of a comment in a word processor"), phrase("take it out, and what was to be done, do"), r"\[[A-Z]{2}\d{1,2}\]"),
    _like(phrase("a line of a program"), phrase("take it out: pages run no programs"), r"^(?:import [\w{}*, ]{1,80} from ['\"][^\n]*|export (?:const|default|function) [^\n]*|%[a-z]+ \w[^\n]*)$"),
    _like(phrase("a call of a template"), phrase("write the words themselves: templates are not run"), r"\{(?:props|frontmatter|page|site)\.[\w.]+\}|<%[^%]{0,400}%>|\[%[^%\n]{1,400}%\]|\{(?:filename|static|attach)\}|\{#[^#\n]*#\}"),
    _like(phrase("a variable of a template"), phrase("write the words themselves: templates are not run"), r"\{\$[^{}\n]{1,80}\}|[$#]\{[^{}\n]{1,80}\}|(?<![\w%])%[A-Z][A-Z_]{2,40}%(?!\w)|@@\w{1,40}@@|</?#\w[^<>\n]*>|%\{[\w.-]+\}|\x01\|[A-Z][\w:]*\|\x01|\{ ?(?:MERGEFIELD|HYPERLINK|PAGEREF|NUMPAGES|SEQ)\b[^{}\n]*\}"),
    _like(GAP, phrase("write the words themselves, or put it in backticks if readers are to see it so"), r"(?<![\w$#{%\\\0/=.:-])\{[a-zA-Z][\w. -]{1,40}\}(?!\.?[\w\0/=-]|\})|\{/?(?P<of>[a-zA-Z]\w*)\}[^{}\n]{1,200}\{/(?P=of)\}|\{/[a-zA-Z][\w-]*\}|\{[#@/:][a-z]+ [^{}\n]*\}|(?<!\w)</?[A-Za-z]\w*_\w*(?: [^<>\n]*)?/?>|\u00ab[A-Za-z]+_\w+\u00bb"),
    _like(phrase("a comment of a neighbour"), phrase("write `<!-- words -->`"), r"%%[^%\n]+%%|^%%\s*$|^// \S[^\n]*$|^%(?:[ \t][^\n]*)?$|\{/\*[^\n]{0,400}?\*/\}"),
    _like(phrase("a place to link to"), phrase("take it out: headings are linked to, and may have `{#id}` behind them"), r"(?:^|(?<=\s))\^[a-z0-9][a-z0-9-]{3,}\s*$|^\([\w-]+\)=\s*$|\(\([\w-]{4,}\)\)"),
    _like(phrase("a callout"), phrase("write `> [!NOTE]` and its text in lines that begin with `> `"), r"\[!\w+\][-+]|^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): \S|^[ADEIQTWX]> \S|^\{/?(?:blurb|aside|quiz)\b[^}\n]*\}|^(?:\?{3}|!{3})\s*$|^!!!(?=[a-z])[^\n]*|^==[-!] ?\S[^\n]*|^[!?]> \S|^/{3,}\s*(?:[a-z][\w-]*\b[^\n]*)?$|^\[!(?!INCLUDE|VIDEO|CODE)[A-Za-z]\w*\]|^\+{3}[ ]\S[^\n]*$"),
    _like(phrase("a line that divides a card of a neighbour"), phrase("take it out, or write `---` between empty lines"), r"^(?:\+{3}|\^{3,})\s*$"),
    _like(phrase("a macro of AsciiDoc"), phrase("write it in Markdown: `[words](address)`, `![words](picture)`"), r"\b(?:link|xref|image|include|footnote|kbd|btn|menu|ifn?def|ifeval|endif|toc|video|audio|stem|latexmath|asciimath|pass|icon|indexterm2?|anchor|counter2?)::?[^\s\[\]]*\[|<<[\w-]+(?:,[^<>\n]*)?>>|^\[(?:source|cols|options|verse)\b[^\]\n]*\]|^\[(?:[.%#][\w.%#-]+|(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION|quote|listing|example|sidebar|abstract|discrete|horizontal|qanda|appendix|glossary|bibliography|partintro|preface|colophon|dedication|stem|latexmath)(?:[,.%#][^\]\n]*)?)\]\s*$|^\|={3,}\s*$"),
    _like(phrase("a block of AsciiDoc"), phrase("write it in Markdown: `> [!NOTE]` is a note, three backticks are code, `**words**` a title"), r"^(?:={4,}|\.{4,}|\+{4,}|--|<{3})\s*$|\A\.(?!N[Ee][Tt]\b)[A-Z][\w-]*(?: [\w'()-]+){0,8}(?=\s*(?:\n|\Z))"),
    _like(phrase("a block of Textile"), phrase("write it in Markdown: `> words` is a quotation, three backticks are code"), r"^(?:bq|bc|fn\d+|notextile|pre)\.{1,2}(?::\S+)? \S[^\n]*|^p(?:\([^()\n]*\)|\{[^{}\n]*\}|[(<>=)]+)\. \S[^\n]*|^p\. [A-Z][^\n]*|^\|[_\x01]\.[^\n]*"),
    _like(phrase("a heading of another markup"), phrase("write `## ` before its words"), r"^= \S"),
    _like(phrase("a numbered list"), phrase("write `1. ` at the beginning of each line"), r"^(?:a\) [^\n]*\nb\)|\(?[aA1]\.?\) [^\n]*\n\(?[bB2]\.?\)|A\. [^\n]*\nB\.|a\. [^\n]*\nb\.|[iI]\. [^\n]*\n(?:ii|II)\.|\. [^\n]*\n\.|\(@\w*\)|#\. [^\n]*\n#\.|[\u2460\u2776]) ?\S"),
    _like(phrase("a link of another markup"), phrase("write `[words](address)`"), r"\[[^\[\]|\n]{1,80}\|\0|\0\[[^\[\]\n@]+\](?!\()|\[\0+ [^\[\]\n]+\]|\[\[\0|\"[^\"\n]{1,80}\":\0|\0_{1,2}(?!\w)|\[~[\w.-]+\]"),
    _like(phrase("a picture of another markup"), phrase("write `![words](picture)`"), r"^![\w./-]+\.(?:png|jpe?g|gif|svg)(?:\|[^!\n]*)?!"),
    _like(phrase("a table of another markup"), phrase("write `| a | b |` and a line `|---|---|` below the first"), r"^\|\|[^|\n]+\|\||^\{\|[^\n]*(?:\n[|!][^\n]*)*|^\^ [^^\n]+ \^(?: [^^\n]+ \^)* *$(?:\n\| [^\n]*)*|^=+(?: +=+)+\s*$|^\|[-=+]+[-=+|: ]*$"),
    _like(phrase("bold or slanted words of another markup"), phrase("write `**bold**` or `*slanted*`"), r"'{2,3}[^'\n]+'{2,3}|(?<![:\w/])//[^/\s][^/\n]{1,60}//(?!\w)|(?<![\w/:.<=&-])/[^\W\d_][^/\n\0]{0,60}[ ][^/\n\0]{0,60}[^\W_]/(?![\w/])|(?<![\w=<>!+-])=[^\W_](?:[^=\n]{0,60}[^\W_])?=(?![\w=])|(?<![\w+])\+[^\W\d_][^+\n]{0,60}[^\W_]\+(?![\w+])"),
    _like(phrase("a block of Org"), phrase("write it in Markdown: `> words` is a quotation, three backticks are code"), r"^\s*#\+[A-Za-z]+_(?P<of>[A-Za-z]+)\b(?:(?s:.){0,4000}?#\+[A-Za-z]+_(?P=of)\b)?|^\s*#\+[A-Za-z]+:[^\n]*"),
    _like(phrase("a query of another tool"), phrase("write what it finds, as a list or a table"), r"\{:[a-z][\w-]*(?= |$)[^\n]*"),
    _like(phrase("markup of Org"), phrase("write it in Markdown: `term`, below it `: what it means`, is a definition"), r"\A[^\n:]{1,60} :: \S[^\n]*|<\d{4}-\d\d-\d\d[^<>\n]*>|\[fn:\w*[^\]\n]*\]"),
    _like(phrase("words that are hidden until somebody clicks"), phrase("write `<details><summary>title</summary>`, the words, and `</details>`"), r"(?<=\S )\|\|(?=\S)[^|\n]+\|\||\A!(?=[^\s!])[^!\n]+!<"),
    _like(phrase("marks of an editor's changes"), phrase("accept or reject the change"), r"\{\+[^{}\n]+\+\}|\[- [^\[\]\n]+ -\]"),
    _like(phrase("markup of a forum"), phrase("write `**bold**`, `*slanted*`, `[words](address)`"), r"^\[/?(?:quote|details|spoiler|block)(?:[=:][^\]\n]*)?\]\s*$|\[/[a-z][\w-]*\]|\[[a-z][\w-]*(?: [\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.-]+)){1,9} ?/?\]"),
    _like(phrase("a place for the table of contents"), phrase("take it out: each page has its contents beside it"), r"^\[toc\]\s*$"),
    _like(phrase("a reference of another markup"), phrase("write a link, or cite as `[@key]`"), r"\[(?:\d+|#\w*|\*|[A-Z]\w*)\]_(?!\w)|^_{2} \0|^[^|\n]*\|[a-z][\w-]*\|[^|\n]*$|\\?@ref\([\w:-]+\)|^\(ref:\w+\)|\[>[^\]\n]+\]"),
    _like(phrase("a setting of a page"), phrase("write it in the front matter, between lines of `---`"), r"^(?:Title|Author|Date|Tags):\s+\S[^\n]*\n(?:Title|Author|Date|Tags|Keywords):\s|^\s*[A-Za-z][\w.-]*::[ ]+\S[^\n]*|^% \S[^\n]*\n% \S[^\n]*(?:\n% [^\n]*)*"),
    _like(phrase("a sign by a name that is none"), phrase("write the sign itself"), r"&[a-z][a-z0-9]{1,31};"),
    _like(phrase("code"), phrase("write it as Markdown, or leave it out"), r"\0\{=\w+\}|^\{{3}\s*$|^\}{3}\s*$"),
    *NEIGHBOURS,
)  # fmt: skip
_SUSPECT = re.compile(
    r"[-=^+~*`'\t<{}()\[\]:|#!\\$%@/\u3010\uff3b\ufb00-\ufb06\u00c2\u00c3\u00e2\u2013\u2014\u2022\u00b7\u25e6\u25aa\u2023\u2190-\u21ff\u25a0-\u27bf\U0001f300-\U0001faff;\u00ab\u00b2\u00b3\u00b9\u2070\u2074-\u2079]|\.\.(?: |$)|[.,;:]\d|turn\d|--8|<<<|%%|//|\?\?\?|^(?:import|export|%|[a-z]\)|i\.|NOTE|TIP|WARNING|IMPORTANT|CAUTION|Title|Author|\.|[AI]\.|[A-Z]>|bq|bc|fn\d|pre|p\.|[?\u2610-\u2612\u2460\u2776]) ?|__|^h[1-6]\.|^s1\. ",
    re.MULTILINE,
)

# TeX's own signs round a formula: Markdown takes the backslashes away, so that no mask has them.
FORMULA = _like(phrase("a formula"), phrase("write it between dollar signs: `$x$`"), r"(?<![\w\\])\\{1,2}(?:\((?P<line>[^\n]{1,300}?)\\{1,2}\)|\[(?P<block>(?s:.){1,800}?)\\{1,2}\]|[(\[](?P<open>(?:[^\\\n\]]|\\[A-Za-z]){0,300}[\^_=\\{](?:[^\\\n\]]|\\[A-Za-z]){0,300})$)", (r"\\{1,2}\(\s*(.*?)\s*\\{1,2}\)", r"$\1$"))  # fmt: skip
_MATHS = re.compile(r"[\\^_=+<>]|\d\s*[-*/]\s*\w|\A\s*\w'?\s*\Z")


def find_lookalikes(
    text: Text,
    events: Sequence[Event],
    runs: Sequence[Run],
    mask: Callable[[Run], str],
    unread: Sequence[Diagnostic] = (),
) -> tuple[Diagnostic, ...]:
    """Return a finding for each piece of *text* that looks like another dialect's markup.

    *mask* tells what of a run is plain text. *unread* says where Markdown is not read as such: what nearly is Markdown is not told again.
    """
    stretches = tuple(it.span for it in unread if it.rule == foreign_markup.RULE.id)
    suspect = (run for run in runs if _SUSPECT.search(text.content, run.start, run.end))
    page = _Page(text, events)
    words = (
        found
        for run in suspect
        for found in page.in_words(run, page.with_lines(run, mask(run)), stretches)
    )
    return (
        *words,
        *page.escaped(runs),
        *page.blocks(),
        *page.lists(),
        *page.wiki_lists(),
    )


# Private functions


@dataclass(frozen=True, slots=True)
class _Page:
    """A text, and what was read of it."""

    text: Text
    events: Sequence[Event]

    def in_words(self, run: Run, mask: str, unread: Sequence[Span]) -> Iterator[Diagnostic]:
        taken = -1  # a formula begins before its run
        found = [
            (match.start(), -match.end(), number)
            for number, matches in _that_may_match(signs_in(mask, _signs()))
            if not (
                INLINE[number].what is GAP and run.block == "heading"
            )  # `## GET {id}`: it says so
            for match in matches(mask)
        ]
        if self.text.content.find("\\", max(run.start - 1, 0), run.end) >= 0:
            found += ((start, -end, -1) for start, end in self._formulas(run))
        for start, negative_end, number in sorted(found):
            if start >= taken:
                taken = -negative_end
                kind = INLINE[number] if number >= 0 else FORMULA
                finding = self._finding(run.start + start, run.start + taken, kind)
                if kind.what not in _OURS or not any(_lies_in(finding.span, it) for it in unread):
                    yield finding

    def escaped(self, runs: Sequence[Run]) -> Iterator[Diagnostic]:
        """Yield a finding for each heading, and each item of several, whose sign is escaped."""
        if "\\" not in self.text.content:
            return
        found = [
            it
            for run in runs
            for it in _ESCAPED.finditer(self.text.content, max(run.start - 1, 0), run.end)
        ]
        items = sum(not it["head"] for it in found)
        for it in found:
            if it["head"] or items > 1:
                kind = _HEAD_ESCAPED if it["head"] else _LIST_ESCAPED
                yield self._finding(it.start(), it.end() - 1, kind)

    def with_lines(self, run: Run, mask: str) -> str:
        """Return *mask* with the ends of its lines, which count where a mark begins a line."""
        lines = self.text.content[run.start : run.end].split("\n")
        if len(lines) == 1:
            return mask
        ends = accumulate(len(line) + 1 for line in lines[:-1])
        signs = list(mask)
        for end in ends:
            signs[end - 1] = "\n"
        return "".join(signs)

    def blocks(self) -> Iterator[Diagnostic]:
        for event in self.events:
            if event.kind == "start:code-block" and isinstance(event.value, dict):
                head = str(event.value.get("Fenced", "")).strip()
                name = head.strip("{}. ").split()[0].lower() if head.strip("{}. ") else ""
                if name != "math" and (name in DRAWN or (head.startswith("{") and name not in _SHOWN and not head.startswith("{."))):  # fmt: skip
                    yield self._block(event, head)
            elif event.kind == "start:code-block" and _PROSE.match(self.text.content, event.start):
                yield self._indented(event)
            elif event.kind == "start:container":
                yield from self._head(event)

    def lists(self) -> Iterator[Diagnostic]:
        """Yield a finding for each list that is meant to lie in a numbered one, and lies after it."""
        ended, found = -1, None
        for event in self.events:
            if event.kind != "end:list" or event.value is not True:
                continue
            if event.end != ended:  # lists in each other end together: a look for all of them
                ended = event.end
                start = self.text.content.rfind("\n", 0, max(event.end - 1, 0)) + 1
                found = _SHALLOW.search(self.text.content, start, event.end + 200)
            if found and event.start <= found.start("inner") <= event.end + 1:
                message = phrase(
                    "this list is not part of the numbered one above it: it is indented by too little"
                )
                place = self.text.span(found.end("inner"), found.end("inner") + 1)
                help = phrase(
                    "indent it to stand below the text of the number: three spaces for `1. `"
                )
                yield foreign_markup.RULE.at(place, message, help=help)

    def wiki_lists(self) -> Iterator[Diagnostic]:
        """Yield a finding for each list of another markup that Markdown reads as something else."""
        above = -1  # the line of the heading of the first level before
        said = -1
        for event, after in pairwise(self.events):
            if event.kind == "start:heading" and event.attribute("level") == "H1":
                line = self.text.position(event.start)[0]
                if line == above + 1 and said != above and self.text.content[event.start] == "#":
                    message = phrase("two headings of the first level stand one below the other")
                    help = phrase("write `1. ` before each line if it is a numbered list")
                    yield foreign_markup.RULE.at(self.text.span(event.start), message, help=help)
                said, above = (line if line == above + 1 else said), line
            elif (event.kind, after.kind) == ("start:item", "end:item"):
                sign = self.text.content[event.start]
                help = (
                    phrase("indent what belongs to the item above, and take the `+` out")
                    if sign == "+"
                    else phrase("write its words, or take it out")
                )
                message = phrase("this `%(sign)s` makes an item without words", sign=sign)
                yield foreign_markup.RULE.at(self.text.span(event.start), message, help=help)

    def _formulas(self, run: Run) -> Iterator[tuple[int, int]]:
        """Yield where the formulas between TeX's own signs stand in *run*."""
        first = max(run.start - 1, 0)  # a run begins behind the backslash of its first character
        for found in FORMULA.compiled().finditer(self.text.content, first, run.end):
            inside = (it for it in self.events[run.first : run.last] if it.kind == "code")
            if _MATHS.search(found["line"] or found["block"] or found["open"]) and not any(
                it.start <= found.start() < it.end for it in inside
            ):
                yield found.start() - run.start, found.end() - run.start

    def _finding(self, start: int, end: int, kind: Lookalike) -> Diagnostic:
        source = self.text.content[start:end]
        begin = start + len(source) - len(source.lstrip())
        line = self.text.content.find("\n", begin, end)
        message = phrase(
            "this looks like %(what)s, and stands on the page as it is typed", what=kind.what
        )
        last = line if line > 0 else end
        right = re.fullmatch(kind.right[0], self.text.content[begin:last]) if kind.right else None
        fix = (
            instead(self.text.span(begin, last), right.expand(kind.right[1]))
            if kind.right and right
            else ()
        )
        place = self.text.span(begin, begin + len(self.text.content[begin:end].rstrip()))
        return foreign_markup.RULE.at(place, message, help=kind.help, fix=fix)

    def _head(self, event: Event) -> Iterator[Diagnostic]:
        """Yield a finding for a block between colons that is none of a callout, or what its head loses."""
        more = _MORE.match(self.text.content, event.start)
        if more:
            place = self.text.span(*more.span("more"))
            yield _left_out(place, more["more"])
        found = _COLONS.match(self.text.content, event.start)
        if not found:
            return
        place = self.text.span(*found.span())
        words = _WORD.findall(found["attributes"]) if found["type"] is None else [found["type"]]
        named = next((it for it in words if it[0] != "#" and "=" not in it), "")
        word = named.strip(".").casefold().removeprefix("callout-")
        if word not in KIND_OF and word not in {"details", "dropdown", "spoiler"}:
            message = (
                phrase(
                    "no callout is called `%(word)s`: it is shown as a note", word=named.strip(".")
                )
                if named
                else phrase("this block is shown as a note")
            )
            help = phrase("write `::: note`, or take out the two lines of colons")
            yield foreign_markup.RULE.at(place, message, help=help)
            return
        lost = [it for it in words if it != named and not it.startswith("title=")]
        if lost:
            yield _left_out(place, " ".join(lost))

    def _indented(self, event: Event) -> Diagnostic:
        end = self.text.content.find("\n", event.start, event.end)
        message = phrase("this is shown as code, since it is indented by four spaces or a tab")
        help = phrase("write it without them, or between lines of three backticks if it is code")
        place = self.text.span(event.start, end if end > 0 else event.end)
        return foreign_markup.RULE.at(place, message, help=help)

    def _block(self, event: Event, head: str) -> Diagnostic:
        end = self.text.content.find("\n", event.start, event.end)
        message = phrase(
            "a block of `%(head)s` is shown as code, and neither drawn nor run", head=head[:40]
        )
        help = phrase("add the drawing as a picture with alternative text, or say it in words")
        place = self.text.span(event.start, end if end > 0 else event.end)
        return foreign_markup.RULE.at(place, message, help=help)


# What is Markdown but for the place where it stands.
_OURS = frozenset({phrase("a list"), phrase("bold words"), phrase("code"), phrase("a table")})


def _left_out(place: Span, words: str) -> Diagnostic:
    message = phrase("%(words)s of this block is left out", words=f"`{words}`")
    help = phrase("take it out: blocks have one look")
    return foreign_markup.RULE.at(place, message, help=help)


def _lies_in(span: Span, other: Span) -> bool:
    begins = (other.line, other.column) <= (span.line, span.column)
    return begins and (span.line, span.column) < (other.end_line, other.end_column)


@cache
def _parts() -> tuple[tuple[Part, ...], ...]:
    return tuple(parts_of(kind.pattern) for kind in INLINE)


@cache
def _signs() -> frozenset[str]:
    return frozenset().union(*(it for parts in _parts() for part in parts for it in part.needs))


_matches = cache(matches_of)  # it is read once for all sets of signs


@lru_cache(maxsize=2048)  # the same few signs stand in most runs
def _that_may_match(there: frozenset[str]) -> tuple[tuple[int, Matches], ...]:
    """Return what finds each pattern, by number, as far as it may match in a text with the signs *there*.

    Alternatives that cannot are left out: of one that stands alone `re` often looks at its first signs only.
    """
    found: list[tuple[int, Matches]] = []
    for number, parts in enumerate(_parts()):
        may = [it.source for it in parts if it.may_match(there)]
        if may:
            found.append((number, _matches("|".join(may))))
    return tuple(found)


# What programs write that escape all signs: a heading, or items of which one stands by itself.
_ESCAPED = re.compile(
    r"^[ \t]*(?:(?P<head>(?:\\#){1,6})|\\[-*+]|\d{1,3}\\[.)]) [^\W_]", re.MULTILINE
)
_HEAD_ESCAPED = _like(phrase("a heading"), phrase("take out the backslashes before its `#`"), "")
_LIST_ESCAPED = _like(phrase("a list"), phrase("take out the backslash before its sign"), "")


_MORE = re.compile(r"(?:!!!|\?\?\?\+?) +[A-Za-z][\w-]* +(?P<more>[\w-]+(?: +[\w-]+)*)")
_COLONS = re.compile(r":{3,} *(?:\{(?P<attributes>[^{}\n]*)\}|(?P<type>[A-Za-z][\w-]*))")
_WORD = re.compile(r"[\w-]+=(?:\"[^\"]*\"|'[^']*'|\S*)|\S+")


_SHOWN = frozenset({"code", "code-block", "code-cell", "sourcecode"})


# An indented line that reads as a sentence: a word or more, and no sign of code.
_PROSE = re.compile(r"[^\W\d_][\w'\u2019-]* [^\n{}()=;<>$\\|/_]*[.!?:]?(?:\n|$)")


_SHALLOW = re.compile(r"^(?P<outer> *)\d{1,9}[.)] [^\n]*\n(?P<inner>(?P=outer) {1,2}(?=[-*+] ))", re.MULTILINE)  # fmt: skip
