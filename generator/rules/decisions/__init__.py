"""Rules on decisions."""
