#!/usr/bin/env python3
"""Compare the cells of a report's workbook with its CSV files, as three programs read them.

usage: compare_cells.py REPORT_FOLDER...
       compare_cells.py --readers

Reads report.xlsx of each folder with openpyxl, with python-calamine and with LibreOffice (through a
workbook that it writes anew). All three have to read the same cells on every sheet; and each column
of the tables has to hold what the CSV file beside it says: texts that are equal, numbers within 1e-9
of each other. Columns are found by their headers, in any language of reports, through words.csv of the
program. Prints what differs, what was compared, and the columns that no CSV file has; the exit status
is 1 where something differs. Needs openpyxl and python-calamine (pip) and soffice; with --readers the
exit status says whether they are there.
"""
import collections
import csv
import datetime
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

try:
    import openpyxl
    import python_calamine
except ImportError as error:
    sys.exit(f"compare_cells.py: {error}; pip install openpyxl python-calamine")

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORDS = pathlib.Path(__file__).parents[3] / "Sources/Writers/Tables/words.csv"
EPOCH = datetime.datetime(1899, 12, 30)
# Columns that only the workbook has: its own formulas, numbers of rows, what it joins for people.
OWN = {
    "evidence": {"units", "rate", "source", "source-value", "weight", "below", "share",
                 "weight-of-kind", "below-of-kind", "share-of-kind", "model-factor"},
    "bands": {"spread", "remark"},
    "headline": {"remark"},
    "sources": {"number", "dates"},
    "compare": {"source-number", "first-value", "second-value"},
    "outlook": {"has-number"},
}


def plain(value):
    """A cell's value without what programs give it on top."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, datetime.datetime):
        return (value - EPOCH).total_seconds() / 86400
    if isinstance(value, datetime.date):
        return float((datetime.datetime(value.year, value.month, value.day) - EPOCH).days)
    return str(value).replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n")


def same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(abs(one), abs(other))
    return one == other


def openpyxl_cells(path):
    workbook = openpyxl.load_workbook(path, data_only=True)
    sheets, tables = {}, []
    for sheet in workbook:
        sheets[sheet.title] = {
            (cell.row, cell.column): plain(cell.value)
            for row in sheet.iter_rows() for cell in row if plain(cell.value) is not None}
        for table in sheet.tables.values():
            tables.append((sheet.title, table.name, openpyxl.utils.range_boundaries(table.ref)))
    return sheets, tables


def calamine_cells(path):
    workbook = python_calamine.CalamineWorkbook.from_path(path)
    return {
        name: {(row, column): plain(value)
               for row, values in enumerate(
                   workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
               for column, value in enumerate(values, 1) if plain(value) is not None}
        for name in workbook.sheet_names}


def libreoffice_cells(path):
    """What LibreOffice reads, out of the workbook that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder + "/out", path],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=280)
        archive = zipfile.ZipFile(os.path.join(folder, "out", os.path.basename(path)))
    links = {link.get("Id"): "xl/" + link.get("Target").lstrip("/").removeprefix("xl/")
             for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}

    def text(element):
        parts = [part.text or "" for part in element.iter(MAIN + "t")]
        return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), "".join(parts))

    strings = [text(item) for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
    sheets = {}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        cells = sheets[sheet.get("name")] = {}
        for cell in ElementTree.fromstring(archive.read(links[sheet.get(REL)])).iter(MAIN + "c"):
            value, kind = cell.findtext(MAIN + "v"), cell.get("t", "n")
            if kind == "inlineStr":
                value = text(cell)
            elif kind == "s":
                value = strings[int(value)]
            elif kind in ("n", "b") and value is not None:
                value = float(value)
            if plain(value) is not None:
                letters, row = re.fullmatch("([A-Z]+)([0-9]+)", cell.get("r")).groups()
                cells[int(row), openpyxl.utils.column_index_from_string(letters)] = plain(value)
    return sheets


def stated(row, key):
    """A field of a CSV file; the mark before what a spreadsheet would run is not part of it."""
    text = row[key]
    return text[1:] if re.match("'[=+@\t\r\n＝＋－＠-]", text) else text


class Words:
    """The words of the language that a workbook is in."""

    def __init__(self, headers):
        with open(WORDS, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        languages = [name for name in rows[0] if name != "key"]
        self.language = max(languages, key=lambda name: len(headers & {row[name] for row in rows}))
        self.words = {row["key"]: row[self.language] or row["en"] for row in rows}

    def __getitem__(self, key):
        return self.words[key]

    def keys(self, areas):
        """The keys of an area's headers, by header."""
        found = {}
        for area in reversed(areas):
            for key, word in self.words.items():
                if key.startswith(area + ".") and "." not in key[len(area) + 1:]:
                    found[word] = key[len(area) + 1:]
        return found


class Report:
    """The CSV files of a report, as the workbook's tables show them."""

    def __init__(self, folder, words):
        self.folder, self.words = folder, words
        self.titles = {}
        for name in ("summary", "observations", "models", "official", "projections", "changes"):
            for row in self.rows(name):
                self.titles.setdefault(row["role"], stated(row, "role_title"))
        self.implied = collections.defaultdict(list)
        for row in self.rows("figures"):
            if row["role"] and row["market"]:
                basis = "net" if row["basis"] == "net" else "gross-or-unstated"
                group = (row["role"], row["market"], row["standard_currency"], basis, row["segment"])
                self.implied[group].append(row["market_implied"] == "true")
        self.groups = {name: {self.group(row): row for row in self.rows(name)}
                       for name in ("summary", "observations")}

    def rows(self, name):
        path = os.path.join(self.folder, name + ".csv")
        csv.field_size_limit(1 << 30)
        with open(path, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @staticmethod
    def group(row, role="role"):
        return tuple(row.get(key, "") for key in (role, "market", "currency", "basis", "segment"))

    def market(self, group):
        known = self.implied.get(group, [])
        if not any(known):
            return group[1]
        note = "market.implied" if all(known) else "market.partly-implied"
        return f"{group[1]} ({self.words[note]})"

    def title(self, role):
        return self.titles.get(role) or ...

    def word(self, area, value):
        return self.words[f"{area}.{value}"] if value else None

    def english(self, text):
        """A text that is translated as a whole; only an English workbook has it as it is."""
        return (text or None) if self.words.language == "en" else ...

    def of_group(self, key, group):
        return {
            "role": self.title(group[0]), "market": self.market(group), "currency": group[2],
            "basis": self.words[f"basis.{group[3]}"],
            "segment": group[4] or self.words["segment.all"],
        }.get(key)

    # Each of these gives, for a row of a CSV file, the function that says what a column holds.

    def figure(self, row):
        def expected(key):
            def amount(name):
                return row[name] or "[x]"
            names = {"number": "number", "line": "line", "column": "column", "year": "year",
                     "locator": "locator", "language": "language", "segment": "segment",
                     "role-as-written": "role_as_written", "country": "country",
                     "place": "place_as_written", "employer": "employer", "sample": "sample_size",
                     "payments": "payments_per_year", "confidence": "confidence",
                     "standard-currency": "standard_currency", "currency": "currency",
                     "quote": "quote", "document": "document", "modelled-low": "modelled_low",
                     "modelled-high": "modelled_high"}
            if key in names:
                return stated(row, names[key])
            if key == "role":
                return self.title(row["role"]) if row["role"] else stated(row, "role_as_written") or "[x]"
            if key == "market":
                implied = f" ({self.words['market.implied']})" if row["market_implied"] == "true" else ""
                return row["market"] + implied if row["market"] else "[x]"
            if key == "statistic":
                return f"P{row['percentile']}" if row["percentile"] else self.word("statistic", row["statistic"])
            if key in ("low", "high"):
                return amount(key)
            if key in ("annual-low", "annual-high"):
                return amount("standard_" + key.replace("-", "_"))
            if key == "central":
                return amount("central_value")
            if key == "period":
                return self.word("period", row["period"])
            if key == "used":
                return self.words["yes" if row["used"] == "true" else "no"]
            if key == "reason":
                return self.word("exclusion", row["reason"])
            if key in ("basis", "level", "component"):
                return self.word(key, row[key])
            if key == "adjustments":
                return self.english(stated(row, "adjustments"))
            return None
        return expected

    def band(self, row, kind):
        def expected(key):
            if (shared := self.of_group(key, self.group(row))) is not None:
                return shared
            if key == "from":
                return self.words[f"from.{kind}"]
            if kind == "statements":
                names = {"count": "statements", "sources": "sources", "agreement": "agreement",
                         "median-of-means": "median_of_means",
                         "median-of-medians": "median_of_medians"}
                if key in ("low", "median", "high"):
                    return row[key] or "[x]"
                # Percentiles that are stated, models and official statistics have rows of their own.
                return row[names[key]] if key in names else ... if key in (
                    "implied", "combined", "adjusted", "official", "official-year", "p10", "p25",
                    "p75", "p90", "mean") else None
            names = {"count": "count", "sources": "sources", "low": "minimum", "high": "maximum",
                     "median-low": "median_low", "median-high": "median_high",
                     "organization-median": "organization_median"}
            if key == "quality":
                return self.word("quality", row["quality"])
            return row[names.get(key, key)] if names.get(key, key) in row else None
        return expected

    def observed(self, row):
        band = self.band(row, "observations")
        return lambda key: row["sources"] if key == "tables" else band(key)

    def headline(self, group):
        def expected(key):
            if (shared := self.of_group(key, group)) is not None:
                return shared
            statement = self.groups["summary"].get(group)
            observation = self.groups["observations"].get(group)
            if key in ("statements", "sources"):
                return statement[key] if statement else ...
            if key in ("low", "median", "high"):
                return (statement[key] or "[x]") if statement else ...
            name = {"observations": "count", "observed-median": "median"}.get(key, key)
            return observation[name] if observation else ...
        return expected

    def comparison(self, row):
        def expected(key):
            group = self.group(row, "first")
            if key in ("first", "second"):
                return self.title(row[key])
            if key == "market":
                groups = [self.market(self.group(row, name)) for name in ("first", "second")]
                return groups[0] if groups[0] == groups[1] else ...
            if key in ("first-median", "second-median", "difference"):
                return row[key.replace("-", "_")] or "[x]"
            if key in ("first-sources", "second-sources"):
                return self.groups["summary"][self.group(row, key.split("-")[0])]["sources"]
            names = {"relative": "relative_difference", "overlap": "overlap", "common": "paired"}
            return (row[names[key]] or "[x]") if key in names else self.of_group(key, group)
        return expected

    def pair(self, row, source, difference):
        comparison = self.comparison(row)
        own = {"source": source, "difference": difference, "relative": ...}
        return lambda key: own[key] if key in own else comparison(key)

    def claim(self, row, projection):
        def expected(key):
            names = {"growth": "growth_percent", "from": "from_year", "to": "to_year",
                     "openings": "openings_per_year", "new-jobs": "new_jobs", "country": "country",
                     "quote": "quote", "document": "document", "line": "line", "column": "column",
                     "locator": "locator", "language": "language", "jobs": "jobs",
                     "role-as-written": "role_as_written", "place": "place_as_written",
                     "confidence": "confidence"}
            if key in names:
                return stated(row, names[key])
            if key == "role":
                return self.title(row["role"]) if row["role"] else stated(row, "role_as_written") or "[x]"
            if key == "direction":
                return self.word("direction", row["direction"])
            if key == "growth-words":
                return self.english(row["growth_phrase"])
            if not projection:
                return ""
            if key == "projection-years":
                return f"{projection['from_year']}–{projection['to_year']}"
            if key == "projection-words":
                return self.english(projection["phrase"])
            if key == "agrees":
                return self.words["yes" if projection["agrees"] == "true" else "no"]
            return projection[{"code": "code", "projected": "projected_percent",
                               "all": "average_percent"}[key]]
        return expected

    def model(self, row):
        def expected(key):
            if key == "method":
                return self.words[f"model.{row['method']}"]
            if key == "assumption":
                return self.english(stated(row, "assumption"))
            return row[key] if key in (
                "value", "low", "high", "confidence", "sources") else self.of_group(key, self.group(row))
        return expected

    def official(self, row):
        def expected(key):
            names = {"figure": "figure", "code": "code", "claim": "claim", "claim-year": "claim_year",
                     "year": "official_year"}
            if key in names:
                return row[names[key]]
            if key == "official":
                return row[key] or "[x]"
            if key == "role":
                return stated(row, "role_title")
            if key == "period":
                return self.word("period", row["period"])
            if key == "position":
                return self.english(row["position"])
            if key == "statistic":
                return self.word("statistic", row["official_statistic"])
            return str(float(row["difference"]) + 1) if row["difference"] else ""
        return expected

    def source(self, row):
        names = {"document": "path", "statements": "figures", "outlook": "outlooks"}
        return lambda key: (self.english(stated(row, "note")) if key == "note"
                            else stated(row, names.get(key, key)))

    def amount(self, row):
        return lambda key: (self.word("rejection", row["reason"]) if key == "reason"
                            else stated(row, key) if key in row else ...)

    def issue(self, row):
        return lambda key: (self.word("severity", row["severity"]) if key == "severity"
                            else stated(row, "path" if key == "document" else key))

    def tables(self):
        """For each table of the workbook: the areas of its headers, and what its rows hold, by the
        key columns or, without any, in order."""
        figures = {(row["number"],): self.figure(row) for row in self.rows("figures")}
        bands = {}
        for kind, name in (("statements", "summary"), ("observations", "observations")):
            for row in self.rows(name):
                group = self.group(row)
                shared = [self.of_group(key, group)
                          for key in ("role", "market", "currency", "basis", "segment")]
                bands[*shared, self.words[f"from.{kind}"]] = self.band(row, kind)
        headlines = {}
        for group in {**self.groups["summary"], **self.groups["observations"]}:
            headlines[tuple(self.of_group(key, group) for key in (
                "role", "market", "currency", "basis", "segment"))] = self.headline(group)
        comparisons = self.rows("comparisons")
        pairs = []
        for row in comparisons:
            for part in filter(None, stated(row, "paired_differences").split("; ")):
                pairs.append(self.pair(row, *part.rsplit(" ", 1)))
        projections = {row["outlook"]: row for row in self.rows("projections")}
        claims = [self.claim(row, projections.get(str(number)))
                  for number, row in enumerate(self.rows("outlook"), 1)]

        def each(name, function):
            return [function(row) for row in self.rows(name)]

        shared = ["role", "market", "currency", "basis", "segment"]
        return {
            "Headline": (["headline"], shared, headlines),
            "Bands": (["bands"], shared + ["from"], bands),
            "Comparisons": (["compare"], None, [self.comparison(row) for row in comparisons]),
            "Pairs": (["compare"], None, pairs),
            "OutlookStatements": (["outlook"], None, claims),
            "Evidence": (["evidence"], ["number"], figures),
            "Observed": (["observed", "bands"], None, each("observations", self.observed)),
            "Models": (["models"], None, each("models", self.model)),
            "Official": (["official"], None, each("official", self.official)),
            "Sources": (["sources"], None, each("sources", self.source)),
            "Issues": (["issues"], None, each("issues", self.issue)),
            "RejectedAmounts": (["rejected"], None, each("rejected", self.amount)),
        }


class Comparison:
    def __init__(self, folder):
        self.folder, self.faults = folder, []
        self.count, self.alone = collections.Counter(), collections.defaultdict(set)
        path = os.path.join(folder, "report.xlsx")
        self.cells, self.places = openpyxl_cells(path)
        self.readers = {"openpyxl": self.cells, "calamine": calamine_cells(path),
                        "LibreOffice": libreoffice_cells(path)}

    def fault(self, text):
        self.faults.append(text)

    def check(self):
        for reader in ("calamine", "LibreOffice"):
            self.agree(reader)
        headers = set()
        for sheet, _, (left, top, right, _) in self.places:
            headers |= {self.cells[sheet].get((top, column)) for column in range(left, right + 1)}
        report = Report(self.folder, Words(headers))
        tables = report.tables()
        found = collections.defaultdict(list)
        for sheet, name, bounds in self.places:
            base = name if name in tables else re.sub(r"_?[0-9]+$", "", name)
            found[base].append((sheet, bounds))
        for name, places in found.items():
            if name not in tables:
                self.alone[name] = {"all of it"}
                continue
            self.table(name, places, report.words, *tables[name])
        for name, (_, _, rows) in tables.items():
            if rows and name not in found and name not in ("Headline",):
                self.fault(f"{name}: {len(rows)} rows of CSV, and no table")

    def agree(self, reader):
        other = self.readers[reader]
        if list(other) != list(self.cells):
            self.fault(f"{reader} reads the sheets {list(other)}, openpyxl {list(self.cells)}")
        for sheet, cells in self.cells.items():
            known = other.get(sheet, {})
            for place in sorted(cells.keys() | known.keys()):
                self.count[reader] += 1
                if not same(cells.get(place), known.get(place)):
                    name = openpyxl.utils.get_column_letter(place[1]) + str(place[0])
                    self.fault(f"{sheet}!{name}: openpyxl reads {cells.get(place)!r}, "
                               f"{reader} {known.get(place)!r}")

    def table(self, name, places, words, areas, key_columns, expected):
        rows, known = [], words.keys(areas)
        for sheet, (left, top, right, bottom) in places:
            heads = [self.cells[sheet].get((top, column)) for column in range(left, right + 1)]
            keys = [known.get(head) for head in heads]
            for head, key in zip(heads, keys):
                if key is None:
                    self.fault(f"{name}: the header “{head}” is no word of {areas}")
            for row in range(top + 1, bottom + 1):
                rows.append((sheet, row, [(key, left + index) for index, key in enumerate(keys)]))
        if key_columns is None and len(rows) != len(expected):
            self.fault(f"{name}: {len(rows)} rows, the CSV has {len(expected)}")
        taken = set()
        for index, (sheet, row, columns) in enumerate(rows):
            def cell(column):
                return self.cells[sheet].get((row, column))
            if key_columns is None:
                if index >= len(expected):
                    break
                function = expected[index]
            else:
                named = dict(columns)
                values = tuple(self.text(cell(named[key])) for key in key_columns)
                if (function := expected.get(values)) is None:
                    self.fault(f"{name}, {sheet}!{row}: no row of CSV is called {values}")
                    continue
                if values in taken:
                    self.fault(f"{name}, {sheet}!{row}: {values} stands twice")
                taken.add(values)
            for key, column in columns:
                isOwn = key is None or key in OWN.get(areas[0], ())
                value = ... if isOwn else function(key)
                if value is ...:
                    self.alone[name].add(key)
                    continue
                for reader, sheets in self.readers.items():
                    self.compare(name, key, reader, sheet, row, column, value,
                                 sheets.get(sheet, {}).get((row, column)))
        if key_columns is not None and len(taken) != len(expected):
            missing = [values for values in expected if values not in taken]
            self.fault(f"{name}: {len(missing)} rows of CSV are missing, {missing[:2]}")

    @staticmethod
    def text(value):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def compare(self, name, key, reader, sheet, row, column, expected, found):
        self.count[name] += 1
        if isinstance(found, float):
            try:
                expected = float(expected)
            except (TypeError, ValueError):
                pass
        elif expected is not None:
            expected = plain(expected)
        if not same(expected, found):
            place = openpyxl.utils.get_column_letter(column) + str(row)
            self.fault(f"{name}, {key} ({sheet}!{place}): {reader} reads {found!r}, "
                       f"the CSV says {expected!r}")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.split("\n\n")[1])
    if sys.argv[1:] == ["--readers"]:
        sys.exit(0 if shutil.which("soffice") else "compare_cells.py: expected soffice, found none")
    isFaulty = False
    for folder in sys.argv[1:]:
        comparison = Comparison(folder)
        comparison.check()
        for fault in comparison.faults[:20]:
            print(f"{folder}: {fault[:400]}")
        if len(comparison.faults) > 20:
            print(f"{folder}: and {len(comparison.faults) - 20} more")
        for name, keys in comparison.alone.items():
            print(f"{folder}: {name}: no CSV for {', '.join(sorted(map(str, keys)))}")
        print(f"{folder}: {len(comparison.faults)} differ; compared "
              + ", ".join(f"{name} {count}" for name, count in comparison.count.items()))
        isFaulty = isFaulty or bool(comparison.faults)
    sys.exit(1 if isFaulty else 0)


main()
