"""The practice's time and attention: which visits are free, and who needs a clinician first. Pure."""
