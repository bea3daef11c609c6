"""Reads texts (a JSON list on standard input) with each peer that can be imported.

Prints a JSON object: for each package a list of amounts a text, each with `low`, `high`, the
currencies that it may be in, and its period; null for a package that cannot be imported.
"""
import contextlib
import io
import json
import re
import sys
import warnings

DOLLARS = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"]
SIGNS = {
    "$": DOLLARS, "€": ["EUR"], "£": ["GBP"], "¥": ["CNY", "JPY"], "元": ["CNY", "TWD"], "zł": ["PLN"],
    "R$": ["BRL"], "A$": ["AUD"], "C$": ["CAD"], "₹": ["INR"], "円": ["JPY"], "kr": ["SEK", "NOK", "DKK"],
    "Kč": ["CZK"], "Euro": ["EUR"], "euro": ["EUR"], "zl": ["PLN"],
}
NAMES = {
    "dollar": DOLLARS, "euro": ["EUR"], "pound sterling": ["GBP"], "zloty": ["PLN"], "yuan": ["CNY"],
    "renminbi": ["CNY"], "yen": ["JPY"], "japanese yen": ["JPY"], "indian rupee": ["INR"],
    "rupee": ["INR"], "swiss franc": ["CHF"], "canadian dollar": ["CAD"], "brazilian real": ["BRL"],
    "australian dollar": ["AUD"], "peso": ["MXN"], "norwegian krone": ["NOK"],
}
PERIODS = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
           "hourly": "hour", "monthly": "month", "annual": "year", "annum": "year"}


def amount(low, high, currencies, period):
    return {"low": low, "high": high, "currencies": currencies, "period": period}


def price_parser():
    from price_parser import Price

    def read(text):
        found = []
        for sentence in re.split(r"(?<=[.!?。！？])\s+|[\n。]", text):
            price = Price.fromstring(sentence)
            if price.amount is not None and price.currency:
                value = float(price.amount)
                found.append(amount(value, value, SIGNS.get(price.currency, [price.currency]), None))
        return found

    return read


def quantulum3():
    from quantulum3 import parser

    def read(text):
        found = []
        for quantity in parser.parse(text):
            names = [quantity.unit.name] + [d["base"] for d in quantity.unit.dimensions or []]
            currency = next((NAMES[name] for name in names if name in NAMES), None)
            if quantity.unit.entity.name != "currency" and currency is None:
                continue
            period = next((PERIODS[name] for name in names if name in PERIODS), None)
            spread = quantity.uncertainty or 0
            found.append(amount(quantity.value - spread, quantity.value + spread,
                                currency or [], period))
        return found

    return read


def pricetag():
    from pricetag import PriceExtractor

    extractor = PriceExtractor(min_salary=1)

    def read(text):
        found = []
        for price in extractor.extract(text):
            value = price["value"]
            low, high = value if isinstance(value, (tuple, list)) else (value, value)
            found.append(amount(low, high, ["USD"], PERIODS.get(price["type"])))
        return found

    return read


def main():
    warnings.simplefilter("ignore")
    texts = json.load(sys.stdin)
    result = {}
    for name, make in (("price-parser", price_parser), ("quantulum3", quantulum3),
                       ("pricetag", pricetag)):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                read = make()
        except ImportError:
            result[name] = None
            continue
        found = []
        for text in texts:
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    found.append(read(text))
            except Exception:  # a peer that fails on a text has read nothing in it
                found.append([])
        result[name] = found
    print(json.dumps(result))


main()
