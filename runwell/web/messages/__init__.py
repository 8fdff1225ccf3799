"""Messages between a patient and the practice, on both sides."""
