"""The desk: a workbench in the browser for the cases and documents of one folder, served to this machine only."""
