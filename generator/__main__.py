"""Run the commands as ``python -m generator``."""

from generator.cli import run

run()
