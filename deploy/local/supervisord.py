"""supervisord, with three things it lacks: it says on the terminal what died, takes the steps of a start in their
order, and ends when its terminal or its parent does.

`python -m deploy.local.supervisord DATA_DIR`; everything else is in DATA_DIR/supervisord.conf.
"""

import os
import signal
import sys
from pathlib import Path

from supervisor import events, supervisord
from supervisor.options import ServerOptions
from supervisor.states import SupervisorStates

from deploy.local import ending
from deploy.local.environment import OURS
from deploy.local.terminal import tell


class Options(ServerOptions):  # type: ignore[misc]
    """Remembers how the last child ended, which supervisor's events do not say."""

    last_status: int | None = None

    def waitpid(self) -> tuple[int | None, int | None]:
        pid, self.last_status = super().waitpid()
        return pid, self.last_status


class Supervisor(supervisord.Supervisor):  # type: ignore[misc]
    """One instance's."""

    failed = False

    def runforever(self) -> None:
        self.parent = os.getppid()
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, lambda *_: self.options.signal_receiver.receive(signal.SIGTERM, None))
        events.subscribe(events.ProcessStateExitedEvent, self.exited)
        events.subscribe(events.ProcessStateBackoffEvent, self.exited)
        events.subscribe(events.ProcessLogStdoutEvent, lambda event: tell(str(event.data, "utf-8"), end=""))
        events.subscribe(events.SupervisorStoppingEvent, lambda event: tell("Stopping Rostrum …"))
        for group in sorted(self.process_groups.values()):
            group.transition()
        self.start("prepare")
        super().runforever()

    def tick(self, now: float | None = None) -> None:
        super().tick(now)
        if os.getppid() != self.parent:
            self.stop()

    def stop(self) -> None:
        self.options.mood = SupervisorStates.SHUTDOWN

    def start(self, *names: str) -> None:
        for group in self.process_groups.values():
            for name, process in group.processes.items():
                if name in names:
                    process.spawn()

    def exited(self, event: events.ProcessStateEvent) -> None:
        """A program ended by itself: say so, unless it was meant to."""
        name, status = event.process.config.name, self.options.last_status
        log = Path.cwd() / "logs" / f"{name}.log"
        if name == "prepare" and status == 0:
            self.start("web", "keeper", "broadcaster", "worker", "beat", "ready")
        elif name == "prepare":
            tell(f"Rostrum cannot start: preparing it failed ({ended(status)}). Its log: {log}")
            self.failed = True
            self.stop()
        elif name != "ready" and self.options.mood == SupervisorStates.RUNNING:
            tell(f"{name} died ({ended(status)}), starting it again. Its log: {log}")


def ended(status: int | None) -> str:
    if status is None:
        return "it could not be started"
    if os.WIFSIGNALED(status):
        return f"signal {os.WTERMSIG(status)}"
    return f"exit status {os.WEXITSTATUS(status)}"


def main() -> int:
    os.chdir(sys.argv[1])
    options = Options()
    options.realize(["-c", "supervisord.conf"])
    options.first, options.test = True, False
    supervisor = Supervisor(options)
    try:
        supervisor.main()
    except supervisord.asyncore.ExitNow:
        pass
    finally:
        ending.end(ending.marked(OURS, os.environ[OURS]))
    tell("Rostrum has stopped.")
    return int(supervisor.failed)


if __name__ == "__main__":
    sys.exit(main())
