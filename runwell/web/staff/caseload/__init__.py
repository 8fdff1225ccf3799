"""The list of a clinician's patients, in the order in which they need somebody."""
