"""Write courses for other systems: one module a format, each a pure function from content to bytes.

Nothing here knows how the content was made, reads or writes a file, or looks at the clock. What the
importers of the field stumble over is looked for by `check`.
"""
