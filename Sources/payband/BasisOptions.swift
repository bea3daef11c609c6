internal import ArgumentParser
internal import Compensation
internal import Documents
internal import Standardization

/// The options that bring pay to another basis than a full-time year in its own currency; nothing is
/// done unless it is asked for.
struct BasisOptions: ParsableArguments {
  enum AgeingChoice: String, ExpressibleByArgument, CaseIterable {
    case compound, simple

    var convention: Ageing.Convention { self == .simple ? .simple : .compound }
  }

  @Option(
    help: ArgumentHelp(
      "Convert pay to a currency, by way of the euro. (default: each stays in its own)",
      valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      """
      Rates of the European Central Bank to convert by, eurofxref-hist.csv or its archive. \
      (default: those of a day that are part of the program, and means of years)
      """, valueName: "file"), completion: .file())
  var rates: String?

  @Option(
    help: ArgumentHelp(
      """
      Hours, days, weeks and payments of a year by country, in the place of the program's own: \
      country, hours, days, weeks, payments, source. (default: the program's own)
      """, valueName: "file"), completion: .file())
  var workingTime: String?

  @Option(
    help: ArgumentHelp(
      "Age pay that states its year to a date, a model [e]. (default: no ageing)",
      valueName: "date"))
  var ageTo: String?

  @Option(
    help: ArgumentHelp("The growth of pay in a year for --age-to, 3%.", valueName: "percent"))
  var ageRate: String?

  @Option(help: "How growth adds up for --age-to.")
  var ageing = AgeingChoice.compound

  @Option(
    help: ArgumentHelp(
      "Pay in the prices of a year, by --cpi; a model [e]. (default: as stated)",
      valueName: "year"))
  var real: Int?

  @Option(
    help: ArgumentHelp(
      "Consumer prices by month or year for --real, such as CPIAUCSL.csv.", valueName: "file"),
    completion: .file())
  var cpi: String?

  @Option(help: ArgumentHelp("The country whose prices --cpi has.", valueName: "code"))
  var cpiCountry = "US"

  @Option(
    help: ArgumentHelp(
      """
      Purchasing power: country, year, units of its currency for an international dollar; a model \
      [e]. (default: none)
      """, valueName: "file"), completion: .file())
  var ppp: String?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Remove rows of tables that are likely to be errors, and list them: outside sanity limits, far \
      from official wages, outside Tukey's fences; or keep all.
      """)
  var removeOutliers = false

  func validate() throws {
    if rates != nil, currency == nil {
      throw ValidationError("--rates: expected --currency beside it, found none; name a currency")
    }
    if (ageTo == nil) != (ageRate == nil) {
      throw ValidationError(
        "expected both --age-to and --age-rate, found one; name a date and a rate such as 3%")
    }
    if (real == nil) != (cpi == nil) {
      throw ValidationError(
        "expected both --real and --cpi, found one; name a year and a file of consumer prices")
    }
  }
}
