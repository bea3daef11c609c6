internal import Compensation

/// Takes the pay out of the things that a document describes: job postings and occupations.
struct SchemaPay {
  private static let postings: Set<String> = ["JobPosting"]
  private static let occupations: Set<String> = [
    "Occupation", "OccupationAggregation", "OccupationAggregationByEmployer",
  ]
  /// Longer quotes end with “…”.
  private static let quoteLimit = 600

  private let graph: SchemaGraph
  private let bytes: [UInt8]
  private(set) var pays: [StructuredPay] = []
  /// The statements without their places.
  private var seen: Set<StructuredPay> = []

  /// - Parameter bytes: The decoded document that the things stand in.
  init(of items: [SchemaItem], in bytes: [UInt8]) {
    graph = SchemaGraph(items, types: SchemaPay.postings.union(SchemaPay.occupations))
    self.bytes = bytes
    for item in graph.found {
      if item.types.contains(where: SchemaPay.postings.contains) { addPosting(item) }
      if let type = item.types.first(where: SchemaPay.occupations.contains) {
        addOccupation(item, type)
      }
    }
  }

  private mutating func addPosting(_ item: SchemaItem) {
    let title =
      item.text("title", "name") ?? graph.name(item, "relevantOccupation")
      ?? graph.items(item, "occupationalCategory").first?.text("name")
    for property in item.properties {
      guard property.name == "baseSalary" || property.name == "estimatedSalary" else { continue }
      for var pay in distribution(property, "JobPosting", of: item) {
        pay.title = title
        pay.currency = pay.currency ?? item.text("salaryCurrency")
        pay.year = SchemaPay.year(item.text("datePosted"))
        // What a third party reckons is no offer, and is never pooled with offers.
        if property.name == "estimatedSalary" { pay.segment = "estimate" }
        add(pay)
      }
    }
  }

  private mutating func addOccupation(_ item: SchemaItem, _ type: String) {
    let reviewed = graph.items(item, "mainEntityOfPage").first?
      .text("lastReviewed", "dateModified", "datePublished")
    for property in item.properties where property.name == "estimatedSalary" {
      for var pay in distribution(property, type, of: item) {
        pay.title = item.text("name", "title")
        pay.sampleSize = item.text("sampleSize").flatMap { Double($0) }.flatMap {
          $0.isFinite && $0 >= 0 ? $0 : nil
        }
        pay.year = SchemaPay.year(reviewed)
        pay.segment = graph.name(item, "industry")
        add(pay)
      }
    }
  }

  /// The points of a distribution, each a statement of its own, and an amount besides.
  private func distribution(
    _ property: SchemaItem.Property, _ type: String, of item: SchemaItem
  ) -> [StructuredPay] {
    var pays = [pay(property, type, of: item)].compactMap(\.self)
    guard let inner = property.value.item.map(graph.resolved) else { return pays }
    for (name, statistic, percentile) in SchemaPay.points {
      for point in inner.properties where point.name == name {
        guard let pay = pay(point, "\(type).\(property.name)", of: item) else { continue }
        var stated = pay
        stated.statistic = statistic
        stated.percentile = percentile
        stated.currency = stated.currency ?? inner.text("currency")
        stated.period = stated.period ?? SchemaPeriod.period(of: inner)
        stated.statement = property.range
        stated.quote = quote(property.range)
        pays.append(stated)
      }
    }
    return pays
  }

  private static let points: [(name: String, statistic: PayStatistic, percentile: Double?)] = [
    ("percentile10", .percentile, 10), ("percentile25", .percentile, 25),
    ("median", .median, nil), ("percentile75", .percentile, 75),
    ("percentile90", .percentile, 90),
  ]

  /// What one field states of a posting's or an occupation's pay.
  private func pay(
    _ property: SchemaItem.Property, _ owner: String, of item: SchemaItem
  ) -> StructuredPay? {
    let money = SchemaMoney(property.value, in: graph)
    guard !money.isEmpty, let range = money.range else { return nil }
    var pay = StructuredPay(
      field: "\(owner).\(property.name)", range: range, statement: property.range,
      quote: quote(property.range))
    pay.low = money.low
    pay.high = money.high
    pay.amount = money.written
    pay.currency = money.currency
    pay.period = money.period ?? SchemaPeriod.period(of: item)
    pay.employer = graph.name(item, "hiringOrganization")
    let place = SchemaPlace(of: item, in: graph)
    pay.country = place.country
    pay.place = place.place
    return pay
  }

  /// Adds a statement unless the document makes it twice, in JSON-LD and in microdata.
  private mutating func add(_ pay: StructuredPay) {
    var bare = pay
    (bare.range, bare.statement, bare.quote) = (0..<0, 0..<0, "")
    if seen.insert(bare).inserted { pays.append(pay) }
  }

  private func quote(_ range: Range<Int>) -> String {
    let text = foldedSpace(
      String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self))
    guard text.unicodeScalars.count > SchemaPay.quoteLimit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(SchemaPay.quoteLimit))) + "…"
  }

  /// Returns the year of a date of ISO 8601.
  private static func year(_ date: String?) -> Int? {
    guard let date, date.utf8.count >= 4, let year = Int(date.prefix(4)) else { return nil }
    return (1900...2100).contains(year) ? year : nil
  }
}
