"""The windows around a page: those of the browser that ask, those that a page opens, and files that go and come."""
