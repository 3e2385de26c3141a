"""The command line: ``main.py`` and one file a command, each of which parses, calls the library and prints."""
