"""What handbooks of other tools have besides: Govspeak, Retype, wikis, JSX, reStructuredText."""

from __future__ import annotations

from generator.load.dialects.lookalike import Lookalike
from generator.words.phrases import phrase

_like = Lookalike  # a short name for a long list

# Keys that other tools have in front matter.
_SETTING = (
    r"(?i:(?:sub)?title|tags?|date|authors?|layout|permalink|description|status|created(?: by| time)?"
    r"|updated|modified|owner|format|categor(?:y|ies)|aliases|cssclass(?:es)?|publish(?:ed)?|draft|slug"
    r"|sidebar_position|sidebar_label|weight|keywords|last edited(?: by| time)?|nav_order|parent"
    r"|lang|language|version)"
)

NEIGHBOURS = (
    _like(phrase("a block of Govspeak"), phrase("write it in Markdown: `> [!NOTE]` is a note, `1. words` a step"), r"^\$(?:CTA|[A-Z!])\s*$|^%[^%\n]+%\s*$|^\^[^^\n]+\^\s*$|^s1\. [^\n]*\ns2\.|^!!\d+\s*$|x\0(?<!\wx\0)[^\0\n]+\0+x(?!\w)"),
    _like(phrase("a short code that a program fills"), phrase("write what it stands for"), r"\[(?!(?i:doi|isbn|issn|pmid|arxiv|urn|https?):)[A-Za-z][\w-]+:(?=[^\s:\]\0])[^\[\]\n]+\](?![(:\[])|!![a-z]+ [^!\n]+!!(?!\w)|\[!(?!INCLUDE|VIDEO|CODE|code-)[A-Za-z][\w-]*[ =][^\[\]\n]*\]"),
    _like(phrase("a reference of a forge"), phrase("write a link, as in `[words](address)`"), r"(?<![\w!])!\d{2,7}\b(?!!)|(?<![\w~])~\"[^\"\n]{1,80}\"|(?<![\w%])%\"[^\"\n]{1,80}\""),
    _like(phrase("highlighted words"), phrase("write `<mark>words</mark>`"), r"(?<![\w#&])(?P<sign>#{1,2})(?=[^\W\d_])[^#\n]{1,80}(?<=\w)(?P=sign)(?![\w#])"),
    _like(phrase("explanations of a block of code"), phrase("write a numbered list: `1. words`"), r"^<[\d.]+> \S[^\n]*"),
    _like(phrase("a dash of TeX or of a typewriter"), phrase("write the dash itself: \u2013"), r"(?<=[^\W\d_]) -{2,3} (?=[^\W\d_])|(?<=[^\W\d_])-{3}(?=[^\W\d_])", (r"( ?)-{2,3}( ?)", "\\1\u2013\\2")),
    _like(phrase("the end of a line that stays"), phrase("write one backslash at the end of the line"), r"(?<=[^\W\d_]) \+\n"),
    _like(phrase("lines that stay apart"), phrase("write a backslash at the end of each line but the last"), r"\A\|(?: [^|\n]+\n\|)+ [^|\n]+\Z"),
    _like(phrase("a pause between slides"), phrase("take it out: a page is shown as a whole"), r"^\. \. \.\s*$"),
    _like(phrase("a definition"), phrase("write the word on a line of its own, and below it `: what it means`"), r"^ *~ +[^\W\d_][^\n]*|^; \S[^\n]* : \S[^\n]*"),
    _like(phrase("a caption, or words that are indented"), phrase("write it as a paragraph, without the `:`"), r"\A: +\S[^\n]*"),
    _like(phrase("a property of a neighbour"), phrase("write it in the front matter, or as a sentence"), r"[\[(][A-Za-z][\w -]{0,40}:: [^\])\n]+[\])]"),
    _like(phrase("quoted or struck words of another markup"), phrase("write `*words*` or `~~words~~`"), r"(?<![\w?])\?\?(?=[^\s?])[^?\n]{1,80}(?<=[^\s?])\?\?(?![\w?])|\A-(?=[^\W\d_])[^-\n]+(?<=\w)-\Z"),
    _like(phrase("an icon by its name"), phrase("write a word, or an emoji such as `:bulb:`"), r"\(/\)"),
    _like(phrase("an expression of JSX"), phrase("write the words themselves: pages run no programs"), r"<>[^<>\n]*</>|\{(?:\" *\"|' *'|new [A-Z]\w*\([^{}\n]*|[A-Za-z_][\w.]*\([^{}\n]*\)|\0+|\d+(?: [-+*/] \d+)+|[^{}\n?]+ \? [^{}\n:]+ : [^{}\n]+)\}"),
    _like(phrase("the end of a list of kramdown"), phrase("take it out, or write `<!-- -->` between the lists"), r"\A\^\s*\Z"),
    _like(phrase("a comment or a place to link to of reStructuredText"), phrase("write `<!-- words -->`; headings are linked to by themselves"), r"^\.\.(?: +(?!\.|(?:\|[^|\n]+\| +)?[a-z][\w:-]*::)[^\n]*)?$"),
    _like(phrase("a block of code of reStructuredText"), phrase("write one `:`, and the code between lines of three backticks"), r"(?<=\w)::\s*\Z"),
    _like(phrase("a space of TeX or reStructuredText"), phrase("take the backslash out"), r"(?<=[\x01\0.])\\ (?=\w)"),
    _like(phrase("a footnote in its place"), phrase("write `[^1]` here and `[^1]: words` below"), r"(?<!\w)\(\((?=[^()\n]* )[^()\n]{3,300}\)\)"),
    _like(phrase("a program that is run"), phrase("write what comes out of it: pages run no programs"), r"\b(?:src|call)_[A-Za-z]\w*[\[{(]"),
    _like(phrase("centred words"), phrase("write them as they are: pages have one look"), r"->(?=\S)[^<>\n]{1,200}(?<=\S)<-"),
    _like(phrase("a command of Doxygen"), phrase("write it in Markdown: `> [!NOTE]` is a note"), r"^\\(?:note|brief|param|return|returns|warning|attention|todo|see|sa|file|page|section)\b[^\n]*"),
    _like(phrase("a setting of a page"), phrase("write them in the front matter, or as a list, each behind `- `: lines are joined otherwise"), rf"\A{_SETTING}: [^\n]*\n(?:{_SETTING}: ?[^\n]*(?:\n|\Z))+"),
    _like(phrase("a numbered list"), phrase("write `1. ` at the beginning of each line"), r"^\[1\] [^\n]*\n\[2\] \S"),
    _like(phrase("a picture with a size"), phrase("write `![words](picture)`: pictures are as wide as they can be"), r"!\[[^\[\]\n]{0,200}\]\([^()\s]{1,300} +=[\dx%]{1,12}\)", (r"(!\[.*\]\(\S+) +=.*\)", r"\1)")),
    _like(phrase("a link to a mail address"), phrase("write `[words](mailto:ann@example.org)` without the space"), r"\[[^\[\]\n]{1,200}\]\(mailto: +[^()\n]{1,200}\)", (r"(\[.*\]\(mailto:) +(.*)", r"\1\2")),
)  # fmt: skip
