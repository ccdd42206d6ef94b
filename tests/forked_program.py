"""Stands for `python WORDS`, which a fork of a process that has imported everything runs.

It hands over its words, folder, environment, limits and streams, passes signals on, and ends as the
program does. It is started as a program of its own, with the address of the process that forks.
"""

from __future__ import annotations

import os
import resource
import signal
import socket
import sys

PASSED_ON = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def main() -> None:
    streams = [number for number in range(3) if is_open(number)]
    signal.pthread_sigmask(signal.SIG_BLOCK, PASSED_ON)
    ignored = [int(each) for each in PASSED_ON if signal.getsignal(each) is signal.SIG_IGN]
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    where = os.getcwd()  # noqa: PTH109 - to import pathlib takes as long as all the rest
    told = sys.argv[2:], where, dict(os.environ), streams, ignored, limit
    server = socket.socket(socket.AF_UNIX)
    server.connect(f"\0{sys.argv[1]}")
    socket.send_fds(server, [b"streams"], streams)
    with server.makefile("rw", encoding="utf-8", errors="surrogateescape") as answers:
        answers.write(f"{told!a}\n")
        answers.flush()
        program = int(answers.readline())
        for each in PASSED_ON:
            if int(each) not in ignored:
                signal.signal(each, lambda number, _: os.kill(program, number))
        signal.pthread_sigmask(signal.SIG_UNBLOCK, PASSED_ON)
        code = os.waitstatus_to_exitcode(int(answers.readline()))
    if code < 0:
        if -code != signal.SIGKILL:  # which is always so
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


if __name__ == "__main__":
    main()
