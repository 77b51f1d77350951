"""Find the modules of courses that teach a thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.courses.editions import statement_of
from generator.kinds import Kind
from generator.model.courses import Course, Module
from generator.model.playbook import Playbook, Target


def taught_of(playbook: Playbook) -> Mapping[Target, tuple[tuple[str, Module], ...]]:
    """Return the modules that teach each thing, in the order of courses and modules."""
    found: dict[Target, dict[tuple[str, str], Module]] = {}
    for name, course in playbook.courses.items():
        for module in course.modules:
            for target in _targets(playbook, course, module):
                found.setdefault(target, {})[name, module.id] = module
    return {
        target: tuple((course, module) for (course, _), module in modules.items())
        for target, modules in found.items()
    }


# Private functions


def _targets(playbook: Playbook, course: Course, module: Module) -> Iterator[Target]:
    if not module.id:
        return
    for reading in module.readings:
        target = playbook.links.get((course.text.path, reading.link.start))
        if target:
            yield Target(target.kind, target.id)
    for prose in module.proses():
        yield from (_work(cite.key.value) for it in prose.clusters for cite in it.cites)
    for question in module.questions:
        statements = (statement_of(name.value, playbook) for name in question.known)
        clusters = (cluster for it in statements if it for cluster in it.clusters)
        yield from (_work(cite.key.value) for it in clusters for cite in it.cites)


def _work(key: str) -> Target:
    return Target(Kind.REFERENCE, key)
