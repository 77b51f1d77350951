"""Rules on citations in texts."""
