#!/usr/bin/env python3
"""Compare every number that a report's web page shows with report.json.

usage: compare_page.py REPORT_FOLDER...

Reads report.html and report.json of each folder. Each cell of the tables has to hold the figure of
the element that its row stands for: as digits in data-value, and rounded in its text. So do the
drawings (their words, and the places of their marks), the sentences below a role, the prospects, the
amounts that are no pay, and the changes. Prints what differs, and how many numbers were compared; the
exit status is 1 where one differs or a number of the page has nothing to be compared with.
"""
import collections
import json
import math
import os
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "input", "link", "br", "hr", "img", "line", "rect", "circle"}
NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?")


class Element:
    def __init__(self, name, attributes):
        self.name, self.attributes, self.children = name, dict(attributes), []

    def __getitem__(self, name):
        return self.attributes.get(name)

    @property
    def text(self):
        return "".join(part if isinstance(part, str) else part.text for part in self.children)

    def all(self, name, **attributes):
        """The elements below of a name and with classes or ids, in order."""
        for child in self.children:
            if isinstance(child, str):
                continue
            if child.name == name and all(
                    value in (child[key.strip("_")] or "").split() for key, value in attributes.items()):
                yield child
            yield from child.all(name, **attributes)

    def first(self, name, **attributes):
        return next(self.all(name, **attributes), None)


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.root = Element("", [])
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, name, attributes):
        element = Element(name, attributes)
        self.open[-1].children.append(element)
        if name not in VOID:
            self.open.append(element)

    def handle_startendtag(self, name, attributes):
        self.open[-1].children.append(Element(name, attributes))

    def handle_endtag(self, name):
        if name not in VOID:
            while self.open.pop().name != name:
                pass

    def handle_data(self, data):
        self.open[-1].children.append(data)


def whole(value):
    """The nearest whole number, halves away from zero."""
    return int(math.copysign(math.floor(abs(value) + 0.5), value))


def grouped(value, sign=False):
    number = whole(value)
    return f"{number:+,}" if sign and number > 0 else f"{number:,}"


def percent(share, sign=False):
    tenths = whole(share * 1000)
    return ("-" if tenths < 0 else "+" if sign and tenths else "") + f"{abs(tenths) // 10}.{abs(tenths) % 10}%"


def plain(value):
    return str(int(value)) if float(value).is_integer() else repr(float(value))


class Comparison:
    def __init__(self, folder):
        self.folder, self.faults, self.count = folder, [], 0
        with open(os.path.join(folder, "report.html"), encoding="utf-8") as page:
            self.page = Reader(page.read()).root
        with open(os.path.join(folder, "report.json"), encoding="utf-8") as report:
            self.report = json.load(report)
        self.figures = {figure["number"]: figure for figure in self.report["figures"]}
        self.cells = set()

    def equal(self, place, shown, expected):
        self.count += 1
        if shown != expected:
            self.faults.append(f"{place}: the page has {shown!r}, the report {expected!r}")

    def rows(self, table_id, elements):
        """The rows of a table beside the elements that they stand for; a long list is cut."""
        table = self.page.first("table", id=table_id)
        bodies = list(table.all("tbody")) if table else []
        if len(bodies) < len(elements):
            section = self.page.first("section", id=table_id.removesuffix("-table"))
            note = next((p.text for p in (section.all("p", _class="note") if section else [])
                         if p.text.startswith("The first")), "")
            if f"The first {len(bodies):,} of {len(elements):,}" not in note and elements:
                self.faults.append(f"{table_id}: {len(bodies)} rows of {len(elements)}, and no note says so")
        elif len(bodies) > len(elements):
            self.faults.append(f"{table_id}: {len(bodies)} rows of {len(elements)}")
        return zip(bodies, elements)

    def cell(self, place, row, label, value, text=grouped, missing="[x]", **options):
        cell = next((cell for cell in row.all("td") if cell["data-label"] == label), None)
        if cell is None:
            return self.faults.append(f"{place}: no cell “{label}”")
        self.cells.add(id(cell))
        place = f"{place}, {label}"
        self.equal(place, cell.text, missing if value is None else text(value, **options))
        data = cell["data-value"]
        if isinstance(value, str):
            return None
        # Markers have an empty value, but counts of sources say the marker itself.
        known = float(data) if data and NUMBER.fullmatch(data) else None
        return self.equal(place + " (digits)", known, None if value is None else float(value))

    def market(self, place, row, element):
        cell = next(cell for cell in row.all("td") if cell["data-label"] == "Market")
        self.equal(place + ", Market", cell.text.split()[0], element["market"])
        self.equal(place + ", currency", cell.text.split()[-1], element["currency"])

    def drawing(self, place, row, scale, words, span, box, middle):
        """What is spoken in the place of a drawing, and where its marks stand."""
        drawing = row.first("svg")
        if drawing is None:
            return
        self.equal(place + ", drawing", drawing["aria-label"], words)
        low, high = scale

        def x(value):
            share = (value - low) / (high - low) if high > low else 0.5
            return whole((4 + share * 192) * 10) / 10

        for name, (start, end), values in (("span", ("x1", "x2"), span), ("middle", ("x1", "x2"), middle)):
            line = drawing.first("line", _class=name)
            known = None not in values and (name == "middle" or values[0] < values[1])
            shown = line and [float(line[start]), float(line[end])]
            self.equal(f"{place}, {name}", shown, [x(value) for value in values] if known else None)
        rect = drawing.first("rect", _class="box")
        known = None not in box and box[0] < box[1]
        ends = rect and [float(rect["x"]), round(float(rect["x"]) + float(rect["width"]), 1)]
        self.equal(f"{place}, box", ends, [x(value) for value in box] if known else None)

    def check(self):
        self.statements()
        self.observations()
        self.comparisons()
        self.sources()
        self.outlook()
        self.amounts()
        self.changes()
        # Nothing is left over: a number in a table that nothing was compared with is a fault too.
        for cell in self.page.all("td", _class="number"):
            if id(cell) not in self.cells:
                self.faults.append(f"“{cell['data-label']}” {cell.text}: compared with nothing")

    def scales(self, rows, values):
        ends = collections.defaultdict(list)
        for _, element in rows:
            ends[element["currency"]] += [value for value in values(element) if value is not None]
        return {currency: (min(known), max(known)) for currency, known in ends.items() if known}

    def statements(self):
        def word(value):
            return "[x]" if value is None else grouped(value)

        rows = list(self.rows("pay-table", self.report["summary"]))
        scales = self.scales(rows, lambda summary: [summary[key] for key in ("low", "median", "high")])
        for row, summary in rows:
            place = f"{row['id']} {summary['role']}"
            low, median, high = (summary[key] for key in ("low", "median", "high"))
            self.equal(place, row.first("th").text.startswith(summary["role_title"] or summary["role"]), True)
            self.market(place, row, summary)
            for label, value in (("Lowest", low), ("Median", median), ("Highest", high)):
                self.cell(place, row, label, value)
            self.cell(place, row, "Statements", summary["statements"], text=plain)
            self.cell(place, row, "Sources", summary["sources"], text=plain)
            self.drawing(
                place, row, scales.get(summary["currency"]),
                f"From {word(low)} to {word(high)}, median {word(median)}",
                (low, high), (None, None), (median, median))
            facts = []
            if summary["median_of_means"] is not None:
                facts.append(f"Median of the stated means: {grouped(summary['median_of_means'])}")
            if summary["median_of_medians"] is not None:
                facts.append(f"Median of the stated medians: {grouped(summary['median_of_medians'])}")
            if summary["agreement"] is not None:
                facts.append(f"Highest source over lowest: {plain(whole(summary['agreement'] * 100) / 100)}")
            facts += [f"Stated P{plain(percentile['percentile'])}: {grouped(percentile['value'])}"
                      for percentile in summary["percentiles"]]
            numbers = summary["figures"] + [item["figure"] for item in summary["percentiles"]]
            if not numbers and not row.first("details"):
                continue
            self.equal(place + ", facts", [fact.text for fact in row.all("p", _class="fact")], facts)
            items = list(row.all("li"))
            counted = "1 sentence" if len(numbers) == 1 else f"{len(numbers):,} sentences"
            self.equal(place, row.first("summary").text.replace(",", "").split(" behind")[0],
                       counted.replace(",", ""))
            shown = [int(item["value"]) for item in items]
            if len(shown) == len(numbers):
                self.equal(place + ", sentences", sorted(shown), sorted(numbers))
            else:
                self.equal(place + ", sentences", f"The first {len(shown)} of" in row.text
                           and set(shown) <= set(numbers), True)
            for item in items:
                self.sentence(place, item)
        unused = self.page.first("section", id="unused")
        for item in unused.all("li") if unused else []:
            self.sentence("unused", item)

    def sentence(self, place, item):
        figure = self.figures.get(int(item["value"]))
        place = f"{place}, figure {item['value']}"
        if figure is None:
            return self.faults.append(f"{place}: not in the report")
        self.equal(place, item.first("blockquote").text, figure["quote"].replace("\r\n", "\n"))
        origin = item.first("p", _class="origin").text
        self.equal(place + ", stated", self.stated(figure) in origin, True)
        standard = item.first("span", _class="standard")
        low, high = figure["standard_annual_low"], figure["standard_annual_high"]
        expected = None
        currency = figure["standard_currency"]
        if ((figure["period"] != "year" or currency != figure["currency"])
                and (low is not None or high is not None)):
            if low is not None and high is not None:
                text = grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"
            else:
                text = f"from {grouped(low)}" if low is not None else f"up to {grouped(high)}"
            expected = f"{text} {currency} a year"
        return self.equal(place + ", a year", standard and standard.text, expected)

    @staticmethod
    def stated(element):
        low, high = element["low"], element["high"]
        if low is not None and high is not None:
            text = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
        else:
            text = f"from {plain(low)}" if low is not None else f"up to {plain(high)}"
        return f"{text} {element['currency']}" if element["currency"] else text

    def observations(self):
        def word(value):
            return "[c]" if value is None else grouped(value)

        keys = ("p10", "p25", "median", "p75", "p90")
        rows = list(self.rows("observed-table", self.report["observations"]))
        scales = self.scales(rows, lambda item: [
            item["p25"] if item["p10"] is None else item["p10"], item["median"],
            item["p75"] if item["p90"] is None else item["p90"]])
        for row, item in rows:
            place = f"observed {item['role']} {item['market']}"
            self.market(place, row, item)
            labels = ("P10", "P25", "Median", "P75", "P90")
            for label, key in (("Rows", "count"), *zip(labels, keys), ("Mean", "mean")):
                self.cell(place, row, label, item[key], missing="[c]")
            p10, p25, median, p75, p90 = (item[key] for key in keys)
            words = ", ".join(f"{'median' if key == 'median' else key.upper()} {word(item[key])}"
                              for key in keys)
            self.drawing(place, row, scales.get(item["currency"]), words, (p10, p90), (p25, p75),
                         (median, median))

    def comparisons(self):
        for row, item in self.rows("compared-table", self.report["comparisons"]):
            place = f"{item['second']} − {item['first']} {item['market']}"
            self.market(place, row, item)
            self.cell(place, row, "Difference", item["difference"], sign=True)
            self.cell(place, row, "Per cent", item["relative_difference"], text=percent, sign=True)
            self.cell(place, row, "Overlap", item["overlap"], text=percent)
            self.equal(place, [pair.text for pair in row.all("span", _class="pair")],
                       [f"{pair['source']}: {grouped(pair['difference'], True)}" for pair in item["paired"]])

    def sources(self):
        for row, item in self.rows("sources-table", self.report["sources"]):
            place = item["path"]
            self.equal(place, row.first("th").text, item["path"])
            for label, key in (("Figures", "figures"), ("Outlook", "outlooks"), ("Rejected", "rejected"),
                               ("Rows", "observations")):
                self.cell(place, row, label, item[key], text=plain, missing="[c]")
            self.equal(place + ", SHA-256", row.first("code")["title"], item["sha256"])

    def outlook(self):
        section = self.page.first("section", id="outlook")
        for item, claim in zip(section.all("li") if section else [], self.report["outlook"]):
            place = f"outlook {claim['document']}:{claim['line']}"
            self.equal(place, item.first("blockquote").text, claim["quote"].replace("\r\n", "\n"))
            parts = []
            if claim["growth_percent"] is not None:
                parts.append(f"{'+' if claim['growth_percent'] > 0 else ''}{plain(claim['growth_percent'])} %")
            if claim["growth_phrase"]:
                parts.append(claim["growth_phrase"])
            if claim["openings_per_year"] is not None:
                parts.append(f"{grouped(claim['openings_per_year'])} openings a year")
            if claim["new_jobs"] is not None:
                parts.append(f"{grouped(claim['new_jobs'], True)} jobs")
            start, end = claim["from_year"], claim["to_year"]
            if start or end:
                parts.append(f"{start} to {end}" if start and end else f"to {end}" if end else f"from {start}")
            tail = item.first("h3").text.split(f": {claim['direction']}", 1)[-1]
            self.equal(place, tail, "".join(f", {part}" for part in parts))

    def amounts(self):
        section = self.page.first("section", id="rejected")
        for item, amount in zip(section.all("li") if section else [], self.report["rejected"]):
            place = f"rejected {amount['document']}:{amount['line']}:{amount['column']}"
            shown = item.first("p", _class="origin").text.split(" · ")[-2]
            self.equal(place, shown, self.stated(amount))

    def changes(self):
        medians = [change for change in self.report.get("changes", []) if change["subject"] == "median"]
        for row, change in self.rows("changes-table", medians):
            place = f"changed {change['role']}"
            self.market(place, row, change)
            self.cell(place, row, "Earlier", change["old"])
            self.cell(place, row, "Now", change["new"])
            self.cell(place, row, "Difference", change["difference"], sign=True)
            self.cell(place, row, "Per cent", change["relative_difference"], text=percent, sign=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.split("\n\n")[1])
    found = False
    for folder in sys.argv[1:]:
        comparison = Comparison(folder)
        comparison.check()
        for fault in comparison.faults[:20]:
            print(f"{folder}: {fault[:300]}")
        if len(comparison.faults) > 20:
            print(f"{folder}: and {len(comparison.faults) - 20} more")
        print(f"{folder}: {comparison.count} compared, {len(comparison.faults)} differ")
        found = found or bool(comparison.faults)
    sys.exit(1 if found else 0)


main()
