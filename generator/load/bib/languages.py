# because: typographic signs are what this module reads
"""Say what language an entry is in: one verdict, for its titles, its case and its exports."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.csl.tongues import is_foreign
from generator.findings.suggestions import closest
from generator.load.bib.latex import plain_text
from generator.model.works import Entry

# The names that babel, polyglossia and biblatex give to languages -> their tags (BCP 47).
_TAGS: Mapping[str, str] = {
    "acadian": "fr-CA", "afrikaans": "af", "albanian": "sq", "american": "en-US",
    "arabic": "ar", "armenian": "hy", "australian": "en-AU", "austrian": "de-AT",
    "basque": "eu", "belarusian": "be", "bengali": "bn", "brazil": "pt-BR",
    "brazilian": "pt-BR", "breton": "br", "british": "en-GB", "bulgarian": "bg",
    "canadian": "en-CA", "canadien": "fr-CA", "catalan": "ca", "chinese": "zh",
    "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
    "esperanto": "eo", "estonian": "et", "farsi": "fa", "finnish": "fi", "francais": "fr",
    "français": "fr", "french": "fr", "frenchb": "fr", "galician": "gl", "georgian": "ka",
    "german": "de", "germanb": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "icelandic": "is", "indonesian": "id", "irish": "ga", "italian": "it",
    "japanese": "ja", "korean": "ko", "latin": "la", "latvian": "lv", "lithuanian": "lt",
    "macedonian": "mk", "magyar": "hu", "malay": "ms", "marathi": "mr", "mexican": "es-MX",
    "naustrian": "de-AT", "newzealand": "en-NZ", "ngerman": "de", "norsk": "nb",
    "norwegian": "nb", "nswissgerman": "de-CH", "nynorsk": "nn", "persian": "fa",
    "polish": "pl", "polutonikogreek": "el", "portuges": "pt", "portuguese": "pt",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "serbianc": "sr-Cyrl",
    "slovak": "sk", "slovene": "sl", "slovenian": "sl", "spanish": "es", "swedish": "sv",
    "swissgerman": "de-CH", "tamil": "ta", "telugu": "te", "thai": "th", "turkish": "tr",
    "uk": "en-GB", "ukenglish": "en-GB", "ukrainian": "uk", "urdu": "ur", "us": "en-US",
    "usenglish": "en-US", "vietnamese": "vi", "welsh": "cy", "deutsch": "de",
    "amharic": "am", "ancientgreek": "grc", "asturian": "ast", "bahasa": "id", "bahasai": "id",
    "bahasam": "ms", "bosnian": "bs", "classicallatin": "la", "classiclatin": "la", "coptic": "cop",
    "divehi": "dv", "ecclesiasticlatin": "la", "friulan": "fur", "gaelic": "gd", "greekpolutoniko": "el",
    "ibygreek": "grc", "indon": "id", "interlingua": "ia", "isixhosa": "xh", "kannada": "kn",
    "kazakh": "kk", "khmer": "km", "kurdish": "ku", "kurmanji": "kmr", "lao": "lo", "lowersorbian": "dsb",
    "lsorbian": "dsb", "malayalam": "ml", "malayan": "ms", "medievallatin": "la", "melayu": "ms",
    "meyalu": "ms", "mongolian": "mn", "monogreek": "el", "monotonicgreek": "el", "nepali": "ne",
    "nko": "nqo", "northernsami": "se", "norsknynorsk": "nn", "occitan": "oc", "piedmontese": "pms",
    "polygreek": "el", "polytonicgreek": "el", "romansh": "rm", "samin": "se", "sanskrit": "sa",
    "scottish": "gd", "serbianlatin": "sr-Latn", "sorbian": "hsb", "swissfrench": "fr-CH", "swissitalian": "it-CH",
    "syriac": "syc", "telegu": "te", "tibetan": "bo", "turkmen": "tk", "uppersorbian": "hsb",
    "uighur": "ug", "usorbian": "hsb", "afghan": "ps", "catala": "ca", "català": "ca",
    "castellano": "es", "nederlands": "nl", "svenska": "sv", "dansk": "da", "suomi": "fi",
    "polski": "pl", "français canadien": "fr-CA", "español mexicano": "es-MX", "englisch": "en", "anglais": "en", "español": "es", "italiano": "it", "português": "pt",
}  # fmt: skip
# What files say who name their languages by three letters (ISO 639-2).
_SHORT: Mapping[str, str] = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it",
    "por": "pt", "dut": "nl", "nld": "nl", "rus": "ru", "chi": "zh", "zho": "zh", "jpn": "ja",
    "lat": "la", "gre": "el", "ell": "el", "pol": "pl", "swe": "sv", "dan": "da", "nor": "nb",
    "fin": "fi", "hun": "hu", "cze": "cs", "ces": "cs", "tur": "tr", "ara": "ar", "heb": "he",
    "kor": "ko",
}  # fmt: skip
_TAG = re.compile(
    r"(?P<lang>[A-Za-z]{2})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?P<region>[A-Za-z]{2}))?"
)
_NAMED = ("langid", "language", "hyphenation")


def language_tag(entry: Entry) -> str:
    """Return the tag of the language that *entry* names, ``""`` where it names none or several."""
    for name in _NAMED:
        if name in entry.fields and (written := plain_text(entry.get(name)).strip()):
            return tag_of(written)
    return ""


def tag_of(written: str) -> str:
    """Return the tag of a language as files name it: ``ngerman``, ``lang:de``, ``en_GB``, ``eng``."""
    name = written.lower().removeprefix("lang").lstrip(":")
    known = _TAGS.get(name) or _SHORT.get(name)
    if known:
        return known
    match = _TAG.fullmatch(name)
    if match is None:
        return ""
    script, region = match["script"], match["region"]
    parts = [match["lang"], script.title() if script else "", region.upper() if region else ""]
    return "-".join(filter(None, parts))


def near_name(written: str) -> str:
    """Return the name of a language that *written* almost is, "" for none."""
    return closest(written.lower(), [it for it in _TAGS if len(it) > 2 and it[-1] != "b"])


def is_english(entry: Entry) -> bool:
    """Say whether the titles of *entry* are in English: as it says, or else by its own title."""
    if written := language_tag(entry):
        return written.startswith("en")
    if any(entry.get(name).strip() for name in _NAMED):
        return False
    return not is_foreign(plain_text(entry.get("title")))
