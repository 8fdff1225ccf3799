"""A page document of a copywriter, read into values: no web, no database, no disk."""
