"""The whole story of a patient on one screen."""
