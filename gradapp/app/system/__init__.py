"""What lies between the application and the machine: Qt's import, settings, signals, logs."""
