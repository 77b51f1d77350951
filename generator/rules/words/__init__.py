"""Rules on titles, headings, glossary words and allowances."""
