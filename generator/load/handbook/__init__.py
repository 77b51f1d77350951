"""Make pages or cards of Markdown that other tools were written for: names, front matter, links."""
