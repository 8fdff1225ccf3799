"""From a cause to what to do today: plan, sessions, how they go on, and how exercises are drawn."""
