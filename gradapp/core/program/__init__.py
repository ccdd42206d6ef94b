"""Programs: texts that are shown, walked through line by line, recorded and run."""
