"""The command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_translator import __version__
from desktop_translator.cli.files.options import add_files
from desktop_translator.cli.memory.options import add_memory
from desktop_translator.cli.models.options import add_models
from desktop_translator.core.decoding import RANGES, DecodingOptions, Method

_DECODING: tuple[tuple[str, type[int] | type[float], str], ...] = (
    ("temperature", float, "with --sample: low is faithful, high is free"),
    ("top_k", int, "with --sample: draw from the N most probable words, 0 for all"),
    ("top_p", float, "with --sample: draw from words that together are so probable"),
    ("length_penalty", float, "with --beam: above 1 favours longer sentences"),
    ("coverage_penalty", float, "with --beam: punish leaving words out"),
    ("repetition_penalty", float, "above 1: punish saying the same again"),
    ("max_output_tokens", int, "end a sentence there, 0 to go by the source"),
    ("results", int, "give N translations of each sentence; without --sample, by a beam"),
    ("seed", int, "with --sample: the same number, the same result; 0 for chance"),
)


DETECT = "auto"
"""In the place of a source language: find it out."""


def parser() -> argparse.ArgumentParser:
    """Build the parser of the whole program."""
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS lets these stand before or after the command without one undoing the other.
    common.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="keep settings and added models in DIR",
    )
    common.add_argument(
        "--offline",
        action="store_true",
        default=argparse.SUPPRESS,
        help="refuse every network connection",
    )
    root = argparse.ArgumentParser(
        prog="desktop-translator",
        description="Translate on your own computer. Without a command, opens the window.",
        parents=[common],
    )
    root.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    root.set_defaults(command=None)
    commands = root.add_subparsers(dest="command", metavar="COMMAND")
    _add_translate(commands, common)
    doctor = commands.add_parser(
        "doctor", parents=[common], help="check this installation and show its speed"
    )
    doctor.add_argument("--json", action="store_true", help="print JSON")
    add_files(commands, common)
    add_models(commands, common)
    add_memory(commands, common)
    return root


def _add_translate(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
) -> None:
    translate = commands.add_parser(
        "translate",
        parents=[common],
        help="translate text, a file or standard input",
        description="Standard output carries the translation and nothing else.",
        epilog="Exit status: 0 translated; 1 unexpected; 2 wrong usage; 3 no model for the pair; "
        "4 model damaged; 5 engine did not run; 6 file not readable; 7 network refused; "
        "130 interrupted.",
    )
    source = translate.add_mutually_exclusive_group()
    source.add_argument(
        "text", nargs="*", default=[], help="what to translate; without it, standard input"
    )
    translate.add_argument(
        "--from",
        dest="source",
        default="fr",
        metavar="CODE",
        help=f"language of the text; {DETECT} finds it out, paragraph by paragraph",
    )
    translate.add_argument("--to", dest="target", default="en", metavar="CODE", help="language")
    translate.add_argument(
        "--model",
        metavar="ID",
        help="use this model for the pair; by way of English, FIRST+SECOND",
    )
    source.add_argument("--file", type=Path, metavar="PATH", help="translate a text file")
    translate.add_argument(
        "--stream", action="store_true", help="print each word as soon as it is decoded"
    )
    translate.add_argument("--json", action="store_true", help="print JSON, with figures")
    _add_decoding(translate)


def _add_decoding(translate: argparse.ArgumentParser) -> None:
    group = translate.add_argument_group(
        "decoding", "Without these, the most probable word is taken each time."
    )
    method = group.add_mutually_exclusive_group()
    method.add_argument(
        "--beam",
        dest="beam_size",
        type=int,
        metavar="N",
        help=f"follow N beginnings and keep the best sentence ({RANGES['beam_size']})",
    )
    method.add_argument("--sample", action="store_true", help="draw words by chance")
    for name, kind, words in _DECODING:
        group.add_argument(
            f"--{name.replace('_', '-')}",
            type=kind,
            metavar="N" if kind is int else "X",
            help=f"{words} ({RANGES[name]})",
        )


def decoding_options(options: argparse.Namespace) -> DecodingOptions:
    """Read the decoding options of a command.

    Raises:
        OptionOutOfRangeError: one is outside its range.
    """
    given = {name: getattr(options, name) for name in ("beam_size", *(row[0] for row in _DECODING))}
    method = Method.GREEDY
    if options.sample:
        method = Method.SAMPLING
    elif options.beam_size is not None or (options.results or 1) > 1:
        method = Method.BEAM
    values = {name: value for name, value in given.items() if value is not None}
    return DecodingOptions(method=method, **values)
