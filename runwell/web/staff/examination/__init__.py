"""What a clinician found when they tested a patient, what it changes, and what the pain comes from."""
