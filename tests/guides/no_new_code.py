"""Runs a program as MemoryDenyWriteExecute=yes would: no memory that was written to becomes code."""

import ctypes
import os
import sys

PR_SET_MDWE, REFUSE_EXEC_GAIN = 65, 1

# Linux 6.3 and newer; an older kernel says no and changes nothing.
ctypes.CDLL(None, use_errno=True).prctl(PR_SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0)
os.execvp(sys.argv[1], sys.argv[1:])
