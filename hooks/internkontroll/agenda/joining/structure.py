"""The structure tree: what is a heading, a list, a table, in which order it is read (ISO 32000-1, 14.7-14.8).

Each part's tree becomes a `Part` of one document. What is unique in one file need not be so in two, so the
keys of the parent tree are counted on, ids get the part's number, and a name of a tag or class that means
one thing here and another there is changed in the later file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from internkontroll.agenda.joining.objects import (
    MOST,
    UnreadableError,
    all_dictionaries,
    array,
    dictionary,
    integer,
    is_dictionary,
    key,
    text,
    tree_entries,
)

_PARENT_KEYS = ("/StructParent", "/StructParents")


@dataclass
class Tree:
    """One part's tags, taken out of its file and made ready to stand beside those of others."""

    top: list[Object] = field(default_factory=list)
    #: new key in the parent tree -> the tags that the content with that key belongs to
    parents: dict[int, Object] = field(default_factory=dict)
    ids: dict[bytes, Object] = field(default_factory=dict)
    classes: dict[str, Object] = field(default_factory=dict)
    namespaces: list[Object] = field(default_factory=list)


class Structure:
    """The structure tree of a file under construction."""

    def __init__(self) -> None:
        self._next_key = 0
        #: name of a tag that is not in the standard -> the standard one that it stands for
        self._roles: dict[str, str] = {}
        self._trees: list[Tree] = []
        self._part = 0

    def take(self, pdf: Pdf) -> Tree:
        """Take the tags out of a part's file, which is changed in memory. Nothing when it has none."""
        self._part += 1
        root = dictionary(pdf.Root.get("/StructTreeRoot"))
        top = _kids(root) if root is not None else []
        if root is None or not top:
            _renumber(pdf, {})
            return Tree()
        tree = Tree(top=top)
        keys: dict[int, int] = {}
        for old, tags in tree_entries(root.get("/ParentTree"), "/Nums"):
            number = integer(old)
            if number is not None and number not in keys:
                keys[number] = self._next_key + len(keys)
                tree.parents[keys[number]] = tags
        self._next_key += len(keys)
        _renumber(pdf, keys)
        roles = self._take_roles(dictionary(root.get("/RoleMap")))
        own_classes = dictionary(root.get("/ClassMap"))
        classes = {name: f"{name}-{self._part}" for name in own_classes.keys()} if own_classes is not None else {}  # noqa: SIM118 -- a pikepdf object
        tree.classes = {classes[name]: value for name, value in own_classes.items()} if own_classes is not None else {}
        prefix = f"{self._part}.".encode()
        shared = set[tuple[int, int]]()
        for tag in _tags(top):
            _rename(tag, roles, classes)
            if isinstance(tag.get("/ID"), pikepdf.String):
                new = prefix + bytes(tag["/ID"])
                tag["/ID"] = pikepdf.String(new)
                tree.ids.setdefault(new, tag)
            _rename_headers(tag, prefix, shared)
        tree.namespaces = array(root.get("/Namespaces"))
        for tag in top:
            if "/P" in tag:
                del tag["/P"]  # the root of its own file, which does not come along
        return tree

    def _take_roles(self, own: Object | None) -> dict[str, str]:
        """Take in a file's names of tags; returns those that must be written differently there."""
        if own is None:
            return {}
        written = {name: text(value) for name, value in own.items()}
        changed: dict[str, str] = {}
        for name in written:
            meaning = name
            for _ in range(20):  # a name may stand for another one of the file; more steps lead in a circle
                meaning = written.get(meaning, meaning)
            if not meaning:
                continue
            new = name if self._roles.get(name, meaning) == meaning else f"{name}-{self._part}"
            self._roles[new] = meaning
            if new != name:
                changed[name] = new
        return changed

    def add(self, pdf: Pdf, tree: Tree, title: str, language: str) -> None:
        """Hang a tree, whose objects by now are `pdf`'s, in the joined one."""
        if not tree.top:
            return
        only = tree.top[0] if len(tree.top) == 1 else None
        if only is not None and text(only.get("/S")) == "/Document":
            part = only
            part["/S"] = Name("/Part")
        else:
            part = pdf.make_indirect(Dictionary(Type=Name("/StructElem"), S=Name("/Part"), K=Array(tree.top)))
            for tag in tree.top:
                tag["/P"] = part
        part["/T"] = pikepdf.String(title)
        if language and "/Lang" not in part:
            part["/Lang"] = pikepdf.String(language)
        self._trees.append(replace(tree, top=[part]))

    def root(self, pdf: Pdf) -> Object | None:
        """The finished tree as the object that the catalogue names; None when no part has tags."""
        if not self._trees:
            return None
        root = pdf.make_indirect(Dictionary(Type=Name("/StructTreeRoot")))
        document = pdf.make_indirect(Dictionary(Type=Name("/StructElem"), S=Name("/Document"), P=root))
        parts = [tree.top[0] for tree in self._trees]
        for part in parts:
            part["/P"] = document
        document["/K"] = Array(parts)
        root["/K"] = Array([document])
        parents = {number: tags for tree in self._trees for number, tags in tree.parents.items()}
        root["/ParentTree"] = pdf.make_indirect(
            Dictionary(Nums=Array([one for number in sorted(parents) for one in (number, parents[number])]))
        )
        root["/ParentTreeNextKey"] = self._next_key
        ids = {own: tag for tree in self._trees for own, tag in tree.ids.items()}
        if ids:
            pairs = [one for own in sorted(ids) for one in (pikepdf.String(own), ids[own])]
            root["/IDTree"] = pdf.make_indirect(Dictionary(Names=Array(pairs)))
        if self._roles:
            root["/RoleMap"] = Dictionary({name: Name(meaning) for name, meaning in sorted(self._roles.items())})
        classes = {name: value for tree in self._trees for name, value in tree.classes.items()}
        if classes:
            root["/ClassMap"] = pdf.make_indirect(Dictionary(classes))
        spaces = [one for tree in self._trees for one in tree.namespaces]
        if spaces:
            root["/Namespaces"] = Array(spaces)
        return root


def _kids(tag: Object) -> list[Object]:
    """The tags directly below one, without content and references."""
    own = tag.get("/K")
    below: list[object] = [*array(own)] if isinstance(own, Array) else [own]
    return [one for one in below if is_dictionary(one) and "/S" in one]


def _tags(top: list[Object]) -> Iterator[Object]:
    """Every tag below, each once."""
    waiting, seen, count = list(reversed(top)), set[tuple[int, int]](), 0
    while waiting:
        tag = waiting.pop()
        own = key(tag)
        if own is not None:
            if own in seen:
                continue
            seen.add(own)
        count += 1
        if count > MOST:
            raise UnreadableError("broken")
        yield tag
        waiting.extend(reversed(_kids(tag)))


def _renumber(pdf: Pdf, keys: dict[int, int]) -> None:
    """Gives all content its new key in the parent tree; what has none there loses it."""
    for one in all_dictionaries(pdf):
        for name in _PARENT_KEYS:
            if name in one:
                new = keys.get(integer(one.get(name)) or 0) if integer(one.get(name)) is not None else None
                if new is None:
                    del one[name]
                else:
                    one[name] = new


def _rename(tag: Object, roles: dict[str, str], classes: dict[str, str]) -> None:
    role = text(tag.get("/S"))
    if role in roles and "/NS" not in tag:
        tag["/S"] = Name(roles[role])
    if classes and "/C" in tag:
        own = tag["/C"]
        if isinstance(own, Name):
            tag["/C"] = Name(classes.get(str(own), str(own)))
        elif isinstance(own, Array):
            tag["/C"] = Array(
                [Name(classes.get(str(one), str(one))) if isinstance(one, Name) else one for one in array(own)]
            )


def _rename_headers(tag: Object, prefix: bytes, done: set[tuple[int, int]]) -> None:
    """A table's cell names its header cells by their ids. Several cells may share the object that does."""
    own = tag.get("/A")
    for attributes in (*array(own),) if isinstance(own, Array) else (own,):
        if not is_dictionary(attributes) or not isinstance(attributes.get("/Headers"), Array):
            continue
        which = key(attributes)
        if which is None or which not in done:
            ids = [one for one in array(attributes["/Headers"]) if isinstance(one, pikepdf.String)]
            attributes["/Headers"] = Array([pikepdf.String(prefix + bytes(one)) for one in ids])
        if which is not None:
            done.add(which)
