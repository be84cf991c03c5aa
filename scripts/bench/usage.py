"""`python3 usage.py <file> <command...>`: runs a command, and writes what it and all that it started have used.

Seconds on the clock, seconds of processors, and the most memory (bytes) that any single process of them held.
"""

import json
import resource
import subprocess
import sys
import time

file, *command = sys.argv[1:]
begun = time.monotonic()
code = subprocess.run(command, check=False).returncode
seconds = time.monotonic() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Linux counts in KiB, macOS in bytes.
unit = 1 if sys.platform == "darwin" else 1024
with open(file, "w", encoding="utf8") as out:
    json.dump({"seconds": seconds, "cpuSeconds": used.ru_utime + used.ru_stime, "peakBytes": used.ru_maxrss * unit}, out)
sys.exit(code)
