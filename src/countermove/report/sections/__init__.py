"""The sections of the options paper, one file each."""
