"""Write text that would run as a program if it ever became part of a page: our own vectors."""

from __future__ import annotations

from collections.abc import Iterator

RUN = "pwned(1)"  # no page has such a function
ELEMENTS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'<img src="x" onload="{RUN}" alt>',
    f"<svg onload={RUN}><circle r=1></svg>",
    f'<svg><a xlink:href="javascript:{RUN}"><text>t</text></a></svg>',
    f"<svg><script>{RUN}</script></svg>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f'<iframe srcdoc="&lt;script&gt;{RUN}&lt;/script&gt;"></iframe>',
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>b</button></form>",
    f"<button formaction='javascript:{RUN}'>b</button>",
    f"<details open ontoggle={RUN}><summary>s</summary></details>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}></audio>",
    f"<body onpageshow={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<textarea autofocus onfocus={RUN}></textarea>",
    f"<style>@import 'data:,*{{color:red}}'; a{{x:{RUN}}}</style>",
    "<link rel=stylesheet href=data:text/css,*{display:none}>",
    f'<meta http-equiv=refresh content="0; url=javascript:{RUN}">',
    "<base href=//example.org/>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript>",
    f"<p style=\"background:url('javascript:{RUN}')\" onclick='{RUN}'>p</p>",
    f"<a href='javascript:{RUN}' ping=//example.org>a</a>",
    f'<a href="data:text/html,<script>{RUN}</script>">a</a>',
)
ADDRESSES = (
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"&#106;avascript:{RUN}",
    f"&#x6A;&#x61;vascript&colon;{RUN}",
    f"java%0ascript:{RUN}",
    f"vbscript:{RUN}",
    "data:text/html;base64,PHNjcmlwdD4=",
    f"//example.org/{RUN}",
    f'https://example.org/" onmouseover="{RUN}',
    f"https://example.org/' autofocus onfocus='{RUN}",
)
ENDINGS = (
    "</title>", "</script>", "</style>", "</textarea>", "-->", "]]>", "'>", '">', "`>", "</a></p>",
    "</main></body>", "{{", "{% endraw %}", "${", "<!--slot:body-->",
)  # fmt: skip
FORMS = (
    "[word]({})",
    "[word](<{}>)",
    "![picture]({})",
    "<{}>",
    "[word][ref]\n\n[ref]: {}",
    "`[word]({})`",
    "| a | b |\n|---|---|\n| [word]({}) | c |",
)


def vectors() -> Iterator[str]:
    """Yield each text once, in a fixed order."""
    yield from ELEMENTS
    yield from (element.upper() for element in ELEMENTS)
    yield from (f"{ending}{element}" for ending, element in zip(ENDINGS, ELEMENTS, strict=False))
    yield from (f"{ending}<img src=x onerror={RUN}>" for ending in ENDINGS)
    yield from (form.format(address) for form in FORMS for address in ADDRESSES)
    yield from (element.rstrip(">") for element in ELEMENTS)  # never closed
    yield from (element.replace("<", "\\<", 1) for element in ELEMENTS)
    yield from (element.replace("<", "<\u0000", 1) for element in ELEMENTS[:6])
    yield from (element.replace(" ", "/", 1).replace("=", " =\n ", 1) for element in ELEMENTS)
    yield from (f'" {event}="{RUN}" x="' for event in ("onclick", "onfocus", "style", "srcdoc"))
