"""The bar that moves through the run."""
