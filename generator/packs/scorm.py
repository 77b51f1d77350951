"""Write a module as SCORM 1.2: one page with a self-check, a score, and passed or failed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.packs.archive import attribute, page, tame, text, zipped
from generator.packs.content import Pack, PackModule, PackQuestion, about_html, record
from generator.words.words import Words

SCRIPT = Path(__file__).with_name("scorm.js")
STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
fieldset { margin: 1rem 0; padding: 0.5rem 1rem; border: 1px solid GrayText; border-radius: 0.3rem; }
legend { font-weight: 600; }
label { display: flex; gap: 0.5rem; padding: 0.3rem 0; }
button { padding: 0.5rem 1rem; font: inherit; font-weight: 600; }
blockquote { margin: 0.5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid GrayText; }
"""


def scorm(pack: Pack, module: PackModule) -> bytes:
    """Return *module* as a SCORM 1.2 package of one page."""
    head = '<link rel="stylesheet" href="style.css">\n<script src="scorm.js" defer></script>\n'
    body = page(module.title, "\n".join(_body(pack, module)), pack.language, head)
    files = {
        "imsmanifest.xml": _manifest(pack, module),
        "index.html": body.replace("<body>", _opening(pack), 1),
        "style.css": STYLE,
        "scorm.js": SCRIPT.read_text(encoding="utf-8"),
        "playbook.json": record(pack),
    }
    return zipped(files)


# Private functions


def _opening(pack: Pack) -> str:
    """Return the start of the body, with what the script says."""
    said = {
        "passing": str(pack.passing),
        "passed": pack.words.gettext("%%s per cent: passed."),
        "failed": pack.words.gettext("%%s per cent: not passed yet."),
        "right": pack.words.gettext("Right."),
        "wrong": pack.words.gettext("Not right, or not all of it."),
    }
    return f"<body {' '.join(f'data-{name}={attribute(it)}' for name, it in said.items())}>"


def _manifest(pack: Pack, module: PackModule) -> str:
    names = ("index.html", "style.css", "scorm.js", "playbook.json")
    files = "".join(f'<file href="{name}"/>' for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
        ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
        f' identifier="module-{pack.id}-{module.id}" version="1.2">\n'
        "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>\n"
        '<organizations default="organization-1"><organization identifier="organization-1">'
        f"<title>{text(tame(module.title))}</title>\n"
        '<item identifier="item-1" identifierref="resource-1" isvisible="true">'
        f"<title>{text(tame(module.title))}</title>"
        f"<adlcp:masteryscore>{pack.passing}</adlcp:masteryscore></item>"
        "</organization></organizations>\n"
        '<resources><resource identifier="resource-1" type="webcontent" adlcp:scormtype="sco"'
        f' href="index.html">{files}</resource></resources>\n</manifest>\n'
    )


def _body(pack: Pack, module: PackModule) -> Iterator[str]:
    say = pack.words.gettext
    yield f"<p><strong>{say('Aim:')}</strong> {text(module.aim)}</p>"
    yield module.html
    if module.links:
        yield f"<h2>{say('Read')}</h2>\n<ul>"
        for link in module.links:
            why = f": {text(link.why)}" if link.why else ""
            yield (
                f'<li><a href={attribute(link.url)} target="_blank" rel="noopener">'
                f"{text(link.title)}</a>{why}</li>"
            )
        yield "</ul>"
    if module.scored:
        yield f"<h2>{say('Check yourself')}</h2>"
        yield from (_question(pack.words, question) for question in module.scored)
        yield f'<p><button type="button" data-check>{say("Check the answers")}</button></p>'
        yield '<p role="status" data-result></p>'
    yield f"<h2>{say('About this pack')}</h2>\n{about_html(pack)}"


def _question(words: Words, question: PackQuestion) -> str:
    kind = "checkbox" if question.sort == "several" else "radio"
    lines = "\n".join(
        f'<label><input type="{kind}" name="{question.id}"{" data-right=yes" * option.right}>'
        f" <span>{option.html}</span></label>"
        for option in question.options
    )
    ask = words.gettext("Choose all answers that are right.") if question.sort == "several" else ""
    right = "".join(f"<li>{it.html}</li>" for it in question.options if it.right)
    why = "".join(f"<li>{it.html}: {it.because}</li>" for it in question.options if it.because)
    return (
        f'<fieldset data-question="{question.id}"><legend>{text(question.title)}</legend>\n'
        f"{question.more}\n<p>{ask}</p>\n{lines}\n"
        f'<p role="status" data-said></p>\n<div data-answer><p>{words.gettext("Right:")}</p><ul>{right}</ul>'
        f"{f'<ul>{why}</ul>' if why else ''}{question.because}</div></fieldset>"
    )
