"""Every change: a verb with keyword arguments, `by` first, one transaction, its trail inside."""
