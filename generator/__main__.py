"""Run the commands as ``python -m generator``."""

from generator.commands import run

run()
