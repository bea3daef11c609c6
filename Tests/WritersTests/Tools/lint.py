#!/usr/bin/env python3
"""Find what validators of workbooks do not see.

usage: lint.py WORKBOOK...

Numbers that are none, texts that are too long, names that programs refuse, tables on top of each
other or with two columns of one name, links and formulas that lead nowhere, parts that lead outside,
hidden sheets, macros. Prints a line for each and ends with status 1 where there is one.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?")
SHEET = re.compile(r"'((?:[^']|'')+)'!")


def units(text):
    return len(text.encode("utf-16-le")) // 2


class Lint:
    def __init__(self, path):
        self.faults = []
        self.archive = zipfile.ZipFile(path)
        self.names = self.archive.namelist()
        workbook = self.part("xl/workbook.xml")
        self.sheets = [sheet.get("name") for sheet in workbook.iter(MAIN + "sheet")]
        self.strings = 0
        self.workbook(workbook)
        self.shared()
        for number, name in enumerate(self.sheets, 1):
            self.sheet(number, name)
        self.package()

    def part(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    def fault(self, text):
        self.faults.append(text)

    def workbook(self, workbook):
        for sheet in workbook.iter(MAIN + "sheet"):
            name = sheet.get("name")
            if (not name or units(name) > 31 or re.search(r"[\[\]:*?/\\]", name)
                    or name.startswith("'") or name.endswith("'") or name.lower() == "history"):
                self.fault(f"sheet name “{name}”")
            if sheet.get("state"):
                self.fault(f"sheet “{name}” is {sheet.get('state')}")
        if len({name.lower() for name in self.sheets}) < len(self.sheets):
            self.fault("two sheets of one name")
        for name in workbook.iter(MAIN + "definedName"):
            self.references(name.text, f"the name {name.get('name')}")

    def references(self, formula, place):
        text = re.sub(r'"(?:[^"]|"")*"', '""', formula)
        for name in SHEET.findall(text):
            if name.replace("''", "'") not in self.sheets:
                self.fault(f"{place} speaks of “{name}”")
        if "#REF" in text:
            self.fault(f"{place} leads nowhere")
        if len(formula) > 8192:
            self.fault(f"{place}: a formula of {len(formula)} characters")
        for literal in re.findall(r'"((?:[^"]|"")*)"', formula):
            if units(literal) > 255:
                self.fault(f"{place}: a text of {units(literal)} units in a formula")

    def shared(self):
        if "xl/sharedStrings.xml" not in self.names:
            return
        for item in self.part("xl/sharedStrings.xml"):
            self.strings += 1
            length = units("".join(text.text or "" for text in item.iter(MAIN + "t")))
            # An escaped underscore is seven units in the file and one in the cell.
            if length > 32_767 + 6 * 100:
                self.fault(f"a text of {length} units")

    def sheet(self, number, name):
        sheet = self.part(f"xl/worksheets/sheet{number}.xml")
        empty = set()
        for cell in sheet.iter(MAIN + "c"):
            place, kind = f"{name}!{cell.get('r')}", cell.get("t", "n")
            value, formula = cell.findtext(MAIN + "v"), cell.findtext(MAIN + "f")
            if not value and kind != "inlineStr":
                empty.add(cell.get("r"))
            if formula is not None:
                self.references(formula, place)
            if kind == "s" and int(value) >= self.strings:
                self.fault(f"{place}: no shared string {value}")
            if kind == "n" and value is not None and not NUMBER.fullmatch(value):
                self.fault(f"{place}: “{value}” is no number")
            if kind == "str" and units(value or "") > 32_767:
                self.fault(f"{place}: a text of {units(value)} units")
        links = list(sheet.iter(MAIN + "hyperlink"))
        if len(links) > 65_530:
            self.fault(f"{name}: {len(links)} links")
        for link in links:
            # openpyxl takes the place that the link leads to for the cell's text.
            if link.get("ref") in empty:
                self.fault(f"{name}!{link.get('ref')}: a link on an empty cell")
            self.references(link.get("location") or "#REF", f"a link of {name}")
        self.tables(number, name)

    def tables(self, number, name):
        relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
        if relations not in self.names:
            return
        taken = []
        for relation in self.part(relations):
            if "tables/" not in relation.get("Target"):
                continue
            table = self.part("xl/tables/" + relation.get("Target").rsplit("/", 1)[1])
            first, last = (int(re.sub("[A-Z]", "", end)) for end in table.get("ref").split(":"))
            if any(first <= end and start <= last for start, end in taken):
                self.fault(f"{name}: tables on top of each other")
            taken.append((first, last))
            columns = [column.get("name").lower() for column in table.iter(MAIN + "tableColumn")]
            if len(set(columns)) < len(columns):
                self.fault(f"{name}: table {table.get('name')} has two columns of one name")

    def package(self):
        for name in self.names:
            if re.search("vba|externalLink|connections", name):
                self.fault(f"{name} is in the package")
            if name.endswith(".rels") and b'TargetMode="External"' in self.archive.read(name):
                self.fault(f"{name} leads outside")


def main():
    found = False
    for path in sys.argv[1:]:
        for fault in Lint(path).faults:
            found = True
            print(f"{path}: {fault[:300]}")
    sys.exit(1 if found else 0)


main()
