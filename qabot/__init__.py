"""qabot answers questions over an archive of articles, in the archive's own words."""

import os

__version__ = "0.1.0"

# ONNX Runtime reports its use to its makers unless this is set before it is loaded. Here and not
# beside its imports: whatever of qabot runs, in whichever process, has read this file first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
