"""Start-up, command line, settings, diagnostics, and the wiring of the widgets to the engine."""
