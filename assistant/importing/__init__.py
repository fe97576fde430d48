"""Recordings of other tools become walkthrough scripts: each step is done again on the live page, and drafted there."""
