"""One visitor's copy of everything that can be changed: plain documents and what happens to them, without Flask."""
