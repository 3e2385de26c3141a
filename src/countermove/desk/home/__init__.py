"""What lies in the folder of a desk, and how something new gets into it."""
