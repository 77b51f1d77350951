"""Hold the nouns of a playbook: first as written (``Sources``), then looked up (``Playbook``).

A thing as written carries the place of every name in it. ``resolve`` is the only stage that turns
one into the other; whoever holds a ``Playbook`` can follow each id in it without a check.

What a playbook has by the ten thousand is a tuple with names; all else is a frozen dataclass.
"""
