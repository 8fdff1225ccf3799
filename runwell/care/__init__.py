"""The practice's time and attention: which visits are free, and which patient needs a clinician first. Pure."""
