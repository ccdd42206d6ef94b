"""What the learning rate does to the distance from the minimum."""
