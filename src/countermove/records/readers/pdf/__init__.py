"""PDFs to text, page by page, in a process of their own: a file that breaks the PDF library ends that process only."""
