"""Facts of one document that several rules need."""
