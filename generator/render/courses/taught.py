"""Say in which modules of courses a thing is taught."""

from __future__ import annotations

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.addresses import module_address
from generator.render.desk import Edition
from generator.render.frames import Link


def taught_in(edition: Edition, target: Target, here: str) -> tuple[Link, ...]:
    """Return the modules that teach *target*: read it, or cite it if it is a work."""
    found = edition.taught.get(target, ())
    return tuple(
        edition.to(module_address(course, module.id), here, module.title)
        for course, module in found
        if edition.holds(Target(Kind.COURSE, course))
    )
