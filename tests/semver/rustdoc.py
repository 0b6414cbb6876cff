"""Reads rustdoc's JSON: the public items of a crate, and types as text."""

# Public paths of standard library items for which rustdoc gives another path.
STANDARD = {
    "AsRef": "std::convert::AsRef",
    "BTreeMap": "std::collections::BTreeMap",
    "Box": "std::boxed::Box",
    "Clone": "std::clone::Clone",
    "Copy": "std::marker::Copy",
    "Debug": "std::fmt::Debug",
    "Default": "std::default::Default",
    "Display": "std::fmt::Display",
    "Eq": "std::cmp::Eq",
    "Error": "std::error::Error",
    "From": "std::convert::From",
    "FromStr": "std::str::FromStr",
    "Hash": "std::hash::Hash",
    "Infallible": "std::convert::Infallible",
    "Option": "std::option::Option",
    "Ord": "std::cmp::Ord",
    "PartialEq": "std::cmp::PartialEq",
    "PartialOrd": "std::cmp::PartialOrd",
    "Result": "std::result::Result",
    "String": "std::string::String",
    "Vec": "std::vec::Vec",
}


class Docs:
    def __init__(self, docs):
        self.index, self.paths = docs["index"], docs["paths"]
        self.crates = {int(key): value["name"] for key, value in docs["external_crates"].items()}
        # Path and item, by id. The shortest path wins.
        self.public = {}
        # Path and `use`, for items of other crates.
        self.reexports = []
        root = self.index[str(docs["root"])]
        self.visit(root, root["name"])

    def items(self, ids):
        return [self.index[str(id)] for id in ids if str(id) in self.index]

    def visit(self, module, path):
        for item in self.items(module["inner"]["module"]["items"]):
            kind = next(iter(item["inner"]))
            if kind == "use":
                self.visit_use(item["inner"]["use"], path)
            elif item["visibility"] == "public":
                self.add(item, f"{path}::{item['name']}")

    def visit_use(self, use, path):
        target = self.index.get(str(use["id"]))
        if target is None:
            self.reexports.append((f"{path}::{use['name']}", use))
        elif use["is_glob"]:
            self.visit(target, path)
        else:
            self.add(target, f"{path}::{use['name']}")

    def add(self, item, path):
        known = self.public.get(item["id"])
        if known is None or len(path) < len(known[0]):
            self.public[item["id"]] = (path, item)
        if "module" in item["inner"]:
            self.visit(item, path)

    def name(self, id) -> str | None:
        """Returns the path by which a consumer names an item; None if it cannot."""
        if id in self.public:
            return self.public[id][0]
        path = self.paths[str(id)]
        crate, name = self.crates[path["crate_id"]], path["path"][-1]
        if crate == "smithy_shapes":
            return name
        return STANDARD.get(name) if crate in ("core", "alloc", "std") else None

    def text(self, ty, itself=None) -> str:
        """Returns a type as text. `itself` replaces `Self`."""
        [(kind, inner)] = ty.items()
        match kind:
            case "primitive":
                return "()" if inner == "unit" else inner
            case "generic":
                return itself if inner == "Self" else inner
            case "resolved_path":
                return self.name(inner["id"]) + self.arguments(inner["args"], itself)
            case "borrowed_ref":
                lifetime = f"{inner['lifetime']} " if inner["lifetime"] else ""
                mutable = "mut " if inner["is_mutable"] else ""
                return f"&{lifetime}{mutable}{self.text(inner['type'], itself)}"
            case "slice":
                return f"[{self.text(inner, itself)}]"
            case "tuple":
                return f"({', '.join(self.text(part, itself) for part in inner)})"
            case "qualified_path":
                owner, of = self.text(inner["self_type"], itself), self.name(inner["trait"]["id"])
                return f"<{owner} as {of}>::{inner['name']}"
        raise NotImplementedError(kind)

    def arguments(self, args, itself) -> str:
        args = args["angle_bracketed"]["args"] if args else []
        types = [self.text(arg["type"], itself) for arg in args if "type" in arg]
        return f"<{', '.join(types)}>" if types else ""

    def argument(self, ty, generics, itself) -> str:
        """Returns the type to call a function with: the parameter type, or the simplest that converts to it."""
        [(kind, inner)] = ty.items()
        if kind == "borrowed_ref" and "impl_trait" in inner["type"]:
            mutable = "mut " if inner["is_mutable"] else ""
            return f"&{mutable}{self.argument(inner['type'], generics, itself)}"
        if kind == "tuple":
            return f"({', '.join(self.argument(part, generics, itself) for part in inner)})"
        if kind != "impl_trait":
            return self.text(ty, itself)
        bound = inner[0]["trait_bound"]["trait"]
        args = bound["args"]["angle_bracketed"] if bound["args"] else None
        match bound["path"].rpartition("::")[2]:
            case "Into":
                target = self.text(args["args"][0]["type"], itself)
                return "&'static str" if target == STANDARD["String"] else target
            case "IntoIterator":
                item = args["constraints"][0]["binding"]["equality"]["type"]
                return f"Vec<{self.argument(item, generics, itself)}>"
            case _:
                generics.append(f"G{len(generics)}: {self.name(bound['id'])}")
                return generics[-1].partition(":")[0]

    def bound(self, block, itself) -> str | None:
        """Returns the trait of an implementation, with its associated types; None if a consumer cannot
        name it."""
        name = self.name(block["trait"]["id"])
        if name is None:
            return None
        args = block["trait"]["args"]
        args = args["angle_bracketed"]["args"] if args else []
        types = [self.text(arg["type"], itself) for arg in args if "type" in arg]
        types = [text.replace("&", "&'static ") for text in types]
        for item in self.items(block["items"]):
            associated = item["inner"].get("assoc_type")
            if associated:
                types.append(f"{item['name']} = {self.text(associated['type'], itself)}")
        return f"{name}<{', '.join(types)}>" if types else name
