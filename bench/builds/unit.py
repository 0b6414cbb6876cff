"""Stands between cargo and rustc: leaves in a file of the folder UNITS what rustc cost.

Uses only what starts fast.
"""

import os
import sys
import time

started = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - started

package = os.environ.get("CARGO_PKG_NAME", "")
version = os.environ.get("CARGO_PKG_VERSION", "")
cpu = usage.ru_utime + usage.ru_stime
with open(os.path.join(os.environ["UNITS"], str(child)), "w") as file:
    print(package, version, cpu, wall, time.process_time(), sep="\t", file=file)
sys.exit(os.waitstatus_to_exitcode(status))
