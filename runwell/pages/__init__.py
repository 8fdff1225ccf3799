"""The practice's site: its pages and what an editor does with them."""
