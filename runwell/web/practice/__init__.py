"""The practice's own facts, for those who keep them true, and the owner's figures."""
