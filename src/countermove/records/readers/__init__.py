"""Files from strangers to text: one medium a file, nothing followed, nothing run, everything limited."""
