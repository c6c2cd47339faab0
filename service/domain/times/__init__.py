"""Times that can be proposed, days on which people work, and what falls due when."""
