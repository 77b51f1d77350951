"""Every name of a card finds it, and so does a name with a letter wrong, missing, extra or swapped."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator

import pytest
from rapidfuzz.distance import OSA

from generator.kinds import Kind
from generator.model.playbook import Playbook
from generator.site.search.wordlist import words_of
from tests.asking import ask, distances, saying
from tests.browser.conftest import Open
from tests.chance import TRIALS
from tests.sites import BuiltSite

pytestmark = pytest.mark.browser

# Every word of every name is misspelt where PLAYBOOK_TRIALS is set; without it one in four.
STEP = 1 if TRIALS else 4


@pytest.fixture(scope="session")
def playbook(built_site: BuiltSite) -> Playbook:
    """Return the real playbook."""
    return built_site.result.playbook


def names(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Yield each name that authors gave, with the page that it has to find."""
    for kind in (Kind.CARD, Kind.ROLE, Kind.RESOURCE, Kind.DECISION):
        for sheet in playbook.sheets[kind].values():
            abbreviation = sheet.meta.role.abbreviation
            for name in filter(None, (sheet.title, abbreviation, *sheet.meta.synonyms)):
                yield name, f"{kind.value}s/{sheet.id}/"


def terms(playbook: Playbook) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each name in the glossary, with the pages of which it has to find one."""
    for term in playbook.terms.values():
        wanted = [f"cards/{card.value}/" for card in term.cards]
        if term.role:
            wanted.append(f"roles/{term.role.value}/")
        for name in filter(None, (term.term, term.abbreviation, *term.synonyms)):
            yield name, frozenset(wanted)


def wrong(word: str, chance: random.Random) -> Iterator[str]:
    """Yield *word* with a letter wrong, missing, extra and, in words of four or more, swapped."""
    at = chance.randrange(len(word))
    letter = chance.choice(string.ascii_lowercase.replace(word[at], ""))
    yield word[:at] + letter + word[at + 1 :]
    yield word[:at] + word[at + 1 :]
    yield word[:at] + letter + word[at:]
    pairs = [it for it in range(len(word) - 1) if word[it] != word[it + 1]]
    if pairs:
        it = chance.choice(pairs)
        yield word[:it] + word[it + 1] + word[it] + word[it + 2 :]


def test_every_name_of_a_page_finds_it(visit: Open, address: str, playbook: Playbook) -> None:
    """Titles, abbreviations and synonyms of cards, roles, resources and decisions."""
    wanted = list(names(playbook))
    page = visit().go("a-z/")
    found = ask(page, address, (name for name, _ in wanted))
    assert len(wanted) > 400
    missing = [(name, it) for (name, it), own in zip(wanted, found, strict=True) if it not in own]
    assert missing == []


def test_every_name_of_a_term_finds_its_cards(
    visit: Open, address: str, playbook: Playbook
) -> None:
    """What the glossary says that a thing is called leads to the cards and the role it names."""
    wanted = list(terms(playbook))
    page = visit().go("a-z/")
    found = ask(page, address, (name for name, _ in wanted))
    assert len(wanted) > 150
    missing = [
        (name, sorted(its))
        for (name, its), own in zip(wanted, found, strict=True)
        if its and not its.intersection(own)
    ]
    assert missing == []


def test_a_letter_wrong_missing_extra_or_swapped_is_forgiven(
    visit: Open, address: str, playbook: Playbook
) -> None:
    """Each word of each name, misspelt, finds what the word itself finds first.

    A misspelling that is a word of the playbook, or the beginning of one, means that. One that is
    as near to another word may mean either: nearly all of those find theirs too.
    """
    chance = random.Random(7)  # noqa: S311  # a repeatable choice
    page = visit().go("a-z/")
    texts = " ".join(name for name, _ in names(playbook))
    sample = saying(page, address, sorted(it for it in words_of(texts) if len(it) > 3)[::STEP])
    right = dict(zip(sample, ask(page, address, sample, 1), strict=True))
    words = known(page.evaluate("fetch('../pagefind/words.json').then((it) => it.json())"))
    tried = [
        (word, misspelt)
        for word in sample
        for misspelt in wrong(word, chance)
        if right[word] and not any(it.startswith(misspelt) for it in words)
    ]
    found = ask(page, address, (misspelt for _, misspelt in tried))
    lost = [pair for pair, own in zip(tried, found, strict=True) if right[pair[0]][0] not in own]
    assert len(tried) > 1000 // STEP
    assert [pair for pair in lost if not ambiguous(*pair, words)] == []
    assert len(lost) < 0.01 * len(tried)


def ambiguous(word: str, misspelt: str, words: frozenset[str]) -> bool:
    """Tell whether *misspelt* is as near to another of *words* as to *word*."""
    return any(it != word and OSA.distance(it, misspelt, score_cutoff=1) < 2 for it in words)


def known(words: dict[str, str | list[str]]) -> frozenset[str]:
    """Return all words of the list of words."""
    lines = [str(words["named"]), *words["others"]]
    return frozenset(word for line in lines for word in line.split())


def test_distance_is_that_of_rapidfuzz(visit: Open, address: str) -> None:
    """The optimal string alignment distance, up to a limit, for random words of few letters."""
    chance = random.Random(11)  # noqa: S311  # a repeatable choice
    words = ["".join(chance.choices("abcd", k=chance.randrange(1, 9))) for _ in range(400)]
    pairs = list(zip(words[::2], words[1::2], strict=True))
    page = visit().go("a-z/")
    for most in (1, 2, 4):
        expected = [OSA.distance(one, other, score_cutoff=most) for one, other in pairs]
        assert expected == distances(page, address, pairs, most)
