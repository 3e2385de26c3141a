"""Cases and solutions in the formats of other programs, and in the tables that people keep in spreadsheets."""
