"""Word documents to text: only the parts named here are unpacked, and nothing outside the file is followed."""
