"""How things are said on the pages: pure functions from records to words."""
