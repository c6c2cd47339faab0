"""What Mulligan does: each use case loads, decides through the domain, saves and acts through the ports."""
