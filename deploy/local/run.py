"""From an installed checkout to a supervisor that runs it."""

import os
import sys
from typing import NoReturn

from deploy.local import ending, engines, environment, programs
from deploy.local.instance import Instance
from deploy.local.programs import Program


def configure(instance: Instance, *, application: bool, webhook_port: int) -> dict[str, str]:
    """Write what the supervisor needs to run the engines, and our programs too or not; say how to reach the engines."""
    # What an earlier run may have left: after a power loss nothing, after kill -9 of everything something.
    ending.end(ending.marked(environment.OURS, str(instance.data_dir)))
    running = engines.of(instance, webhook_port=webhook_port, durable=application)
    groups: dict[str, list[Program]] = {"guard": [programs.guard()]}
    if running:
        groups["engines"] = [programs.of_engine(engine) for engine in running]
    if application:
        groups["steps"] = [programs.step("prepare"), programs.step("ready")]
        groups["application"] = programs.application(instance)
    programs.write_configuration(instance, groups)
    return {name: value for engine in running for name, value in engine.environment.items()}


def become_supervisor(instance: Instance, engines_environment: dict[str, str]) -> NoReturn:
    """Everything started from here on carries this instance's mark, by which it is ended."""
    marks = {environment.OURS: str(instance.data_dir), environment.RUN: os.urandom(8).hex()}
    told = engines_environment | environment.of_programs(instance)
    environment.keep(instance, told)
    os.environ.update(told | marks)
    os.execv(sys.executable, [sys.executable, "-m", "deploy.local.supervisord", str(instance.data_dir)])
