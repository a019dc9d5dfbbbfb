"""A meeting's agenda: the numbered appendices of its matters, a list of them, all in one PDF and in a zip."""
