"""Hold the words of the product in each language: messages, numbers, days, lists.

English stands in the templates and in the code; a catalogue beside this module has the messages of
another language as gettext keeps them.
"""
