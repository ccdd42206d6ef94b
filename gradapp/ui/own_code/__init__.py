"""The person's own code: an editor that becomes the listing of what it did."""
