"""Whether what was accepted is still so: a walk is held against the accepted edition, by meaning and not by pixels."""
