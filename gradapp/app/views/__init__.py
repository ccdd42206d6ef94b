"""What each subject shows of the run, and what a person asks for."""
