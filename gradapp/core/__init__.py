"""The mathematics: problems, methods, descents and what can be said about them, without Qt."""
