"""Say what is wrong: findings with their places, how they are printed, and what was meant."""
