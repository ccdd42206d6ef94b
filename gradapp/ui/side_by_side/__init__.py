"""The programs that are compared, in columns: one step of each, part by part."""
