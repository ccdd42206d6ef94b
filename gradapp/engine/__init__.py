"""The worker thread, its messages, and the object that owns them; QtCore only."""
