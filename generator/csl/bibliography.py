"""Reference lists (CSL 1.0.2, "Bibliography-specific Options"): repeated authors, alignment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.csl.rich import Part, Rich, plain, rebuild


def align_second_field(parts: Sequence[Part]) -> list[Part]:
    """Put the first field in the margin and the rest beside it ("second-field-align")."""
    rest = Rich("seq", list(parts[1:]))
    return [Rich("display", [parts[0]], "left-margin"), Rich("display", [rest], "right-inline")]


def substitute_authors(entries: Sequence[Part], substitute: str, rule: str) -> list[Part]:
    """Replace author lists that repeat those of the entry before."""
    change = _RULES.get(rule, _Repeated.complete_all)
    out: list[Part] = []
    before: Rich | None = None
    for entry in entries:
        names = _find_names(entry)
        if names is not None and before is not None and plain(names):
            out.append(_replace(entry, names, change(_Repeated(before, names, substitute))))
        else:
            out.append(entry)
        before = names
    return out


def _find_names(part: Part) -> Rich | None:
    if isinstance(part, str):
        return None
    if part.kind == "names":
        return part
    return next(filter(None, map(_find_names, part.parts)), None)


def _replace(entry: Part, names: Rich, new: Part | None) -> Part:
    if new is None:
        return entry
    return rebuild(entry, lambda part: new if part is names else None)


def _people(names: Part) -> list[Rich]:
    if isinstance(names, str):
        return []
    if names.kind == "name":
        return [names]
    return [person for part in names.parts for person in _people(part)]


def _texts(names: Rich) -> list[str]:
    return [plain(person) for person in _people(names)]


def _lists(part: Part) -> list[str]:
    """Return the texts of the name lists, or of all that stands for them."""
    if isinstance(part, str):
        return []
    if part.kind == "list":
        return [plain(part)]
    return [text for inner in part.parts for text in _lists(inner)]


@dataclass(frozen=True, slots=True)
class _Repeated:
    """The names of an entry and those of the entry before, and what stands for those that repeat."""

    before: Rich
    names: Rich
    substitute: str

    def complete_all(self) -> Part | None:
        if not self._alike():
            return None
        if not _people(self.names):
            return self.substitute
        # Labels stay; the list itself, "and" and "et al." with it, becomes one substitute.
        return rebuild(self.names, lambda part: self.substitute if part.kind == "list" else None)

    def complete_each(self) -> Part | None:
        return self._swap(len(_people(self.names))) if self._alike() else None

    def partial_each(self) -> Part | None:
        return self._swap(self._same())

    def partial_first(self) -> Part | None:
        return self._swap(min(1, self._same()))

    def _alike(self) -> bool:
        before, names = self.before, self.names
        return (_lists(before) or [plain(before)]) == (_lists(names) or [plain(names)])

    def _same(self) -> int:
        count = 0
        for left, right in zip(_texts(self.before), _texts(self.names), strict=False):
            if left != right:
                break
            count += 1
        return count

    def _swap(self, count: int) -> Part | None:
        """Replace the first *count* names, each by the substitute."""
        if not _people(self.names):
            return self.substitute if plain(self.before) == plain(self.names) else None
        if not count:
            return None
        chosen = _people(self.names)[:count]
        return rebuild(
            self.names,
            lambda part: self.substitute if any(part is person for person in chosen) else None,
        )


_RULES: dict[str, Callable[[_Repeated], Part | None]] = {
    "complete-all": _Repeated.complete_all,
    "complete-each": _Repeated.complete_each,
    "partial-each": _Repeated.partial_each,
    "partial-first": _Repeated.partial_first,
}
