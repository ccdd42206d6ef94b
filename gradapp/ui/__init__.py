"""The widgets: one small module a panel, which shows values and says what the person wants."""
