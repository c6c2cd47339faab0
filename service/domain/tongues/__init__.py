"""In which language the other side writes, and how it addresses people."""
