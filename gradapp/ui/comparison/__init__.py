"""How the methods agree, as a table and in words."""
