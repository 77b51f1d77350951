"""Turn works into the formats that reference managers read."""
