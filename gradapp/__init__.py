"""gradapp shows one gradient-descent step, written four ways, as it happens."""

__version__ = "0.1.0"
