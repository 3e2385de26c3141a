"""From classified lines to sections and paragraphs: one step a file, in the order of the work."""
