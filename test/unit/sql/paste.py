"""Pastes lines into an interactive shell on a terminal of its own, one after the other, as a user would.

    paste.py SHELL [ARGUMENT …] < lines of JSON: {"text": …, "isBracketed": …}

After each line it types `mark N` and waits until the program of that name has answered `DONE-N-`: nothing is
timed, and what has not been answered after a minute is an error.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios

pid, terminal = pty.fork()
if pid == 0:
    # A launcher of Python may have put a folder with the real AWS CLI before that of the stand-ins.
    os.environ["PATH"] = os.environ["FOLDER"] + os.pathsep + os.environ["PATH"]
    os.execvp(sys.argv[1], sys.argv[1:])
# Wide enough for any line: drawing one over several rows takes long.
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 8000, 0, 0))
os.set_blocking(terminal, False)
seen = b""


def type_in(keys):
    global seen
    waiting = keys.encode("utf-8", "surrogatepass")
    while waiting:
        readable, writable, _ = select.select([terminal], [terminal], [], 60)
        if readable:
            seen += os.read(terminal, 65536)
        elif writable:
            waiting = waiting[os.write(terminal, waiting[:512]) :]


def wait_for(mark):
    global seen
    while mark not in seen:
        readable, _, _ = select.select([terminal], [], [], 60)
        if not readable:
            sys.exit(f"no {mark!r} in: {seen[-2000:]!r}")
        seen += os.read(terminal, 65536)
    seen = b""


type_in("mark start\r")
wait_for(b"DONE-start-")
for number, line in enumerate(sys.stdin):
    paste = json.loads(line)
    text = paste["text"]
    type_in(f"\x1b[200~{text}\x1b[201~\r" if paste["isBracketed"] else f"{text}\r")
    type_in(f"mark {number}\r")
    wait_for(b"DONE-%d-" % number)
os.close(terminal)
