"""Templates run within limits, and each of their faults is a sentence with its place."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass

import pytest
from jinja2 import DictLoader

from generator.render import limits
from generator.render.environment import environment
from generator.render.limits import TemplateFaultError
from generator.words.phrases import reason
from tests.timing import calls_of

pytestmark = pytest.mark.slow

BROKEN = {
    "syntax": ("{% if %}", "templates/syntax:1: Expected an expression"),
    "unknown tag": ("{% nope %}", "unknown tag"),
    "unknown name": (
        "a\n\n{{ titel }}",
        "templates/unknown name:3: nothing is called `titel` here",
    ),
    "unknown filter": ("{{ 1|nope }}", "No filter named 'nope'"),
    "unknown template": (
        "{% include 'nope' %}",
        "templates/unknown template:1: there is no template `nope`",
    ),
    "an error of Python": ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero"),
    "a wrong type": ("{{ 1 + 'a' }}", "TypeError"),
    "macro without end": (
        "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}",
        "calls itself without an end",
    ),
    "include without end": (
        "{% include 'include without end' %}",
        "calls itself without an end",
    ),
    "import without end": (
        "{% import 'import without end' as x %}{{ x }}",
        "calls itself without an end",
    ),
    "extends without end": (
        "{% extends 'extends without end' %}",
        "calls itself without an end",
    ),
    "deep brackets": ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "it nests too deeply"),
    "deep loops": ("{% for a in [1] %}" * 60 + "{% endfor %}" * 60, "it nests too deeply"),
}
# Two of the same: what is in them doubles with each line, and to compare them would take for ever.
PAIRED = "{% set x, y = (1,), (1,) %}" + "{% set x, y = (x, x), (y, y) %}" * 60
MANY = "{% for i in range(9999) %}"
ENDLESS = {
    "range": "{% for i in range(1000000000) %}x{% endfor %}",
    "two loops": "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "lazy": "{% for i in range(99999) %}{% for j in range(99999)|map('abs') %}{% endfor %}{% endfor %}",
    "printed": "{{ [range(99999)|list] * 40000 }}",
    "printed in a text": "{{ 'a' ~ [range(99999)|list] * 40000 }}",
    "printed by a filter": "{{ ([range(99999)|list] * 40000)|upper }}",
    "printed by a format": "{{ '%s'|format([range(99999)|list] * 40000) }}",
    "printed as JSON": "{{ ([range(99999)|list] * 40000)|tojson }}",
    "nested": "{% set x = [1] %}" + "{% set x = [x, x, x, x] %}" * 20 + "{{ x }}",
    "map": "{{ ([range(99999)|list] * 40000)|map('sum')|sum }}",
    "calls": "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "doubled": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
    "added": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 40 + "{{ x }}",
    "times": "{{ 'a' * 10000000000 }}",
    "times, turned": "{{ 10000000000 * ['a'] }}",
    "power": "{{ 9 ** (9 ** 8) }}",
    "power of power": "{{ 10 ** 10 ** 10 }}",
    "numbers": "{% set x = 99999 ** 8 %}" + "{% set x = x * x %}" * 40 + "{{ x }}",
    "ljust": "{{ 'a'.ljust(10000000000) }}",
    "center": "{{ 'a'|center(10000000000) }}",
    "indent": "{{ 'a\n' * 9 | indent(10000000000) }}",
    "format": "{{ '%1000000000d'|format(1) }}",
    "format method": "{{ '{:1000000000}'.format(1) }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "replace": "{% set x = 'a' * 100000 %}{{ x.replace('a', x) }}",
    "replace filter": "{% set x = 'a' * 100000 %}{{ x|replace('a', x) }}",
    "join": "{% set x = 'a' * 1000000 %}{{ ([x] * 100000)|join }}",
    "compared": f"{PAIRED}{{{{ x == y }}}}",
    "compared by a test": f"{PAIRED}{{{{ x is eq(y) }}}}",
    "compared by a filter": f"{PAIRED}{{{{ [x, y]|sort }}}}",
    "a key": f"{PAIRED}{{% set z = {{x: 1}} %}}",
    "looked for": f"{PAIRED}{{{{ x in [y] }}}}",
    "looked for among many": "{% set x = range(99999)|list %}" + "{% if -1 in x %}{% endif %}" * 99,
    "looked for in a text": "{% set x = 'a' * 4000000 %}" + "{% if 'b' in x %}{% endif %}" * 99,
    "worked out": f"{MANY}{{% set k = loop.index * 2 + 3 - 1 + 4 * 5 %}}{{% endfor %}}" * 2,
    "wrapped": "{% set x = 'ab ' * 100000 %}" + MANY + "{{ x|wordwrap(3)|length }}{% endfor %}",
    "made links": "{% set x = 'a.b ' * 10000 %}" + MANY + "{{ x|urlize|length }}{% endfor %}",
    "sought": "{% set x = 'a' * 1000000 %}{% set y = 'a' * 100000 ~ 'b' %}"
    + MANY
    + "{{ x.count(y) }}{% endfor %}",
    "cut": "{% set x = 'a' * 4000000 %}" + "{% set y = x[1:] %}" * 99,
    "filled": "{% set x = [1] %}" + "{% set x = [1]|batch(999, x)|list %}" * 9,
    "indent of many lines": "{{ ('a\n' * 100000)|indent(1000) }}",
    "format of many gaps": "{{ ('{0}' * 100000).format('a' * 100000) }}",
    "letters made longer": "{{ ('a' * 100000).translate({97: 'b' * 100000}) }}",
    "tabs made longer": "{{ ('\t' * 100000).expandtabs(100000) }}",
    "join method": "{% set x = 'a' * 1000000 %}{{ ''.join([x] * 100000) }}",
    "written in a loop": "{% for i in range(99999) %}" + "a" * 100000 + "{% endfor %}",
    "written in a lazy loop": "{% for i in range(99999)|map('abs') %}"
    + "a" * 100000
    + "{% endfor %}",
}
# Templates that print each other: `a` is asked for.
NAMED = "".join(f"{{% set v{at} = 1 %}}" for at in range(2000))
INCLUDING = {
    "doubling": {
        "a": "{% include 't0' %}",
        **{f"t{at}": f"{{% include 't{at + 1}' %}}" * 2 for at in range(60)},
        "t60": "x",
    },
    "doubling blocks": {
        "a": "{% block b0 %}"
        + "".join(f"{{{{ self.b{at}() }}}}{{% block b{at} %}}" for at in range(1, 40))
        + "{% endblock %}" * 40
    },
    "in a loop": {
        "a": "{% for i in range(99999) %}{% include 'b' %}{% endfor %}",
        "b": "a" * 9999,
    },
    "with many names": {
        "a": NAMED + "{% for i in range(9999) %}{% include 'b' %}{% endfor %}",
        "b": "",
    },
    "imported": {
        "a": "{% for i in range(99999) %}{% import 'b' as b with context %}{% endfor %}",
        "b": "a" * 9999,
    },
    "a block in a loop": {
        "a": "{% extends 'b' %}{% block x %}" + "a" * 99999 + "{% endblock %}",
        "b": "{% for i in range(99999) %}{% block x %}{% endblock %}{% endfor %}",
    },
}
FEW = 20_000  # steps: a hundredth of what a rendering has
MOST = 25 * FEW  # functions that are called; what has no end calls more, and is ended then
# What takes long for each step has to cost as many: turns of a loop of each kind, at most.
COSTLY = {"worked out": 10_000, "wrapped": 4, "made links": 4, "sought": 20}
CLOSED = {
    "class": "{{ ''.__class__ }}",
    "by filter": "{{ ''|attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(1) }}",
    "globals": "{{ namespace.__init__.__globals__ }}",
    "method of a fact": "{{ fact.run() }}",
    "a given function": "{{ call('x') }}",
    "lorem": "{{ lipsum() }}",
    "change": "{{ words.append(1) }}",
}


class Fact:
    """What a view may hold by mistake: something with a method."""

    def run(self) -> str:
        """Return what no template may see."""
        return "reached"


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str) -> None:
    """One line says which template, which line, and what is wrong."""
    source, said = BROKEN[name]
    assert said in fault(name, source)
    assert "\n" not in fault(name, source)


@pytest.mark.parametrize("name", ENDLESS)
def test_endless(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would take for ever, or all memory, is cut."""
    monkeypatch.setattr(limits, "STEPS", FEW)
    told: list[str] = []
    calls_of(lambda: told.append(fault(name, ENDLESS[name])), MOST)
    assert told[0].startswith(f"templates/{name}:")


@pytest.mark.parametrize("name", INCLUDING)
def test_including_without_end(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a template prints of others costs steps: for each time, and for what they say."""
    monkeypatch.setattr(limits, "STEPS", FEW)
    template = environment(DictLoader(INCLUDING[name])).get_template("a")

    def render() -> None:
        with pytest.raises(TemplateFaultError, match=f"it takes more than {FEW:,} steps"):
            template.render()

    calls_of(render, MOST)


def test_a_page_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part may be short enough, and the page too long to be kept; the template is named."""
    monkeypatch.setattr(limits, "TEXT", 500_000)
    source = {"a": "{% for i in range(99) %}{% include 'b' %}{% endfor %}", "b": "a" * 9999}
    with pytest.raises(TemplateFaultError) as raised:
        environment(DictLoader(source)).get_template("a").render()
    assert str(raised.value) == "templates/a: it prints more than 500,000 characters"


@dataclass(frozen=True)
class Card:
    """What a page says."""

    title: str = "x"
    summary: str = "y"
    cards: tuple[str, ...] = ("z",)
    near: None = None


MISSPELT = {
    "it.titel": "there is no `titel` here: did you mean `title`?",
    "it.q": "there is no `q` here, but `cards`, `near`, `summary` and `title`",
    "it.cards.title": "a list has no `title`: go through it with `for`",
    "it.title.sort": "a text or number has no `sort`",
    "it.near.title": "there is nothing that could have a `title`: ask with `if` first",
    "{'name': 1}.nmae": "there is no `nmae` here: did you mean `name`?",
    "titel.x": "nothing is called `titel` here",
}


@pytest.mark.parametrize("asked", MISSPELT)
def test_what_is_not_there(asked: str) -> None:
    """It is said in plain words, with the name that was meant, at its line."""
    made = environment(DictLoader({"pages/card.html": f"a\n{{{{ {asked} }}}}"}))
    with pytest.raises(TemplateFaultError) as raised:
        made.get_template("pages/card.html").render(it=Card())
    assert reason(raised.value) == f"templates/pages/card.html:2: {MISSPELT[asked]}"


@pytest.mark.parametrize("name", ["times", "times, turned", "ljust", "format", "replace"])
def test_what_is_too_large_is_never_made(name: str) -> None:
    """It is refused before it takes memory, and not when it is there."""
    tracemalloc.start()
    try:
        fault(name, ENDLESS[name])
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 64 * 1024 * 1024


@pytest.mark.parametrize("name", COSTLY)
def test_costs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step takes a microsecond or so whatever it is: no loop goes round oftener than its share."""
    monkeypatch.setattr(limits, "STEPS", 200_000)
    turns: list[int] = []
    plain = limits.counted

    def turned(budget: limits.Budget, value: object, cost: int = 1) -> object:
        found = plain(budget, value, cost)
        return (turns.append(each) or each for each in found) if isinstance(found, range) else found  # type: ignore[func-returns-value]  # counts as it goes

    monkeypatch.setattr(limits, "counted", turned)
    fault(name, ENDLESS[name])
    assert 0 < len(turns) <= COSTLY[name]


@pytest.mark.parametrize("name", CLOSED)
def test_closed(name: str) -> None:
    """Nothing but plain values and what Jinja gives can be called or looked into."""
    said = fault(name, CLOSED[name])
    assert "reached" not in said
    assert "templates/" in said


def test_what_templates_need_is_open() -> None:
    """Loops, macros, blocks, methods of texts and mappings, formats of bounded width."""
    source = (
        "{% macro f(x) %}<{{ x }}>{% endmacro %}{{ f('&') }}"
        "{% for a, b in {'x': 1}.items() %}{{ a }}{{ b }}{{ loop.last }}{% endfor %}"
        "{{ 'a,b'.split(',')|join('-') }}{{ '{:>4}'.format(7) }}{{ '%03d'|format(7) }}"
        "{% for x in range(3)|batch(2) %}{{ x|length }}{% endfor %}{{ 3 * 'ab' }}{{ 5 % 3 }}"
        "{% set ns = namespace(n=1) %}{% set ns.n = 2 %}{{ ns.n }}{{ dict(a=1)|length }}"
    )
    assert environment(DictLoader({"a": source})).get_template("a").render() == (
        "<&amp;>x1Truea-b   70072" + "1" + "ababab" + "2" + "2" + "1"
    )


def test_a_long_book_is_no_endless_text() -> None:
    """What a macro prints may be as long as a book of thousands of cards."""
    source = "{% macro all(x) %}{% for it in x %}{{ it }}{% endfor %}{% endmacro %}<{{ all(x) }}>"
    cards = ["x" * 10_000] * 2_000
    made = environment(DictLoader({"a": source})).get_template("a").render(x=cards)
    assert len(made) == 20_000_002


def test_all_that_a_template_makes_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text may be short enough, and all of them too many to be kept."""
    monkeypatch.setattr(limits, "STEPS", 50_000)
    source = "{% set x = 'a' * 99999 %}{% for i in range(999) %}{% set y = x ~ i %}{% endfor %}"
    assert "it takes more than 50,000 steps" in fault("kept", source)


def test_each_rendering_has_all_steps() -> None:
    """A site of ten thousand pages is no endless loop."""
    template = environment(
        DictLoader({"a": "{% for i in range(99999) %}{% endfor %}"})
    ).get_template("a")
    for _ in range(70):
        template.render()


def fault(name: str, source: str) -> str:
    """Return what is said of a template of *source*."""
    templates = environment(DictLoader({name: source}))
    given = {"fact": Fact(), "words": ["a"], "call": lambda it: f"reached {it}"}
    with pytest.raises(TemplateFaultError) as raised:
        templates.get_template(name).render(given)
    return str(raised.value)
