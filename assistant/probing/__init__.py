"""Looking at a page before a guide is written of it: what a sentence can name, and what it cannot, and why."""
