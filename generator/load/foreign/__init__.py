"""Read decision tables of other programs, and write them as decisions of ours."""

from __future__ import annotations

from generator.load.foreign.csv_table import read_csv
from generator.load.foreign.dmn import read_dmn
from generator.load.foreign.nouns import Import, Problem
from generator.load.foreign.writing import Front, Written, write_tables

__all__ = ["Front", "Import", "Problem", "Written", "read_csv", "read_dmn", "write_tables"]
