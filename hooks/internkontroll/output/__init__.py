"""How findings are shown: for people in a terminal, for programs as JSON."""
