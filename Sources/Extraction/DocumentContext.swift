import Compensation

/// A document while one core reads it: its passages, the analyses of those that were looked at, and
/// what the sentence before said.
final class DocumentContext {
  let document: DocumentText
  let passages: [Passage]
  let extractor: Extractor
  /// The language of the whole text.
  let language: Language
  /// What is noted of each amount, where somebody wants to know.
  var trace: ExtractionTrace?
  /// The judgement of the last amount of the sentence that was read last, and the amount's size.
  var lastJudgement: (passage: Int, sentence: Int, judgement: Judgement, size: Double)?
  /// The last figure of the sentence that was read last.
  var lastFigure: (passage: Int, sentence: Int, figure: SalaryFigure)?
  /// The role of the last figure that stated its period, its currency, and how much it is in a year.
  var lastPay: (role: String?, currency: Currency, perYear: Double)?
  /// The analyses made last, each at its passage's number in the ring.
  private var analyses = [(index: Int, analysis: PassageAnalysis)?](
    repeating: nil, count: DocumentContext.reach * 2)
  /// The leading passages of the passage that was asked for last.
  private var lastLeads: (index: Int, leads: [PassageAnalysis])?
  /// The legend that was asked for last, and the passages that it is of.
  private var lastLegend: (passages: Range<Int>, legend: PassageAnalysis?)?
  /// The last place that was told, from which the next one on its line is counted.
  private var lastPlace: SourceLocation?

  /// Nothing refers to a passage further back than this.
  static let reach = 64

  init(_ document: DocumentText, passages: [Passage], extractor: Extractor, language: Language) {
    self.document = document
    self.passages = passages
    self.extractor = extractor
    self.language = language
  }

  /// Returns the analysis of a passage, made at the first request.
  func analysis(of index: Int) -> PassageAnalysis {
    let slot = index % analyses.count
    if let known = analyses[slot], known.index == index { return known.analysis }
    let analysis = analyze(passages[index])
    analyses[slot] = (index, analysis)
    return analysis
  }

  /// Returns the place of a range of the text in the document.
  func location(of range: Range<Int>) -> SourceLocation {
    let place = document.location(of: range, countingFrom: lastPlace)
    lastPlace = place
    return place
  }

  private func analyze(_ passage: Passage) -> PassageAnalysis {
    // In a long document a passage may be in another language than its beginning.
    let isLong = passages.count > Extractor.shortDocument
    return extractor.analyses.analysis(
      of: passage, in: document.bytes, around: language, isLanguageOpen: isLong
    ) {
      let text = NormalizedText(document.bytes, range: passage.range)
      let languages = extractor.languages
      let own =
        isLong
        ? languages.language(of: text, fallback: language)
        : languages.language(of: text, unlike: language)
      return analyze(passage, AnalyzedText(text, language: own ?? language))
    }
  }

  /// A role that no catalogue knows, without the words at its end that say something else: `szwaczek
  /// skurczy` of `skurczy się`, `in-hand`.
  private func whole(_ role: RoleMark, in analyzed: AnalyzedText) -> RoleMark? {
    guard role.role == nil else { return role }
    guard !isAnybody(role, in: analyzed) else { return nil }
    let role = withoutPlace(role, in: analyzed)
    guard
      let other = analyzed.marks(in: role.range).first(where: {
        [.basis, .outlookDirection, .outlookVerdict].contains($0.category)
          && $0.range.lowerBound >= role.range.lowerBound
          && $0.range.upperBound >= role.range.upperBound
      })
    else { return role }
    var end = other.range.lowerBound
    let bytes = analyzed.text.bytes
    while end > role.range.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard end > role.range.lowerBound else { return nil }
    let words = role.range.lowerBound..<end
    return RoleMark(
      range: words, sourceRange: analyzed.text.sourceRange(words), role: nil, level: role.level)
  }

  /// A title of a script without spaces without the place before it: `新加坡地铁工程师`.
  private func withoutPlace(_ role: RoleMark, in analyzed: AnalyzedText) -> RoleMark {
    guard analyzed.language.isIdeographic,
      let place = analyzed.marks(startingAt: role.range.lowerBound).first(where: {
        $0.category == .place && $0.range.upperBound < role.range.upperBound
      })
    else { return role }
    let words = place.range.upperBound..<role.range.upperBound
    return RoleMark(
      range: words, sourceRange: analyzed.text.sourceRange(words), role: nil, level: role.level)
  }

  /// Whether a hyphen joins a title to a word that says nothing of pay or work, of which it is only a
  /// part: `nurse-scheduling software`.
  private func isFirstHalf(_ role: RoleMark, of analyzed: AnalyzedText) -> Bool {
    let end = role.sourceRange.upperBound
    guard end + 1 < document.bytes.count, document.bytes[end] == UInt8(ascii: "-"),
      (0x61...0x7A).contains(document.bytes[end + 1])
    else { return false }
    return !analyzed.marks(startingAt: role.range.upperBound + 1).contains {
      [.pay, .jobContext, .period, .level, .outlookSubject].contains($0.category)
    }
  }

  /// Whether words name no role but whoever the text is about: `Fachkräfte bekommen`, `these workers will
  /// be needed`; not `Fachkräfte in der Altenpflege`.
  private func isAnybody(_ role: RoleMark, in analyzed: AnalyzedText) -> Bool {
    let isUnit = analyzed.marks(startingAt: role.range.lowerBound).contains {
      $0.category == .jobsUnit && $0.range == role.range
    }
    guard isUnit else { return false }
    let end = role.range.upperBound
    let behind = analyzed.marks(in: end..<analyzed.text.bytes.count)
    let isQualified = behind.first.map {
      $0.category == .function && $0.range.lowerBound - end <= 1
    }
    let isSubject = behind.contains { verb in
      analyzed.distance(end, verb.range.lowerBound) <= 5
        && ((verb.category == .pay && verb.number == 2)
          || [.outlookDirection, .outlookVerdict].contains(verb.category))
    }
    return isQualified != true || isSubject
  }

  private func analyze(_ passage: Passage, _ analyzed: AnalyzedText) -> PassageAnalysis {
    let text = analyzed.text
    var roles = extractor.roles.mentions(
      in: document.bytes, range: passage.range, language: analyzed.language.code
    ).map { mention in
      RoleMark(
        range: text.index(
          ofSource: mention.range.lowerBound)..<text.index(ofSource: mention.range.upperBound),
        sourceRange: mention.range, role: mention.role, level: mention.level)
    }
    // `workers in this occupation` are those that were named before.
    roles.removeAll { role in
      role.role == nil
        && analyzed.marks(startingAt: role.range.upperBound + 1).contains {
          $0.category == .reference && $0.text == "occupation"
        }
    }
    // `薪酬` is a trade of personnel offices, and the pay.
    roles.removeAll { role in
      analyzed.marks(startingAt: role.range.lowerBound).contains {
        $0.range == role.range && $0.category == .pay && $0.number >= 3
      }
    }
    roles.removeAll { isFirstHalf($0, of: analyzed) }
    roles = roles.compactMap { whole($0, in: analyzed) }
    let advertised = AdvertisedTitle(analyzed: analyzed).roles(besides: roles)
    if !advertised.isEmpty {
      roles = (roles + advertised).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
    let reader = AmountReader(analyzed)
    let amounts = analyzed.sentences.map { reader.amounts(in: $0) }
    // `$1.980.000 COP` names no policeman.
    let units = amounts.joined().filter { !$0.isBare }.map(\.range)
    roles.removeAll { role in units.contains { $0.overlaps(role.range) } }
    let analysis = PassageAnalysis(passage, analyzed: analyzed, roles: roles, amounts: amounts)
    let sentences = analyzed.sentences.indices
    return PassageAnalysis(
      analysis,
      candidates: sentences.map {
        SentenceReader(passage: analysis, sentence: $0, extractor: extractor).candidates
      }, predicates: sentences.map { OutlookReader(passage: analysis, sentence: $0).predicates })
  }

  /// Returns the leading passages of a passage, nearest first: the line that leads its list or
  /// table, its headings.
  func leadIns(of index: Int) -> [PassageAnalysis] {
    if let lastLeads, lastLeads.index == index { return lastLeads.leads }
    let leads = findLeadIns(of: index)
    lastLeads = (index, leads)
    return leads
  }

  private func findLeadIns(of index: Int) -> [PassageAnalysis] {
    var leads: [PassageAnalysis] = []
    let isProse = passages[index].kind == .text && passages[index].range.count > 200
    if isProse {
      // A paragraph has its heading, nothing further up.
      guard index > 0, passages[index - 1].kind == .heading || passages[index - 1].range.count < 120
      else { return [] }
      let lead = analysis(of: index - 1)
      return lead.isLeadIn ? [lead] : []
    }
    let group = passages[index].group
    var position = index - 1
    while position >= 0, index - position < DocumentContext.reach, leads.count < 3 {
      let passage = passages[position]
      let isNear = passage.group == group || passage.group == group - 1
      if passage.kind == .heading || isCaption(passage) || (isNear && endsWithColon(passage)) {
        let analysis = analysis(of: position)
        if analysis.isLeadIn, leadReaches(analysis, from: position, to: index) {
          leads.append(analysis)
          if passage.kind == .heading { break }
        }
      }
      position -= 1
    }
    return leads
  }

  /// Returns the line behind a list, or behind lines of a group, that speaks of all amounts above it:
  /// `All figures are gross per month.`
  func legend(of index: Int) -> PassageAnalysis? {
    if let lastLegend, lastLegend.passages.contains(index) { return lastLegend.legend }
    let group = passages[index].group
    var position = index + 1
    var legend: PassageAnalysis?
    while position < passages.count, position - index < DocumentContext.longestList,
      passages[position].group <= group + 1,
      passages[position].kind == .text || passages[position].kind == .item
    {
      if passages[position].kind == .text {
        let line = analysis(of: position)
        if line.analyzed.marks(startingAt: 0).contains(where: { $0.category == .legend }) {
          legend = line
          break
        }
        if passages[position].group > group { break }
      }
      position += 1
    }
    lastLegend = (index..<position, legend)
    return legend
  }

  /// A legend stands no further behind what it is of, in passages.
  private static let longestList = 16

  /// Whether a colon of either width stands among a passage's last bytes, behind which marks of
  /// emphasis may stand.
  private func endsWithColon(_ passage: Passage) -> Bool {
    document.bytes[passage.range].suffix(6).contains { $0 == UInt8(ascii: ":") || $0 == 0x9A }
  }

  private func isCaption(_ passage: Passage) -> Bool {
    if case .caption = passage.kind { return true }
    return false
  }

  /// Whether a line with a colon still leads at `index`: up to the end of its list.
  private func leadReaches(_ lead: PassageAnalysis, from: Int, to index: Int) -> Bool {
    if lead.passage.kind == .heading { return true }
    let between = passages[from + 1..<index]
    if between.contains(where: { $0.kind == .heading }) { return false }
    // Lines of one group, or the items of a list behind one blank line.
    return passages[from].group == passages[index].group
      || passages[index].kind != .text || between.isEmpty
  }
}
