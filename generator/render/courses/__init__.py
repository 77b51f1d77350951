"""Print courses: the list, each course, its modules, the trainer's plan, what changed."""
