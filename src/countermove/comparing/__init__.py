"""Two codings of a dispute laid side by side: what differs, which results differ, and what explains them."""
