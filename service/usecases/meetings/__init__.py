"""The second interview: agreed, written into the calendar, and followed wherever it goes."""
