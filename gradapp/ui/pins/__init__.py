"""The runs that are kept beside the one shown."""
