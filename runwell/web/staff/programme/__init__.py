"""A patient's exercise program, for their clinicians: how it goes, and every change that only they make."""
