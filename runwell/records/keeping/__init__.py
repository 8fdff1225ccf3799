"""Keeping what is kept: backups, their way back, and upgrades that can be undone (docs/decisions/0017)."""
