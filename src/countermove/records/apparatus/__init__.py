"""What a document says of itself: ``find.find_apparatus`` takes it out of the text before the body is read."""
