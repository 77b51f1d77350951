"""Citations of several works: grouping, collapsing, delimiters.

CSL 1.0.2, "Cite Grouping" and "Cite Collapsing".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.csl.context import Cite
from generator.csl.markup import parse_affix
from generator.csl.rich import Part, Rich, find, plain, rebuild, seq


@dataclass(frozen=True, slots=True)
class Shown:
    """A cite and how it prints; `flat` is its text, when that is no more than text.

    `named`: what stands for its `author` are names, not a title.
    """

    cite: Cite
    part: Part | None
    author: str = ""
    number: int = 0
    flat: str | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Delimiters:
    """What stands between cites, and how they collapse."""

    layout: str
    group: str
    after: str
    located: str  # behind a locator within a group; "" where the style says nothing of it
    suffix: str
    collapse: str
    sorts: bool

    @property
    def groups(self) -> bool:
        """Whether cites of the same authors belong together."""
        return self.collapse.startswith("year") or bool(self.group)


Printer = Callable[[Cite], Shown]
_CLOSING = " \"'\u201d\u2019\u00bb)]"  # what may stand behind the full stop that ends a sentence


def delimiters(
    options: Mapping[str, str], layout: Mapping[str, str], *, note: bool, sorts: bool
) -> Delimiters:
    """Read the delimiters of `cs:citation` and its layout.

    Without `cite-group-delimiter`, collapsed years take a comma in the text and the layout's
    delimiter in notes, as citeproc-js does.
    """
    between = layout.get("delimiter", "")
    collapse = options.get("collapse", "")
    group = options.get("cite-group-delimiter")
    if group is None:
        default = between if note else ", "
        group = default if collapse.startswith("year") else ""
    located = options.get("after-collapse-delimiter", "")
    after = options.get("after-collapse-delimiter", between)
    suffix = options.get("year-suffix-delimiter", options.get("cite-group-delimiter", between))
    return Delimiters(between, group, after, located, suffix, collapse, sorts)


def arrange(
    shown: Sequence[Shown], between: Delimiters, *, fixed_from: int, authorless: bool
) -> list[Shown]:
    """Bring cites of the same authors together, behind the first; none from *fixed_from* on.

    *authorless*: those of works without authors too, as citeproc-js does. The specification counts
    the title that stands in for the authors as their name, which would leave them where they are.
    """
    if not between.groups or not between.sorts:
        return list(shown)
    free, fixed = shown[:fixed_from], shown[fixed_from:]
    groups: dict[str, list[Shown]] = {}
    for at, one in enumerate(free):
        author = one.author if one.named or not authorless else ""
        groups.setdefault(author or ("" if authorless else f"\0{at}"), []).append(one)
    return [one for group in groups.values() for one in group] + list(fixed)


def join_cites(shown: Sequence[Shown], between: Delimiters, printer: Printer) -> Part:
    """Return the cites with the delimiters between them, collapsed as the style says."""
    if between.collapse == "citation-number":
        return _join_numbers(shown, between)
    if between.collapse == "year-suffix-ranged":  # looks into the cites for their suffixes
        shown = [replace(one, flat=None) for one in shown]
    parts: list[Part] = []
    collapsed = False
    for at, one in enumerate(shown):
        previous = shown[at - 1] if at else None
        same = previous is not None and between.groups and _same_author(previous, one)
        nexts = _next_parts(shown, at, same=same, between=between, printer=printer)
        if not plain(nexts.part):  # its authors were all it prints, and they are left out
            continue
        if not parts:
            parts.append(nexts.part)
            continue
        if previous is not None and not _has_own_delimiter(previous.cite, one.cite):
            parts.append(_between(nexts, previous, same=same, collapsed=collapsed, between=between))
        elif previous is not None:
            parts.append("" if one.cite.prefix else " ")
        parts.append(nexts.part)
        collapsed = same and between.collapse.startswith("year")
    return seq(_ranged(parts) if between.collapse == "year-suffix-ranged" else parts)


@dataclass(frozen=True, slots=True)
class _Next:
    part: Part
    only_suffix: bool = False


def _has_own_delimiter(left: Cite, right: Cite) -> bool:
    """Whether the author's own words already separate two cites."""
    begun = right.prefix.lstrip()[:1] in {",", ";", "."}
    return begun or left.suffix.rstrip()[-1:] in {",", ";"}


def _between(
    nexts: _Next, previous: Shown, *, same: bool, collapsed: bool, between: Delimiters
) -> str:
    if nexts.only_suffix:
        return between.suffix
    if same and previous.cite.locator:
        return between.located or between.group or between.layout
    if same:
        return between.group or between.layout
    return between.after if collapsed or between.collapse == "year" else between.layout


def _next_parts(
    shown: Sequence[Shown], at: int, *, same: bool, between: Delimiters, printer: Printer
) -> _Next:
    one = shown[at]
    alike = at > 0 and shown[at - 1].author == one.author
    if (
        alike
        and between.collapse.startswith("year-suffix")
        and (only := _suffix_only(shown[at - 1], one))
    ):
        return _Next(Rich("cite", [with_affixes(one.cite, only)], one.cite.id), only_suffix=True)
    if not same or not one.author or not between.collapse.startswith("year"):
        return _Next(keyed(one))
    short = printer(one.cite._replace(suppress_author=True))
    return _Next(keyed(short) if plain(short.part) else "")


def _same_author(left: Shown, right: Shown) -> bool:
    """Whether two works have the same authors; of works by nobody, whether the same words do."""
    if left.author != right.author or right.cite.prefix or left.cite.suffix:
        return False
    return bool(left.author) or _front(left.part) == _front(right.part) is not None


def _front(part: Part | None) -> str | None:
    """Return what stands in front of the year, such as "Anon., "; None where there is no year."""
    if part is None or (year := find(part, "year")) is None:
        return None
    words: list[str] = []
    _until(part, year, words)
    return "".join(words)


def _until(part: Part, end: Rich, words: list[str]) -> bool:
    if isinstance(part, str):
        words.append(part)
        return False
    return part is end or any(_until(inner, end, words) for inner in part.parts)


def _suffix_only(left: Shown, right: Shown) -> Part | None:
    """Return the year suffix of *right* when all before it is the same as in *left*."""
    if left.cite.locator or right.cite.locator or not left.part or not right.part:
        return None
    suffix = find(right.part, "year-suffix")
    if suffix is None or find(left.part, "year-suffix") is None:
        return None
    same = plain(_without_suffix(left.part)) == plain(_without_suffix(right.part))
    return suffix if same else None


def _without_suffix(part: Part) -> Part:
    return rebuild(part, lambda inner: "" if inner.kind == "year-suffix" else None)


def keyed(one: Shown) -> Part:
    """Return a cite with its prefix and suffix, marked with its key."""
    part = one.part if one.flat is None else one.flat
    return Rich("cite", [with_affixes(one.cite, part or "")], one.cite.id)


def with_affixes(cite: Cite, part: Part) -> Part:
    """Put the cite's own prefix and suffix around it, with a space where words would meet."""
    if not cite.prefix and not cite.suffix:
        return part
    prefix, suffix = cite.prefix, cite.suffix
    if prefix and (prefix[-1].isalnum() or prefix[-1] in ",.:;!?)>\u201d\u2019"):
        prefix += " "
    if suffix and (suffix[0].isalnum() or suffix[0] in "([\u201c\u2018<&"):
        suffix = " " + suffix
    return seq([inner for inner in (parse_affix(prefix), part, parse_affix(suffix)) if inner])


def begins_sentence(prefix: str) -> bool:
    """Whether what follows a cite's prefix begins a sentence: after none, or after one."""
    words = prefix.rstrip(_CLOSING).split()
    return not words or (len(words) > 1 and words[-1][-1] in ".!?")


def capitalize_term(part: Part, *, within: bool = False) -> Part:
    """Give the term that *part* begins with a capital (as "Ibid." at the start of a note).

    So begin entries of a reference list too: "O.V." for a work without authors. *within*: a term.
    """
    if isinstance(part, str):
        return part[:1].upper() + part[1:] if within else part
    within = within or part.kind == "term"
    at = next((at for at, inner in enumerate(part.parts) if plain(inner)), None)
    if at is None:
        return part
    first = capitalize_term(part.parts[at], within=within)
    return Rich(part.kind, [*part.parts[:at], first, *part.parts[at + 1 :]], part.value)


def _join_numbers(shown: Sequence[Shown], between: Delimiters) -> Part:
    """Collapse runs of three and more citation numbers into ranges."""
    parts: list[Part] = []
    at = 0
    collapsed = False
    while at < len(shown):
        end = _run_end(shown, at)
        if parts and not _has_own_delimiter(shown[at - 1].cite, shown[at].cite):
            located = bool(shown[at - 1].cite.locator)
            parts.append(between.after if collapsed or located else between.layout)
        collapsed = end - at >= 2  # three numbers or more
        if collapsed:
            parts += [keyed(shown[at]), "\u2013", keyed(shown[end])]
            at = end + 1
        else:
            parts.append(keyed(shown[at]))
            at += 1
    return seq(parts)


def _run_end(shown: Sequence[Shown], at: int) -> int:
    end = at
    while end + 1 < len(shown) and all(
        one.number and _is_bare(one) for one in (shown[end], shown[end + 1])
    ):
        if shown[end + 1].number != shown[end].number + 1:
            break
        end += 1
    return end


def _is_bare(one: Shown) -> bool:
    """Whether a cite prints its number and marks, with no word that a range would lose."""
    if one.cite.prefix or one.cite.suffix or one.cite.locator or not find(one.part, "number"):
        return False
    return not any(letter.isalpha() for letter in plain(one.part))


def _ranged(parts: list[Part]) -> list[Part]:
    """Turn runs of year suffixes (a, b, c) into ranges (a-c)."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        end = at
        while end + 2 < len(parts) and _follows(parts[end], parts[end + 2]):
            end += 2
        if end - at >= 4:  # three suffixes and two delimiters between them
            out += [parts[at], "\u2013", parts[end]]
        else:
            out += parts[at : end + 1]
        if end + 1 < len(parts):
            out.append(parts[end + 1])
        at = end + 2
    return out


def _follows(left: Part, right: Part) -> bool:
    first, second = find(left, "year-suffix"), find(right, "year-suffix")
    if first is None or second is None or plain(right) != plain(second):
        return False
    return _value(plain(second)) == _value(plain(first)) + 1


def _value(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 96
    return number
