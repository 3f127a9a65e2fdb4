"""A client of yaml-language-server, the program behind the YAML extension of VS Code, over stdio.

Every wait has an end. Nothing is asked of the network: the store of schemas is off.
"""

import json
import queue
import shutil
import subprocess
import threading
import time
from itertools import count
from pathlib import Path

import equipment

PROGRAM = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
LONGEST = 60
"""Seconds to wait for an answer: a slow machine, never a dead server."""
PUBLISHED = "textDocument/publishDiagnostics"
CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


class Server:
    """A running server that has a folder open, with the settings of an editor."""

    def __init__(self, folder, settings):
        node = equipment.file(Path(shutil.which("node") or "node"), "it comes with npm")
        program = equipment.file(PROGRAM, "make editor")
        self.settings = {"schemaStore": {"enable": False}, "validate": True, **settings}
        self.numbers = count(1)
        self.open = set()
        self.messages = queue.Queue()
        self.process = subprocess.Popen(
            [node, program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            locale="fr",
            workspaceFolders=[{"uri": root, "name": folder.name}],
            capabilities=CAPABILITIES,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings={"yaml": self.settings})

    def close(self):
        """End the server: only this one."""
        self.process.kill()
        self.process.wait(LONGEST)
        self.process.stdin.close()

    # What an editor asks -------------------------------------------------------------------------

    def diagnostics(self, path, text):
        """What is marked in a file that is opened with this text: (line from 1, message)."""
        return self.all_diagnostics({path: text})[path]

    def all_diagnostics(self, texts):
        """The same of several files, which are opened at once."""
        for path in self.open & texts.keys():
            self.tell("textDocument/didClose", textDocument={"uri": path.as_uri()})
            self._marks({path.as_uri()})  # none: it says that the file is closed
        for path, text in texts.items():
            # What the server knows of a file it keeps by the file's version.
            document = {"languageId": "yaml", "version": next(self.numbers), "text": text}
            self.tell("textDocument/didOpen", textDocument={"uri": path.as_uri(), **document})
        self.open |= texts.keys()
        found = self._marks({path.as_uri() for path in texts})
        return {path: found[path.as_uri()] for path in texts}

    def _marks(self, waiting):
        """What is published of each of the files, once it was of all."""
        found = {}
        while waiting - found.keys():
            message = self._await(lambda one: one.get("method") == PUBLISHED)
            params = message["params"]
            found[params["uri"]] = [
                (one["range"]["start"]["line"] + 1, one["message"]) for one in params["diagnostics"]
            ]
        return found

    def completions(self, path, line, column):
        """What is proposed at a place (counted from 1) of a file that is open."""
        found = self._at("completion", path, line, column)
        items = found["items"] if isinstance(found, dict) else found or []
        return {one["label"]: one for one in items}

    def hover(self, path, line, column):
        """What is shown over a place of a file that is open."""
        found = self._at("hover", path, line, column)
        return found["contents"]["value"] if found else ""

    def _at(self, what, path, line, column):
        place = {"line": line - 1, "character": column - 1}
        return self.ask(f"textDocument/{what}", textDocument={"uri": path.as_uri()}, position=place)

    # The protocol --------------------------------------------------------------------------------

    def ask(self, method, **params):
        """A request, and its answer."""
        number = next(self.numbers)
        self._send(id=number, method=method, params=params)
        answer = self._await(lambda one: one.get("id") == number and "method" not in one)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method, **params):
        """A notification."""
        self._send(method=method, params=params)

    def _send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self):
        with self.process.stdout as stream:
            while head := stream.readline():
                if head.lower().startswith(b"content-length:"):
                    size = int(head.split(b":")[1])
                    while stream.readline().strip():
                        pass
                    self.messages.put(json.loads(stream.read(size)))

    def _await(self, wanted):
        """The first message that is wanted; the server's own questions are answered meanwhile."""
        end = time.monotonic() + LONGEST
        while True:
            message = self.messages.get(timeout=max(0, end - time.monotonic()))
            if "method" in message and "id" in message:
                self._send(id=message["id"], result=self._answer(message))
            if wanted(message):
                return message

    def _answer(self, message):
        if message["method"] != "workspace/configuration":
            return None
        sections = [one.get("section") for one in message["params"]["items"]]
        return [self.settings if one == "yaml" else {} for one in sections]
