"""Making up the people of the demo, through the actions that make real ones; and coming in as one."""
