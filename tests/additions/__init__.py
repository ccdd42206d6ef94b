"""What somebody might add to the package: a file each, and an entry each."""
