"""HTML to text: nothing is run, nothing is fetched, and what a page hides stays hidden."""
