r"""Find lists of names that BibTeX does not divide as their authors meant, and names with titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Edit
from generator.load.bib.latex import plain_text
from generator.load.bib.names import split_names
from generator.model.works import Entry, Field
from generator.rules.bibliography import empty_field, joined_names, title_in_name
from generator.words.phrases import phrase


def find_names(entry: Entry) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lists of names of *entry*."""
    for name in ("author", "editor", "translator", "bookauthor", "director"):
        each = entry.fields.get(name)
        if each is None:
            continue
        if _may_be_loose(each.value) and (loose := _LOOSE.match(each.value)):
            where = phrase("before") if loose["before"] else phrase("behind")
            message = phrase("no name stands %(where)s an `and`", where=where)
            help = phrase("take the `and` out, or write the name")
            yield joined_names.RULE.at(each.span, message, help=help)
            continue
        if hollow := _hollow(each.value):
            yield empty_field.RULE.at(each.span, hollow[0], help=hollow[1])
            continue
        if not _may_be_amiss(each.value):
            continue
        right, joint = divided(each.value)
        if joint:
            yield joined_names.RULE.at(
                each.span,
                phrase("the names are joined by %(joint)s, not by `and`", joint=joint),
                help=phrase("did you mean `%(near)s`?", near=right),
                fix=_instead(each, right),
            )
            continue
        if many := next(filter(_has_many_commas, split_names(each.value)), ""):
            message = phrase("the name `%(name)s` has more than two commas", name=many)
            help = phrase("write `Last, First`, or `Last, Jr, First`, and `and` between two names")
            yield joined_names.RULE.at(each.span, message, help=help)
            continue
        bare, found = without_titles(each.value)
        if found:
            yield title_in_name.RULE.at(
                each.span,
                phrase(
                    "`%(words)s` says what somebody did, and is read as a part of the name",
                    words=found,
                )
                if found.startswith("(")
                else phrase("`%(words)s` is a title, and read as a part of the name", words=found),
                help=phrase("did you mean `%(near)s`?", near=bare),
                fix=_instead(each, bare),
            )


def _has_many_commas(name: str) -> bool:
    return _hide(name).count(",") > 2


def divided(value: str) -> tuple[str, str]:
    """Return *value* with "and" between its names, and what stood there instead; "" if nothing."""
    value = " ".join(value.split())
    hidden = _hide(value)
    if others := _ET_AL.search(hidden):
        return f"{divided(value[: others.start()])[0]} and others", "`et al.`"
    for joint, shown in ((_COMMAND, r"`\and`"), (_SEMICOLON, "`;`")):
        if joint.search(hidden):
            return _parted(value, hidden, joint), shown
    if _AMPERSAND.search(hidden):
        return _parted(value, hidden, _AMPERSAND_OR_COMMA_NAMES), "`&`"
    for words in (_WORDS, _WORDS_BETWEEN):
        match = words.search(hidden)
        if match and (words is _WORDS or "," in hidden[: match.start()]):
            return _parted(value, hidden, words), f"`{match['word']}`"
    if right := _from_commas(value, hidden):
        return right, phrase("commas")
    return value, ""


def without_titles(value: str) -> tuple[str, str]:
    """Return *value* without titles, degrees and roles, and the first; "" if there is none."""
    value = " ".join(value.split())
    hidden = _hide(value)
    found = [*_ROLE.finditer(hidden), *_TITLE.finditer(hidden), *_DEGREE.finditer(hidden)]
    for match in sorted(found, key=lambda each: each.start(), reverse=True):
        start, end = match.span("title")
        if match.re is not _TITLE:
            start = match.start()
        value = value[:start] + value[end:]
    first = min(found, key=lambda each: each.start(), default=None)
    return " ".join(value.split()), first["title"].strip() if first else ""


# Private functions

# An `and` with nothing on one side of it.
_LOOSE = re.compile(
    r"\s*(?:(?P<before>and(?:\s|$))|(?:[^{}]|\{[^{}]*\})*?\sand(?:\s+and\s|\s*$))", re.IGNORECASE
)
# Words that join names, or are no part of one: none of them stands in most lists.
_SUSPECT = frozenset(
    """al und et y och og e i dr prof mr mrs ms professor ph phd m md mba msc dphil""".split()
)
_WORD = re.compile(r"\w+")
_ET_AL = re.compile(
    r"(?:\s*,)?\s+(?:and\s+)?(?:et\.?\s*al|(?<=and\s)al|u\.\s?a|und\s+andere)\.?\s*$", re.IGNORECASE
)
_COMMAND = re.compile(r"\s*\\and(?![a-z])\s*")  # LaTeX's own, of `\author`
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+|&\s*)?")
_AMPERSAND = re.compile(r"(?<=[\w.,}])\s*\\?&\s*(?=\w)")
_AMPERSAND_OR_COMMA_NAMES = re.compile(r"\s*,?\s*\\?&\s*|(?<=\.),\s+(?=[^\W\d_]{2,},)")
# "und" joins names anywhere; other words are parts of names too (Ortega y Gasset).
_WORDS = re.compile(r"\s+(?P<word>und)\s+(?=[^\W\d_])")
_WORDS_BETWEEN = re.compile(r"(?<=[\w.])\s+(?P<word>et|y|och|og|e|i)\s+(?=[^,;]+,)")
_TITLE = re.compile(
    r"(?:(?<=^)|(?<=\band )|(?<=, )|(?<=\. )|(?<=Dr )|(?<=Prof ))"
    r"(?P<title>(?:Dr|Prof|Professor|Mr|Mrs|Ms|Dipl\.-Ing|rer\. nat|h\. c)\.?\s+(?=\w))"
)
_DEGREE = re.compile(
    r",?\s+(?P<title>Ph\.? ?D\.?|M\.D\.|MD|MBA|M\.?Sc\.?|DPhil|B\.A\.|M\.A\.|R\.?N\.?)(?=\s+and\s|\s*$)"
)
_ROLE = re.compile(
    r"\s*(?P<title>\((?:eds?|editors?|hrsg|hg|trans|transl|dir|coord|comp|red)\b[^()]*\))",
    re.IGNORECASE,
)
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\s*[^\W\d_][^\W\d_]+(?:[ -][^\W\d_]+)*")
_TWO_AND_TWO = re.compile(r"\s*[^\W\d_]+ [^\W\d_]+,\s*[^\W\d_]+ [^\W\d_]+\s*")
# Given names that are hardly ever a family's: with one at the head of both, "A B, C D" are two people.
GIVEN = frozenset(
    """alan albert alex alexander alice amy andrea andreas andrew angela anna anne anthony antonio antony
    barbara benjamin bernd brian carl carlos caroline catherine charlene christian christina christine
    christoph christopher claudia daniel david deborah dieter donald donna dorothy edward elena elizabeth
    emily emma eric erik eva florian francesca frank franz fred george giovanni hans heather heike helen
    helga henry ingrid jack james jan jane janet jason jean jeffrey jennifer jessica joan johannes john
    jonathan jose joseph joshua juan judith julia julie juergen j\u00fcrgen karen karin karl katherine
    kathleen katja kevin klaus larry laura linda lisa lukas luis manfred marco margaret maria marie mark
    markus martha mary matthew matthias michael michelle monika nancy nicholas nicole olga pamela patricia
    patrick paul peter petra philip philippe pierre ralf ralph raymond rebecca renate richard robert roger
    ronald ruth sabine samuel sandra sarah sharon sophie stefan stefanie stephanie stephen steven susan
    susanne teresa thomas timothy tobias ulrich ulrike ursula uwe virginia walter werner william wolfgang""".split()
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}\.?")


def _may_be_amiss(value: str) -> bool:
    """Say whether a list of names is worth a closer look."""
    if (
        value.count(",") > 1
        or value[1:2] == "."
        or _TWO_AND_TWO.fullmatch(value)
        or "\\and" in value
    ):
        return True
    marked = ";" in value or "&" in value or "(" in value
    return marked or not _SUSPECT.isdisjoint(_WORD.findall(value.lower()))


def _may_be_loose(value: str) -> bool:
    """Say whether an `and` stands at either end of *value*, or behind another."""
    words = f" {' '.join(value.lower().split())} "
    return words.startswith(" and ") or words.endswith(" and ") or " and and " in words


def _hollow(value: str) -> tuple[str, str] | None:
    """Return what is wrong with a list that has a name of nothing in it, and what helps."""
    if "{" not in value and "," not in value and not _OTHERS.match(value):
        return None
    names = split_names(value)
    if names and names[0].lower() == "others":
        return phrase("`others` stands for more names, and none stands before it"), phrase(
            "write the first name before it"
        )
    for name in names:
        bare = plain_text(name).strip(_NO_NAME)
        if not bare:
            return phrase("a name in the list is empty"), phrase("write the name, or take it out")
        if name.startswith(","):
            return phrase(
                "no family name stands before the comma of `%(name)s`", name=name
            ), phrase("write it there, or take the comma out")
    return None


_NO_NAME = " ,.;~{}\u00a0"
_OTHERS = re.compile(r"\s*others\b", re.IGNORECASE)


def _hide(value: str) -> str:
    """Return *value* with all that stands in braces as zeros: nothing there is a joint."""
    if "{" not in value and "}" not in value:
        return value
    out, depth = [], 0
    for letter in value:
        depth -= letter == "}"
        out.append("0" if depth > 0 else letter)
        depth += letter == "{"
    return "".join(out)


def _parted(value: str, hidden: str, joint: re.Pattern[str]) -> str:
    parts, at = [], 0
    for match in joint.finditer(hidden):
        parts.append(value[at : match.start()])
        at = match.end()
    names = [part.strip(" ,") for part in (*parts, value[at:])]
    return " and ".join(name for name in names if name)


def _from_commas(value: str, hidden: str) -> str:
    """Return the names that commas alone divide, "" where they may divide one name's parts."""
    if " and " in hidden.lower():
        return _from_last_and(value, hidden)
    cuts = [at for at, letter in enumerate(hidden) if letter == ","]
    bounds = zip([-1, *cuts], [*cuts, len(value)], strict=True)
    parts = [part for start, end in bounds if (part := value[start + 1 : end].strip())]
    if len(parts) == 2 and (
        all(map(_INITIALS_FIRST.fullmatch, parts)) or all(map(_is_whole, parts))
    ):
        return " and ".join(parts)
    if "=" in value or len(parts) < 3:
        return ""
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_INITIALS.fullmatch, parts[1::2])):
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return " and ".join(f"{family}, {given}" for family, given in pairs)
    whole = all(" " in plain_text(part) and not _SUFFIX.fullmatch(part) for part in parts)
    return " and ".join(parts) if whole else ""


def _is_whole(part: str) -> bool:
    """Say whether *part* is a whole name as it is spoken: `Antony Jay`, not `Li`."""
    given, _, family = part.partition(" ")
    return bool(family) and given.casefold() in GIVEN


def _from_last_and(value: str, hidden: str) -> str:
    """Return the names of ``Li, C., Zhu, A., and Smith, B.``: commas, and one "and" at the end."""
    at = hidden.lower().rfind(" and ")
    head, last = value[:at].rstrip(" ,"), value[at + 5 :]
    if hidden.lower().count(" and ") > 1 or hidden[:at].count(",") < 3:
        return ""
    first = _from_commas(head, hidden[: len(head)])
    return f"{first} and {last}" if first else ""


def _instead(each: Field, right: str) -> tuple[Edit, ...]:
    """Return the fix, where the value stands on one line as it was read."""
    span = each.span
    alone = span.line == span.end_line and span.end_column - span.column == len(each.value)
    return (Edit(span, right),) if alone else ()
