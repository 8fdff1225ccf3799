"""Public pages kept ready-made until something that they show changes: decision 0027."""
