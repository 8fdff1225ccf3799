"""The runner's way back to running: what to do next, how it went, and every decision with its reason."""
