"""Say in which modules of courses a thing is taught."""

from __future__ import annotations

from generator.kinds import Kind
from generator.model.playbook import Target
from generator.render.addresses import module_address
from generator.render.desk import Desk
from generator.render.frames import Link


def taught_in(desk: Desk, target: Target) -> tuple[Link, ...]:
    """Return the modules that teach *target*: read it, or cite it if it is a work."""
    found = desk.edition.taught.get(target, ())
    return tuple(
        desk.to(module_address(course, module.id), module.title)
        for course, module in found
        if desk.holds(Target(Kind.COURSE, course))
    )
