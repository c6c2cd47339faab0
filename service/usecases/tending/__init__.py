"""What is done about a case as time goes by, and nobody touches it."""
