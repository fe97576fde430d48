"""The walk: a browser, a portal, and a guide that does what each sentence says and keeps what it sees."""
