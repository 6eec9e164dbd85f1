"""onrecord keeps the record of what news reports say: statements, contacts, demands, claimed figures, each with its words."""
