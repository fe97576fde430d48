"""A person shows a walkthrough in a window: what she does becomes steps, a script, and a recording."""
