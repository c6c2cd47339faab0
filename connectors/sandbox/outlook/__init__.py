"""The world as Microsoft's protocols show it: Entra sign-in and Graph."""
