"""Which letter fits, what it may say, and whether it is fit to be sent."""
