"""The options of `gradapp run` and `gradapp code`."""

from __future__ import annotations

import argparse

from gradapp.app.commands.asked_problem import asked_problem, asked_ways
from gradapp.app.commands.options import CodeOptions, RunOptions
from gradapp.app.commands.problem_options import add_method, add_problem
from gradapp.app.commands.words import Parser, add_steps


def add_run(run: Parser) -> None:
    """Have the command's parser take its options."""
    add_method(run, "all")
    add_problem(run)
    add_steps(run, fewest=1)
    run.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how they are written (%(default)s)",
    )
    run.set_defaults(made=_run_options)


def add_code(code: Parser) -> None:
    """Have the command's parser take its options."""
    add_method(code)
    add_problem(code)
    add_steps(code, fewest=1)
    code.set_defaults(made=_code_options)


def _run_options(words: argparse.Namespace) -> RunOptions:
    problem = asked_problem(words)
    return RunOptions(problem, asked_ways(words, problem, words.method), words.steps, words.format)


def _code_options(words: argparse.Namespace) -> CodeOptions:
    problem = asked_problem(words)
    return CodeOptions(problem, asked_ways(words, problem, words.method)[0], words.steps)
