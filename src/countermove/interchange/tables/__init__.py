"""A case as the tables that people keep in spreadsheets, and back: a workbook, or a folder of CSV files.

``layout.py`` says which tables there are and what their columns mean; the rest follows it.
"""
