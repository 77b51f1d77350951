"""Read how strongly a statement advises, from its own verb: must, should, could, need not.

That is another thing than how sure it is, which its sources say: guidelines of medicine keep the two
apart as well (GRADE; NICE, *Developing NICE guidelines: the manual*, 2014, 9.3). Nothing is read into a
statement: of several verbs the weakest counts, and one that only tells or orders has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.words.words import N_

# The weakest first, by the language that statements are written in. "Can" is left out: most of the
# time it says what is possible.
VERBS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "en": {
        N_("need not"): re.compile(r"\b(need not|needn't|(do|does) not (need|have) to)\b"),
        N_("could"): re.compile(r"\b(could|may|might)\b(?! not\b)"),
        N_("should"): re.compile(r"\b(should|ought to)\b"),
        N_("must"): re.compile(r"\b(must|shall|ha(s|ve) to|needs? to)\b"),
    },
    "de": {
        N_("need not"): re.compile(
            r"\b(muss|müssen|braucht|brauchen) (\w+ ){0,3}(nicht|kein\w*)\b"
        ),
        N_("could"): re.compile(r"\b(könnten?|dürfen?|darf)\b(?! nicht\b)"),
        N_("should"): re.compile(r"\bsollt?(en?)?\b"),
        N_("must"): re.compile(r"\b(muss|müssen|dürfen nicht|darf nicht)\b"),
    },
}
_MONTH = re.compile(r"\bMay\b")


def strength_of(words: str, language: str) -> str:
    """Return the message that names the verb of the statement *words*, "" where it has none.

    *language* is a tag such as ``de-CH``; of languages that have no verbs here nothing is said.
    """
    verbs = VERBS.get(language.partition("-")[0], {})
    text = _MONTH.sub("", " ".join(words.split())).casefold()
    return next((name for name, verb in verbs.items() if verb.search(text)), "")
