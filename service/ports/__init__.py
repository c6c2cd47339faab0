"""What the use cases need from outside, as narrow protocols named by use."""
