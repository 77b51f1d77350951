"""Run the commands as ``python -m generator``."""

from generator.cli import main

main(prog_name="playbook")
