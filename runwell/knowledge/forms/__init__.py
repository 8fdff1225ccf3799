"""The forms: one module for each kind of file of a pack, with how it is read and how it is written."""
