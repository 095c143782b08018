"""One candidate read on its own: what leads, the title, and what follows."""
