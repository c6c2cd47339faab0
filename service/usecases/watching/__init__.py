"""What is read from calendars and mailboxes, and which case it belongs to."""
