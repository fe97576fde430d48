"""The walkthroughs: each file is a guide's text, its test and its recording at once."""
