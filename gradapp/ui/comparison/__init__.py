"""How the ways agree, as a table and in words."""
