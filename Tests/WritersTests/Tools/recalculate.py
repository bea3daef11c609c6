#!/usr/bin/env python3
"""Compare the values that a workbook's formulas carry with those that LibreOffice computes.

usage: recalculate.py [--set NAME=VALUE]... WORKBOOK...

Without --set every formula of each workbook is computed anew, and each cell whose value differs is
printed; the exit status is 1 where there is one. With --set the cell that the defined name stands
for gets another value first, and the cells that then differ are counted by sheet: what rests on the
assumption. Needs soffice (Debian package libreoffice-calc-nogui) and nothing else.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode"><value>0</value></prop></item>
</oor:items>
"""


def parts(path):
    """The sheets' names and parts, the shared strings and the defined names."""
    archive = zipfile.ZipFile(path)
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = {
        link.get("Id"): link.get("Target").lstrip("/")
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = []
    for sheet in workbook.iter(MAIN + "sheet"):
        target = links[sheet.get(REL)]
        sheets.append((sheet.get("name"), target if target.startswith("xl/") else "xl/" + target))
    strings = []
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")):
            strings.append("".join(text.text or "" for text in item.iter(MAIN + "t")))
    names = {name.get("name"): name.text for name in workbook.iter(MAIN + "definedName")}
    return archive, sheets, strings, names


def cells(path):
    """The cells of a workbook: sheet and place, with the value and whether it is a formula."""
    archive, sheets, strings, _ = parts(path)
    found = {}
    for name, part in sheets:
        for cell in ElementTree.fromstring(archive.read(part)).iter(MAIN + "c"):
            value = cell.findtext(MAIN + "v")
            kind = cell.get("t", "n")
            if kind == "s":
                value = strings[int(value)]
            elif kind == "inlineStr":
                value = "".join(text.text or "" for text in cell.iter(MAIN + "t"))
            elif kind in ("n", "b") and value is not None:
                value = float(value)
            found[name, cell.get("r")] = (value or 0 if kind == "n" else value or "",
                                          cell.find(MAIN + "f") is not None)
    return found


def computed(path, folder):
    """The cells as LibreOffice computes them."""
    profile = os.path.join(folder, "profile")
    os.makedirs(os.path.join(profile, "user"), exist_ok=True)
    with open(os.path.join(profile, "user", "registrymodifications.xcu"), "w") as settings:
        settings.write(SETTINGS)
    out = os.path.join(folder, "out")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=280)
    return cells(os.path.join(out, os.path.basename(path)))


def with_inputs(path, settings, folder):
    """A copy of the workbook in which cells with names have other values."""
    archive, sheets, _, names = parts(path)
    changes = {}
    for setting in settings:
        name, value = setting.split("=")
        if name not in names:
            sys.exit(f"{path}: expected a defined name “{name}”, found {', '.join(names)}")
        sheet, place = names[name].rsplit("!", 1)
        part = dict(sheets)[sheet.strip("'").replace("''", "'")]
        changes.setdefault(part, {})[place.replace("$", "")] = float(value)
    copy = os.path.join(folder, "changed.xlsx")
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.namelist():
            data = archive.read(entry).decode() if entry in changes else archive.read(entry)
            for place, value in changes.get(entry, {}).items():
                data, count = re.subn(
                    rf'(<c r="{place}"[^>]*><v>)[^<]*(</v>)', rf"\g<1>{value!r}\g<2>", data)
                if count != 1:
                    sys.exit(f"{path}: expected one number at {place}, found {count}")
            target.writestr(entry, data)
    return copy


def differ(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) > 1e-9 * max(abs(one), abs(other), 1)
    return one != other


def compare(path, settings):
    with tempfile.TemporaryDirectory() as folder:
        carried = cells(path)
        source = with_inputs(path, settings, folder) if settings else path
        new = computed(source, folder)
    formulas = {place: value for place, (value, is_formula) in carried.items() if is_formula}
    changed = [place for place, value in formulas.items()
               if differ(value, new.get(place, ("", False))[0])]
    if settings:
        sheets = {}
        for sheet, _ in changed:
            sheets[sheet] = sheets.get(sheet, 0) + 1
        print(", ".join(f"{sheet}: {count}" for sheet, count in sheets.items()) or "none")
        broken = [place for place, (value, _) in new.items()
                  if isinstance(value, str) and re.match(r"#[A-Z/0!?]+|Err:", value)]
        for sheet, place in broken:
            print(f"{sheet}!{place}: {new[sheet, place][0]}")
        return not broken
    print(f"{path}: {len(formulas)} formulas, {len(changed)} differ")
    for sheet, place in changed[:20]:
        print(f"  {sheet}!{place}: carries {formulas[sheet, place]!r}, "
              f"computed {new.get((sheet, place), ('nothing', 0))[0]!r}")
    return not changed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("workbooks", nargs="+")
    options = parser.parse_args()
    results = [compare(os.path.abspath(path), options.set) for path in options.workbooks]
    sys.exit(0 if all(results) else 1)


main()
