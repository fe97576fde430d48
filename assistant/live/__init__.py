"""A walkthrough in front of a class: in a window, at a pace or by key, with a pointer and each sentence in a band."""
