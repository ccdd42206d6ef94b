"""The main window: its panels' places, commands, dialogs and status line."""
