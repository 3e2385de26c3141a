"""Case files: text to model and back, with every problem named at its place."""
