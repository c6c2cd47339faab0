"""The second interview: where it takes place, when one must be there, and whether all is in order."""
