"""Documents and links with anything wrong in them: each is read, or refused in one sentence."""

from __future__ import annotations

import copy
import json
import random
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import Any

from gradapp.core import descend
from gradapp.core.lab import ENTRIES
from gradapp.core.problem.examples import EXAMPLES, GALLERY
from gradapp.core.problem.notebook import Problem
from gradapp.core.run.place import Place
from gradapp.core.run.recipe import Recipe
from gradapp.documents.checksum import checksum_of
from gradapp.documents.document import (
    Document,
    DocumentError,
    KeptRun,
    LabPlace,
    Sight,
    read_document,
    written,
)
from gradapp.documents.link import link_of, read_link
from tests.products import some

LIMIT_SECONDS = 120.0
DOCUMENTS = some(100, 300)
"""How many are read in a round."""

SECONDS = 5.0
MEMORY = 1 << 28

RUNS = ("exec", "import", "os.system", "os.exec", "subprocess.Popen", "pickle.find_class")
"""What the interpreter calls it when code is run."""

_WORDS = [
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**63), 1.5, 1e308, -0.0, [], {}, ""),
    *("θ", "x", "w*x + b", "__import__('os').system('true')", "1e999", "nan", "-inf", "0x10", "∞"),
    *(
        "sgd",
        "adam",
        "python",
        "mseloss",
        "float64",
        "mean",
        "broadcast",
        "\0",
        "\ud800",
        "a" * 3000,
    ),
    *(
        "((((" * 50,
        "x**x**x",
        "9" * 5000,
        "1/0",
        "y",
        "E",
        "lambda: 0",
        "x, y",
        "1, 2",
        ";;;",
        "\n",
    ),
]

_LETTERS = "0123456789.eE+-*/()θ, \t\"'_∞"
_PIECES = [b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\u", b"\xff", b"\0", b"null", b"1e", b"-"]


def originals() -> list[Document]:
    """Return documents in which there is everything that there can be."""
    found = [Document(Recipe(problem)) for _, problem in EXAMPLES]
    found += [Document(Recipe(problem, "autograd", 3), at=Place(2)) for _, problem, _ in GALLERY]
    run = descend(Problem(alpha=0.001), "python", 60)
    pins = tuple(
        KeptRun(Recipe(each.recipe.problem, "python", 5), f"p{i}", slot=i)
        for i, each in enumerate(found[:8])
    )
    lab = LabPlace(Recipe(Problem(), ENTRIES[0].method.id, 4), 1, Place(2))
    full = Document(
        Recipe(run.problem, steps=60), checksum=checksum_of(run), at=Place(9, 2), pins=pins
    )
    return [
        *found,
        Document(lab=lab, sight=Sight("code", True, True), pins=pins, reference=3),
        full,
    ]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return where in a document there is something."""
    found = [path] if path else []
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in inner:
            found += places(each, (*path, key))
    return found


class Mutations:
    """What can be done to a document."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.may_grow = True
        self.words = [json.loads(written(each)) for each in originals()]
        self.links = [link_of(each.recipe) for each in originals() if not each.pins]

    def document(self) -> bytes:
        """Return a document with some things wrong."""
        value = json.loads(json.dumps(self.draw.choice(self.words)))
        self.may_grow = True
        for _ in range(self.draw.choice((0, 1, 1, 1, 2, 5))):
            self.change(value)
        content = json.dumps(value, indent=1, ensure_ascii=self.draw.random() < 0.5)
        data = bytearray(content.encode("utf-8", "surrogatepass"))
        for _ in range(self.draw.choice((0, 0, 0, 1, 3))):
            self.break_(data)
        return bytes(data)

    def change(self, value: Any) -> None:
        """Change one thing in it, take it away, or put it elsewhere."""
        found = places(value)
        if not found:
            return
        *way, last = self.draw.choice(found)
        for key in way:
            value = value[key]
        what = self.draw.randrange(6)
        if what == 0:
            del value[last]
        elif what == 1 and isinstance(value, list):
            more = self.draw.choice((2, 3, 400)) if self.may_grow else 1
            self.may_grow = False  # what has grown, and grows again, would fill the memory
            value[:] = value * more
        elif what == 2 and isinstance(value, dict):
            value[str(self.draw.choice(_WORDS))[:50]] = copy.deepcopy(value[last])
        elif what == 3 and isinstance(value[last], str):
            letters = list(value[last])
            at = self.draw.randrange(len(letters) + 1)
            letters[at : at + self.draw.randrange(3)] = self.draw.choice(_LETTERS)
            value[last] = "".join(letters)
        elif what == 4:
            nested: Any = value[last]
            for _ in range(self.draw.choice((1, 3, 3000))):
                nested = [nested] if self.draw.random() < 0.5 else {"a": nested}
            try:
                json.dumps(nested)
            except RecursionError:
                return
            value[last] = nested
        else:
            value[last] = copy.deepcopy(self.draw.choice(_WORDS))

    def break_(self, data: bytearray) -> None:
        """Break the text of it."""
        if not data:
            return
        at = self.draw.randrange(len(data))
        match self.draw.randrange(5):
            case 0:
                del data[at:]
            case 1:
                del data[at : at + self.draw.choice((1, 10, 100))]
            case 2:
                data[at] ^= 1 << self.draw.randrange(8)
            case 3:
                data[at:at] = self.draw.choice(_PIECES) * self.draw.choice((1, 2, 20_000))
            case _:
                data[at:at] = data[: self.draw.randrange(len(data))]

    def link(self) -> str:
        """Return a link with some things wrong."""
        text = list(self.draw.choice(self.links))
        for _ in range(self.draw.randrange(4)):
            at = self.draw.randrange(len(text) + 1)
            piece = str(self.draw.choice((*_WORDS, "%00", "%ff", "&", "=", "&model=", ";", "\n")))
            text[at : at + self.draw.randrange(4)] = piece
        return "".join(text)


class Ear:
    """Hears from the interpreter itself whether anything is run while documents are read."""

    def __init__(self) -> None:
        self.is_open = False
        self.heard: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, _: object) -> None:
        if not self.is_open or event not in RUNS:
            return
        # Methods of values are compiled when they are first called, of what stands in gradapp.
        if sys._getframe(1).f_globals.get("__name__") != "gradapp.values":
            self.heard.append(event)

    def listen(self, reads: Callable[[], Document]) -> Document:
        """Read one thing."""
        self.is_open = True
        try:
            return reads()
        finally:
            self.is_open = False
            assert not self.heard, f"something is run: {self.heard}"


EAR = Ear()


def read(what: str, reads: Callable[[], Document]) -> None:
    """Read one thing, and look at how that ends."""
    began = time.monotonic()
    tracemalloc.reset_peak()
    held = tracemalloc.get_traced_memory()[0]
    try:
        document = EAR.listen(reads)
    except DocumentError as error:
        sentence = str(error)
        assert sentence, f"nothing is said of {what}"
        assert "\n" not in sentence, f"more than a sentence is said of {what}: {sentence!r}"
        assert len(sentence) < 2000, f"too much is said of {what}: {sentence!r}"
    else:
        again = written(document)
        assert read_document(again) == document, f"another document comes back of {what}"
    needed = tracemalloc.get_traced_memory()[1] - held
    assert needed < MEMORY, f"{needed:,} bytes were needed for {what}"
    took = time.monotonic() - began
    assert took < SECONDS, f"{took:.1f} s for {what}"


def one_round(seed: int) -> int:
    """Read some hundred documents and links."""
    mutations = Mutations(random.Random(seed))
    for each in originals():  # what is imported for the first time is not what was read
        assert read_document(written(each)) == each
    tracemalloc.start()
    try:
        for number in range(DOCUMENTS):
            if number % 5 == 4:
                link = mutations.link()
                read(f"the link {link[:500]!r}", lambda link=link: Document(read_link(link)))
            else:
                content = mutations.document()
                read(f"document {number}: {content[:3000]!r}", partial(read_document, content))
    finally:
        tracemalloc.stop()
    return DOCUMENTS
