"""The run that is looked at: its steps, the cursor, playing, and walking through lines."""
