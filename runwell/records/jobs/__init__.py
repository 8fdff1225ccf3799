"""What happens later: the kinds of due jobs, and how a worker does one after the other, each once."""
