"""The graded way back to running: laid onto a runner's days, read from files, held back by pain."""
