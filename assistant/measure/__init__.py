"""Measures guides from outside: what was published, against what was recorded, never against what drew it.

The publishers decide where everything goes; nothing of theirs is imported here. A PDF is read as shapes, words and
pictures, and each picture is found again, pixel by pixel, in the recording.
"""
