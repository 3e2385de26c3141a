"""One page of the desk a file, each with its ``routes``; a file put here is found by itself."""
