"""One HTML document, for screen and paper, and the files that it is made of."""
