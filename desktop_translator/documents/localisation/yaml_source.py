"""YAML as it stands in a file: every scalar with its place, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from desktop_translator.documents.localisation.passages import MalformedTextError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]"
)
_STRING_TAGS = (None, "!", "tag:yaml.org,2002:str")
_BYTE_ORDER_MARK = "\ufeff"
_DEEPEST = 200
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads events alone: nothing is built, aliases are not followed."""
_RESOLVER = yaml.resolver.Resolver()


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """A scalar without its anchor and tag; `style` is its first sign, or "" for a plain one."""

    start: int
    end: int
    text: str
    style: str
    is_string: bool
    in_flow: bool


@dataclass(slots=True)
class YamlCollection:
    """A mapping, whose `keys` go with its `items`, or a sequence without keys."""

    in_flow: bool
    is_mapping: bool
    items: list[YamlValue] = field(default_factory=list)
    keys: list[YamlValue] = field(default_factory=list)

    def add(self, value: YamlValue) -> None:
        """Append a key or a value."""
        is_key = self.is_mapping and len(self.keys) == len(self.items)
        (self.keys if is_key else self.items).append(value)

    def members(self) -> Iterator[tuple[YamlScalar, YamlValue]]:
        """Give the members of a mapping whose keys are scalars."""
        for key, value in zip(self.keys, self.items, strict=False):
            if isinstance(key, YamlScalar):
                yield key, value


YamlValue: TypeAlias = YamlScalar | YamlCollection | None
"""None is an alias, or nothing."""


def read_yaml(text: str) -> list[YamlValue]:
    """Read the documents of a text.

    Raises:
        MalformedTextError: it is no YAML, or nested beyond reason.
    """
    mark = len(text) - len(text.removeprefix(_BYTE_ORDER_MARK))
    documents = YamlCollection(in_flow=False, is_mapping=False)
    stack = [documents]
    try:
        for event in yaml.parse(text[mark:], Loader=_LOADER):
            if isinstance(event, yaml.ScalarEvent):
                stack[-1].add(_scalar(text, mark, event, in_flow=stack[-1].in_flow))
            elif isinstance(event, yaml.AliasEvent):
                stack[-1].add(None)
            elif isinstance(event, yaml.CollectionStartEvent):
                if len(stack) > _DEEPEST:
                    raise MalformedTextError(
                        "it is nested beyond reason", event.start_mark.index + mark
                    )
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                collection = YamlCollection(bool(event.flow_style), is_mapping)
                stack[-1].add(collection)
                stack.append(collection)
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark.index if error.problem_mark else 0
        raise MalformedTextError(str(error.problem), place + mark) from error
    except yaml.YAMLError as error:
        raise MalformedTextError("it holds control characters", 0) from error
    return documents.items


def yaml_scalar(text: str, old: YamlScalar, file: str) -> str:
    """Write a text in the place of a scalar of a file, in its style if that says the same."""
    raw = file[old.start : old.end]
    line = file[file.rfind("\n", 0, old.start) + 1 : old.start]
    indent = len(line) - len(line.lstrip(" "))
    if old.style in ("|", ">"):
        written = _block(text, old, raw)
    elif old.style == "'":
        written = "'" + text.replace("'", "''") + "'"
    else:
        written = _double_quoted(text) if old.style or "\t" in text else text
    says = _says(written, text, in_flow=old.in_flow, indent=indent)
    return written if says else _double_quoted(text)


def yaml_key(text: str, old: YamlScalar) -> str:
    """Write a key of one word."""
    quote = old.style or ("" if _says(text, text, in_flow=True) else '"')
    return f"{quote}{text}{quote}"


def _scalar(text: str, mark: int, event: Any, *, in_flow: bool) -> YamlScalar:  # noqa: ANN401
    start, end = event.start_mark.index + mark, event.end_mark.index + mark
    properties = _PROPERTIES.match(text, start, end) if event.tag or event.anchor else None
    start = properties.end() if properties else start
    # What follows a block, its last line end too, is none of it.
    end = start + len(text[start:end].rstrip())
    is_string = event.tag in _STRING_TAGS and (bool(event.style) or _is_plain_string(event.value))
    return YamlScalar(start, end, event.value, event.style or "", is_string, in_flow)


def _is_plain_string(text: str) -> bool:
    """Tell whether a plain scalar is a string; y and n are none for some programs."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag == "tag:yaml.org,2002:str" and text not in ("y", "n", "Y", "N", "")


def _says(written: str, text: str, *, in_flow: bool, indent: int = 0) -> bool:
    """Tell whether a scalar is read as the string it is meant to be."""
    around = f"[ {written} ]\n" if in_flow else f"{' ' * indent}a: {written}\n"
    try:
        (document,) = read_yaml(around)
    except MalformedTextError:
        return False
    items = document.items if isinstance(document, YamlCollection) else []
    return (
        len(items) == 1
        and isinstance(items[0], YamlScalar)
        and items[0].is_string
        and items[0].text.rstrip("\n") == text.rstrip("\n")
    )


def _double_quoted(text: str) -> str:
    letters = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    written = "".join(letters.get(letter, letter) for letter in text)
    return '"' + _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written) + '"'


def _block(text: str, old: YamlScalar, raw: str) -> str:
    """Write the lines of a block after its first line, with the indent that they had."""
    head, _, body = raw.partition("\n")
    first = next((line for line in body.split("\n") if line.strip()), "")
    begins = next((line for line in old.text.split("\n") if line.strip()), "")
    size = len(first) - len(first.lstrip(" "))
    if re.search(r"\d", head):
        # The indent is told, because the text itself begins with spaces.
        size -= len(begins) - len(begins.lstrip(" "))
    lines = text.rstrip("\n").split("\n")
    if old.style == ">":
        if any(line.startswith((" ", "\t")) for line in lines):
            head = head.replace(">", "|", 1)
        else:
            widest = max(len(line.strip()) for line in body.split("\n"))
            is_wrapped = body.count("\n") > old.text.rstrip("\n").count("\n") * 2
            lines = [
                line
                for paragraph in "\n\n".join(lines).split("\n")
                for line in (_wrapped(paragraph, widest) if is_wrapped else [paragraph])
            ]
    return "\n".join([head.rstrip("\r"), *(" " * size + line if line else "" for line in lines)])


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in re.findall(r"\S+(?:\s{2,}\S+)*", paragraph) or [""]:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return lines
