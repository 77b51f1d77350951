"""Tell editors what `check` finds while authors write, and offer what they may mean.

`server` speaks the protocol and nothing else; `session` holds a project with the open texts laid
over its files; `buffers` turns places of ours into places of editors. All other modules are pure.
"""
