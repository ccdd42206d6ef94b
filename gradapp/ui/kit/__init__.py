"""What every panel is made of: theme, keys, buttons, labels, fields, docks."""
