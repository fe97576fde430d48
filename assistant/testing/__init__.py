"""What the pytest plugin does when it is asked: walkthroughs are collected, walked, audited and compared as tests."""
