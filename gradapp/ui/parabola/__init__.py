"""The error curve E(θ) with the ball on it."""
