"""Guided exercise sessions: the player, what a device keeps of them, and the sheet without JavaScript."""
