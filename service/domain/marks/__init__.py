"""How the owner says what became of an interview, and which events are interviews at all."""
