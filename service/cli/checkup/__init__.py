"""What `mulligan doctor` looks at: each module holds the checks of one room, and changes nothing there."""
