"""Read what authors wrote, within limits. Nothing else reads."""
