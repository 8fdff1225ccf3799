"""A runner's requests for a visit and what became of them: by the link of a mail, and in their own pages."""
