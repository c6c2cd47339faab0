"""To whom a letter goes, in which conversation, and which number can be called."""
