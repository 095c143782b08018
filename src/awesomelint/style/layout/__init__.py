"""An entry as its fields and the gaps between them."""
