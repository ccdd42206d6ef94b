"""In the bundle, let PyTorch's cache be in the person's cache folder, not in the shared /tmp."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    _cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
elif sys.platform == "darwin":
    _cache = Path.home() / "Library" / "Caches"
else:
    # A relative path is ignored, as the XDG specification says.
    _named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    _cache = _named if _named.is_absolute() else Path.home() / ".cache"

# The first torch.optim.SGD(...) makes this folder, though nothing here ever fills it.
os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(_cache / "gradapp" / "torch"))
