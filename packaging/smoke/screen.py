"""A virtual screen, outside of the systems under test, and hands in front of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator

from smoke.system import System
from smoke.telling import SmokeError, run, until


class Screen:
    """A virtual screen with a window manager, and hands in front of it."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
                "-ac",
            ],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = f":{pipe.readline().strip()}"
        self.env = {**os.environ, "DISPLAY": self.display}
        self._manager = subprocess.Popen(
            ["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            until(self._ask_manager, "there is a window manager")
        except BaseException:
            self.close()  # nobody else can: there is no screen yet
            raise

    def _ask_manager(self) -> str:
        code = self._manager.poll()
        if code is not None:
            raise SmokeError(f"the window manager ended by itself, with code {code}")
        return self.ask("wmctrl", "-m")

    def close(self) -> None:
        """End both."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def ask(self, *command: str) -> str:
        """Run a command that looks at the screen; empty when it fails."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False)
        return done.stdout.strip() if done.returncode == 0 else ""

    def press(self, key: str) -> None:
        """Press a key in the window in front."""
        run("xdotool", "key", key, env=self.env)

    def clear_clipboard(self) -> None:
        """Take the clipboard over with nothing."""
        command = ["xclip", "-in", "-selection", "clipboard", "/dev/null"]
        subprocess.run(
            command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True
        )

    def clipboard(self) -> str:
        """Return the text on the clipboard."""
        return self.ask("timeout", "5", "xclip", "-out", "-selection", "clipboard")


@contextlib.contextmanager
def screen_for(system: System) -> Iterator[Screen]:
    """Lend a screen that programs in the system can reach."""
    sockets = system.path / "tmp" / ".X11-unix"
    sockets.mkdir(exist_ok=True)
    screen = Screen()
    run("mount", "--bind", "/tmp/.X11-unix", sockets)
    try:
        yield screen
    finally:
        run("umount", sockets)
        sockets.rmdir()
        screen.close()
