/// The date that a page says it was published on, else changed on.
struct HTMLDates {
  private var publishedDate: String?
  private var changedDate: String?
  private var shownDate: String?

  /// The surest date of the page, `2024-05-17`; `nil` where it says none.
  var published: String? { publishedDate ?? changedDate ?? shownDate }

  /// The names by which pages declare when they were published.
  private static let publishedNames: Set<String> = [
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "parsely-pub-date",
    "sailthru.date", "citation_publication_date",
  ]
  private static let changedNames: Set<String> = [
    "article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified",
  ]

  /// Takes in an element's attributes.
  mutating func read(_ name: String, _ attributes: HTMLAttributes) {
    if name == "meta" {
      guard
        let key = (attributes[.property] ?? attributes[.name] ?? attributes[.itemProperty])?
          .lowercased(),
        let date = attributes[.content].flatMap(HTMLDates.date)
      else { return }
      if HTMLDates.publishedNames.contains(key) { publishedDate = publishedDate ?? date }
      if HTMLDates.changedNames.contains(key) { changedDate = changedDate ?? date }
    } else if name == "time", let date = attributes[.dateTime].flatMap(HTMLDates.date) {
      if attributes[.itemProperty] == "datePublished" || attributes[.publicationDate] != nil {
        publishedDate = publishedDate ?? date
      } else {
        shownDate = shownDate ?? date
      }
    }
  }

  /// Takes in the dates of what the page describes for machines.
  mutating func read(_ items: [SchemaItem]) {
    let graph = SchemaGraph(
      items,
      types: [
        "Article", "NewsArticle", "BlogPosting", "Report", "TechArticle", "WebPage", "JobPosting",
      ])
    for item in graph.found {
      publishedDate =
        publishedDate ?? item.text("datePublished", "datePosted").flatMap(HTMLDates.date)
      changedDate = changedDate ?? item.text("dateModified").flatMap(HTMLDates.date)
    }
  }

  /// Returns the day of a date of ISO 8601, `2024-05-17T08:00:00Z`; `nil` for anything else.
  static func date(_ text: String) -> String? {
    let day = Array(text.utf8.drop { $0 <= 0x20 }.prefix(10))
    let isPlain = day.enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
    guard day.count == 10, isPlain else { return nil }
    let month = Int(day[5] - 0x30) * 10 + Int(day[6] - 0x30)
    let number = Int(day[8] - 0x30) * 10 + Int(day[9] - 0x30)
    guard (1...12).contains(month), (1...31).contains(number) else { return nil }
    return String(decoding: day, as: UTF8.self)
  }
}
