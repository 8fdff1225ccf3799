"""What a runner says they have read before their first session: the words of the practice's own page."""

WARNING = "consult a medical professional before starting any exercise after an injury"
