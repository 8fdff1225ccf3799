"""A patient's way back to running, in the hands of a clinician."""
