"""One page of a patient, made of the record: what a colleague must know, and who said it."""
