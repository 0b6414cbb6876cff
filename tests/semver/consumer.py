"""A program that uses every item of a crate with its full type, generated from rustdoc's JSON."""

import json
import tomllib

from rustdoc import Docs

MANIFEST = """\
[package]
name = "consumer"
version = "0.0.0"
edition = "2024"

[dependencies]
{package} = {{ path = {path}, features = {features} }}

[workspace]
"""

HEAD = """\
#![allow(ambiguous_glob_imports, deprecated, unused_imports)]

use {package}::runtime::*;
use {package}::runtime::endpoint::*;
use {package}::runtime::operation::*;
use {package}::runtime::kind::*;
use {package}::runtime::shape::*;
use {package}::runtime::protocol::*;
"""


def consumer(made_of, against) -> tuple[str, str]:
    """Returns the manifest and the source of a program generated from one crate and built with another."""
    features = tomllib.loads((made_of.folder / "Cargo.toml").read_text())["features"]
    features = sorted(name for name in features if name != "default")
    manifest = MANIFEST.format(
        package=made_of.package,
        path=json.dumps(str(against.folder)),
        features=json.dumps(features),
    )
    docs = Docs(json.loads(made_of.docs.read_text()))
    return manifest, Writer(docs, made_of.package).source()


class Writer:
    def __init__(self, docs, package):
        self.docs, self.package = docs, package
        self.uses = []

    def source(self) -> str:
        for path, item in sorted(self.docs.public.values(), key=lambda entry: entry[0]):
            kind = next(iter(item["inner"]))
            inner = item["inner"][kind]
            write = getattr(self, kind, None)
            if write:
                write(path, inner)
        for path, inner in sorted(self.docs.reexports, key=lambda entry: entry[0]):
            self.reexport(path, inner)
        uses = "\n".join(self.uses)
        # The module exists only if the crate enables its feature.
        has_events = "EventStreamVisitor" in uses
        events = f"use {self.package}::runtime::event_stream::*;\n" if has_events else ""
        return f"{HEAD.format(package=self.package)}{events}\n{uses}\n"

    def use(self, text):
        self.uses.append(text.replace("NAME", f"use_{len(self.uses)}", 1))

    def module(self, path, _):
        self.use(f"use {path} as NAME;")

    def reexport(self, path, inner):
        self.use(f"use {path} as NAME;")
        # A type must still be the runtime's, not another with the same name.
        target = self.docs.paths.get(str(inner["id"]))
        if target and target["kind"] in ("struct", "enum"):
            source = inner["source"].replace("smithy_shapes::", f"{self.package}::runtime::")
            self.use(f"pub fn NAME(value: {path}) -> {source} {{ value }}")

    def struct(self, path, inner):
        plain = inner["kind"].get("plain") if isinstance(inner["kind"], dict) else None
        for field in self.docs.items(plain["fields"] if plain else []):
            name, ty = raw(field["name"]), self.docs.text(field["inner"]["struct_field"])
            self.use(f"pub fn NAME(value: &{path}) -> &{ty} {{ &value.{name} }}")
            self.use(f"pub fn NAME(value: &mut {path}, to: {ty}) {{ value.{name} = to; }}")
        self.implementations(path, inner)

    def enum(self, path, inner):
        for variant in self.docs.items(inner["variants"]):
            name, kind = f"{path}::{raw(variant['name'])}", variant["inner"]["variant"]["kind"]
            if kind == "plain":
                self.use(f"pub fn NAME() -> {path} {{ {name} }}")
                self.use(f"pub fn NAME(value: {path}) -> bool {{ matches!(value, {name}) }}")
                continue
            [field] = self.docs.items(kind["tuple"])
            ty = self.docs.text(field["inner"]["struct_field"])
            self.use(f"pub fn NAME(value: {ty}) -> {path} {{ {name}(value) }}")
            arms = f"{name}(value) => Some(value), _ => None"
            self.use(f"pub fn NAME(value: {path}) -> Option<{ty}> {{ match value {{ {arms} }} }}")
        self.implementations(path, inner)

    def implementations(self, path, inner):
        for item in self.docs.items(inner["impls"]):
            block = item["inner"]["impl"]
            if block["trait"] is None:
                for function in self.docs.items(block["items"]):
                    if function["visibility"] == "public":
                        name = f"{path}::{raw(function['name'])}"
                        self.function(name, function["inner"]["function"], itself=path)
            elif not block["is_synthetic"] and block["blanket_impl"] is None:
                bound = self.docs.bound(block, itself=path)
                if bound:
                    self.use(f"pub fn NAME() where {path}: {bound} {{}}")

    def function(self, path, inner, itself=None):
        generics, parameters, arguments = [], [], []
        for index, (_, ty) in enumerate(inner["sig"]["inputs"]):
            ty = self.docs.argument(ty, generics, itself)
            parameters.append(f"a{index}: {ty}")
            arguments.append(f"a{index}")
        output = inner["sig"]["output"]
        result = f" -> {self.docs.text(output, itself)}" if output else ""
        names = f"<{', '.join(generics)}>" if generics else ""
        parameters, arguments = ", ".join(parameters), ", ".join(arguments)
        self.use(f"pub fn NAME{names}({parameters}){result} {{ {path}({arguments}) }}")

    def constant(self, path, inner):
        self.use(f"pub fn NAME() -> {self.docs.text(inner['type'])} {{ {path} }}")

    def static(self, path, inner):
        self.use(f"pub fn NAME() -> &'static {self.docs.text(inner['type'])} {{ &{path} }}")


def raw(name: str) -> str:
    """Restores the `r#` of raw identifiers, which rustdoc omits."""
    return f"r#{name}" if name in KEYWORDS else name


KEYWORDS = set(
    "abstract as async await become box break const continue do dyn else enum extern false final"
    " fn for gen if impl in let loop macro match mod move mut override priv pub ref return static"
    " struct trait true try type typeof unsafe unsized use virtual where while yield".split()
)
