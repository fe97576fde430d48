"""Accepted editions: recordings that somebody has looked at, side by side, each with who accepted it and when."""
