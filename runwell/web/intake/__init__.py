"""What a patient tells before a visit, on one page."""
