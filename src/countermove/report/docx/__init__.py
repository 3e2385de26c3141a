"""Papers as Word documents that people edit and pass on."""
