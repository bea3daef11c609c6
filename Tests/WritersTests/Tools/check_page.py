#!/usr/bin/env python3
"""Check web pages for what keeps people from reading them, as axe-core does, with no network.

usage: check_page.py PAGE...

Opens each page in a headless Chromium: names, roles, headings, landmarks, references, labels, tables,
lists, languages of quotes; contrast of texts and drawings in light, dark, forced colors and on paper;
focus, sizes of controls, and widths down to 320 pixels; that sorting and filtering work, that without
the script nothing is missing, and that paper shows what opens on a screen. Prints a line for each
fault and one for each page; the exit status is 1 where there is a fault. Needs chromium and nothing
else; the rules that look at the page itself stand in check_page.js.
"""
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RULES = pathlib.Path(__file__).with_name("check_page.js").read_text()
# Roles that say nothing to a reader without a name.
NAMED = {
    "button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "image",
    "img", "region", "table", "DisclosureTriangle", "heading", "dialog", "columnheader", "rowheader",
}
TABLE = {"table", "row", "cell", "gridcell", "columnheader", "rowheader"}
# Faults shown of one rule.
SHOWN = 8


class Browser:
    """A Chromium that is spoken to over a pair of pipes."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            sys.exit("check_page.py: expected chromium, found none; apt install chromium")
        self.folder = tempfile.TemporaryDirectory()
        theirs, self.output = os.pipe()
        source, ours = os.pipe()
        self.source = os.fdopen(source, "rb")
        # Chromium reads from descriptor 3 and writes to 4.
        command = 'exec "$@" 3<&"$IN" 4>&"$OUT"'
        self.process = subprocess.Popen(
            ["bash", "-c", command, "bash", program, "--headless", "--hide-scrollbars", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--remote-debugging-pipe",
             f"--user-data-dir={self.folder.name}", "about:blank"],
            pass_fds=(theirs, ours), env={**os.environ, "IN": str(theirs), "OUT": str(ours)},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(ours)
        self.count, self.session, self.rest, self.events = 0, None, b"", []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "DOM", "Accessibility", "Runtime"):
            self.call(f"{domain}.enable")

    def message(self):
        while b"\0" not in self.rest:
            more = self.source.read1(1 << 20)
            if not more:
                sys.exit("check_page.py: chromium ended")
            self.rest += more
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.count += 1
        call = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            call["sessionId"] = self.session
        data = json.dumps(call).encode() + b"\0"
        while data:
            data = data[os.write(self.output, data):]
        while True:
            answer = self.message()
            if answer.get("id") == self.count:
                if "error" in answer:
                    sys.exit(f"check_page.py: {method}: {answer['error'].get('message')}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def open(self, path, script=True):
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.events.clear()
        self.call("Page.navigate", url=pathlib.Path(path).resolve().as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())
        self.evaluate(f"globalThis.check = {RULES}; 0")

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            sys.exit(f"check_page.py: {details.get('exception', details).get('description', details)}")
        return answer["result"].get("value")

    def show(self, width=1280, media="screen", scheme="light", forced="none"):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "forced-colors", "value": forced}])

    def errors(self):
        return [event["params"]["exceptionDetails"] for event in self.events
                if event["method"] == "Runtime.exceptionThrown"]

    def requests(self):
        return self.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")

    def close(self):
        self.call("Browser.close")
        self.process.wait(timeout=30)
        os.close(self.output)
        self.source.close()
        self.folder.cleanup()


class Page:
    def __init__(self, browser, path):
        self.browser, self.path, self.faults = browser, path, []
        self.texts = 0

    def add(self, findings, where=""):
        self.faults += [(rule, element, text + where) for rule, element, text in findings]

    def run(self, function, where=""):
        self.add(self.browser.evaluate(f"check.{function}"), where)

    def check(self):
        browser = self.browser
        browser.show()
        browser.open(self.path, script=False)
        plain = browser.evaluate("check.texts()")
        self.run("lost('without-script')")
        browser.show(media="print")
        self.run("lost('print')", " on paper, without script")

        browser.show()
        browser.open(self.path)
        for error in browser.errors():
            self.add([("script", "script", str(error.get("exception", error))[:200])])
        for address in browser.requests():
            self.add([("network", address, "is asked for")])
        missing = collections.Counter(plain) - collections.Counter(browser.evaluate("check.texts()"))
        self.add([("without-script", f"“{text[:60]}”", "is gone once the script has run")
                  for text in missing])
        self.run("structure()")
        browser.evaluate("dispatchEvent(new Event('beforeprint')); 0")
        browser.show(media="print")
        self.run("lost('print')", " on paper")
        browser.show()
        browser.evaluate("dispatchEvent(new Event('afterprint')); 0")
        if browser.evaluate("document.querySelectorAll('details[open]').length"):
            self.add([("print", "details", "stays open after printing")])

        wide = self.names()
        browser.show(width=390)
        narrow = self.names()
        for role in sorted(TABLE):
            if wide[role] != narrow[role]:
                self.add([("table-semantics", role,
                           f"{wide[role]} for readers at 1280, {narrow[role]} at 390")])

        for width in (1280, 768, 390, 320):
            browser.show(width=width)
            self.run("layout()")
        browser.show()
        self.run("focus()")
        browser.show(scheme="dark")
        self.run("focus()", " in dark")
        browser.evaluate("check.open()")
        for width in (390, 320):
            browser.show(width=width)
            self.run("layout()", ", all opened")
        for media, scheme, forced in (
                ("screen", "light", "none"), ("screen", "dark", "none"), ("print", "light", "none"),
                ("print", "dark", "none"), ("screen", "light", "active"), ("screen", "dark", "active")):
            browser.show(media=media, scheme=scheme, forced=forced)
            found = browser.evaluate("check.contrast()")
            self.texts = max(self.texts, found["texts"])
            where = f" ({media}, {scheme}{', forced colors' if forced == 'active' else ''})"
            self.add(found["findings"], where)
        browser.show(width=390)
        self.add(browser.evaluate("check.contrast()")["findings"], " (at 390)")
        browser.show()
        self.run("colorAlone()")
        self.run("controls()")

    def names(self):
        """Counts the roles that readers are told, and finds those without a name."""
        counts = collections.Counter()
        for node in self.browser.call("Accessibility.getFullAXTree")["nodes"]:
            if node.get("ignored"):
                continue
            role = node["role"]["value"]
            counts[role] += 1
            name = node.get("name", {}).get("value", "").strip()
            properties = {item["name"]: item["value"].get("value") for item in node["properties"]}
            isFocusable = properties.get("focusable") and role in ("group", "generic")
            if not name and (role in NAMED or isFocusable):
                known = self.browser.call(
                    "DOM.describeNode", backendNodeId=node["backendDOMNodeId"])["node"]
                attributes = known.get("attributes", [])
                text = " ".join(f'{key}="{value}"' for key, value in
                                zip(attributes[::2], attributes[1::2]))
                self.add([("name", f"<{known['localName']} {text[:80]}>", f"a {role} without a name")])
        return counts

    def report(self):
        groups = collections.OrderedDict()
        for rule, element, text in dict.fromkeys(self.faults):
            groups.setdefault(rule, []).append(f"{element}: {text}")
        for rule, lines in groups.items():
            for line in lines[:SHOWN]:
                print(f"{self.path}: {rule}: {line}")
            if len(lines) > SHOWN:
                print(f"{self.path}: {rule}: and {len(lines) - SHOWN} more")
        print(f"{self.path}: {self.texts} texts, {sum(map(len, groups.values()))} faults")
        return not groups


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.split("\n\n")[1])
    browser = Browser()
    try:
        pages = [Page(browser, path) for path in sys.argv[1:]]
        for page in pages:
            page.check()
        results = [page.report() for page in pages]
    finally:
        browser.close()
    sys.exit(0 if all(results) else 1)


main()
