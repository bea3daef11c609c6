import Compensation

// What the sentences and lines around a sentence say of its amounts.
extension SentenceReader {
  /// The leading lines; before a line that holds nothing but an amount, the label above it as well,
  /// or above the amounts before it: `Average pay a year`, `£24,000 starter`, `£38,000 experienced`.
  func leads(in context: DocumentContext, at index: Int) -> [PassageAnalysis] {
    let leads = context.leadIns(of: index)
    guard passage.whole.count < 40, passage.roles.isEmpty else { return leads }
    let group = context.passages[index].group
    var above = index - 1
    while above >= 0, index - above <= SentenceReader.mostLabelled,
      context.passages[above].group == group, context.passages[above].kind == .text,
      context.passages[above].range.count < 40
    {
      let line = context.analysis(of: above)
      guard line.roles.isEmpty else { break }
      if line.amounts.allSatisfy(\.isEmpty) { return [line] + leads }
      above -= 1
    }
    return leads
  }

  /// A line of a list, or of a few facts, is no longer in bytes.
  static let longestLine = 120
  /// Under one label stand so many amounts at most.
  private static let mostLabelled = 6

  /// Whether a title leads this passage or its group of short lines, as in an advertisement.
  func isAdvertised(in context: DocumentContext, at index: Int) -> Bool {
    guard passage.passage.range.count < 200 else { return false }
    if sentence > 0, let first = passage.analyzed.sentences.first, first.count < 80,
      passage.roles(in: first).contains(where: { $0.range.lowerBound <= first.lowerBound + 1 })
    {
      return true
    }
    let group = context.passages[index].group
    var lead = index
    while lead > 0, index - lead < 8, context.passages[lead - 1].group == group { lead -= 1 }
    guard lead < index, index - lead < 8 else { return false }
    let first = context.analysis(of: lead)
    return first.whole.count < 90
      && first.roles.contains { $0.range.lowerBound <= 12 }
  }

  /// Whether the sentence before names a role beside a word of advertisements.
  var isSought: Bool {
    guard sentence > 0 else { return false }
    let before = passage.analyzed.sentences[sentence - 1]
    return passage.text.bytes[before].last { $0 != 0x20 } != UInt8(ascii: "?")
      && !passage.subjects(in: before).isEmpty
      && passage.analyzed.marks(in: before).contains { $0.category == .jobContext }
  }

  /// Whether the sentences before suppose a case and no other role has been named since: `Suppose a
  /// plasterer is on $30 an hour. The first 40 hours come to $1,200.`
  var isSupposed: Bool {
    let landmarks = passage.landmarks
    guard let supposition = landmarks.suppositions.last(before: sentence) else {
      return false
    }
    guard let named = landmarks.roles.last(before: sentence + 1) else { return true }
    // `Let us do the sums. If we give an electrician $4,000, …`
    let isOfSupposed =
      named == supposition + 1 && landmarks.roles.last(before: named) != supposition
    return named <= supposition || isOfSupposed
  }

  /// Whether a sentence before, or a line that leads the group, announces prices.
  func isPriced(in context: DocumentContext, at index: Int, _ leads: [PassageAnalysis]) -> Bool {
    if let list = passage.landmarks.priceLists.last(before: sentence) {
      return sentence - list <= SentenceReader.mostPriced
    }
    guard passage.whole.count < SentenceReader.longestLine else { return false }
    let group = context.passages[index].group
    // `Modular route: £58,000` below `Integrated course: £97,500`
    if let last = context.lastJudgement, last.passage == index - 1, sentence == 0,
      context.passages[last.passage].group == group,
      last.judgement.rejection == .price || last.judgement.rejection == .fee,
      passage.roles.isEmpty
    {
      return true
    }
    let lines = max(0, index - SentenceReader.longestPriceList)..<index
    let first = lines.first { context.passages[$0].group == group }.map { context.analysis(of: $0) }
    return (leads + [first].compactMap { $0 }).contains {
      ($0.landmarks.priceLists.last(before: 1) != nil
        || $0.analyzed.marks.contains { $0.category == .decisive && $0.text == "price" })
        && $0.amounts.allSatisfy { $0.allSatisfy(\.isBare) }
    }
  }

  /// A question on a price is answered within so many sentences.
  private static let mostPriced = 4
  /// A price list has so many lines.
  private static let longestPriceList = 16

  /// How the sentence goes on with the sentence, or the line, before it.
  func continuation(in context: DocumentContext, at index: Int) -> Gate.Continuation {
    if sentence > 0 {
      let before = passage.analyzed.sentences[sentence - 1]
      let isAsked = passage.text.bytes[before].last { $0 != 0x20 } == UInt8(ascii: "?")
      if isAsked, passage.amounts[sentence - 1].contains(where: { $0.period != nil }) {
        return .answers
      }
      if isAsked, !speaksOfPay(passage, before),
        let reason = asked(passage.analyzed.marks(in: before))
      {
        return .answersOn(reason)
      }
      if speaksOfPay(passage, before) {
        if isAsked || isLabelledUnder(before) { return .answers }
        if let stated = passage.amounts[sentence - 1].last(where: { !$0.isBare }) {
          return .follows(
            size: stated.middle,
            ofEveryone: passage.roles(in: before).isEmpty
              && passage.analyzed.marks(in: before).contains { $0.category == .everyone })
        }
      }
      // What was taken for pay without a word of it.
      if let last = context.lastJudgement, last.passage == index, last.sentence == sentence - 1,
        last.judgement.rejection == nil,
        let stated = passage.amounts[sentence - 1].last(where: { !$0.isBare })
      {
        let answers =
          (isLabelled(sentence) && isLabelled(sentence - 1))
          || (tellsOthers && question(before: index, in: context) != nil)
        return answers ? .answers : .follows(size: stated.middle)
      }
    }
    guard sentence < 3, index > 0,
      context.passages[index - 1].group == context.passages[index].group
    else { return .none }
    let above = context.analysis(of: lineAbove(index, in: context))
    let isAsked = above.text.bytes.last == UInt8(ascii: "?")
    let previous = isAsked ? above : context.analysis(of: index - 1)
    guard speaksOfPay(previous, previous.whole) else {
      guard isAsked else { return .none }
      if let reason = asked(previous.analyzed.marks[...]) { return .answersOn(reason) }
      return asksOfRole(previous) ? .answers : .none
    }
    if isAsked { return .answers }
    let states = previous.amounts.contains { !$0.allSatisfy(\.isBare) }
    return states && sentence == 0 ? .follows(size: nil) : .none
  }

  /// Whether the sentence says of whom its amount is: of a level, after some years, in another place.
  private var tellsOthers: Bool {
    passage.analyzed.marks(in: range).contains {
      [.level, .experience, .percentile, .share].contains($0.category)
        || ($0.category == .place && passage.text.isName($0.range))
    }
  }

  /// The line before, or the one before the list that a line is an item of.
  private func lineAbove(_ index: Int, in context: DocumentContext) -> Int {
    var above = index - 1
    guard context.passages[index].kind == .item else { return above }
    while above > 0, index - above < SentenceReader.longestPriceList,
      context.passages[above].kind == .item,
      context.passages[above - 1].group == context.passages[index].group
    {
      above -= 1
    }
    return above
  }

  /// The question on pay that the line before asks, whose period is the answer's: `What is a roofer's
  /// daily rate?`
  func question(before index: Int, in context: DocumentContext) -> PassageAnalysis? {
    guard sentence < 2, index > 0,
      context.passages[index - 1].group == context.passages[index].group
    else { return nil }
    let previous = context.analysis(of: index - 1)
    let asks =
      previous.text.bytes.last == UInt8(ascii: "?")
      && previous.analyzed.marks.contains { $0.category == .period }
      && previous.amounts.allSatisfy(\.isEmpty)
    return asks ? previous : nil
  }

  /// Whether a question names a role, and this sentence answers with an amount for a period: `What
  /// do they give sonographers? $48 an hour`.
  private func asksOfRole(_ question: PassageAnalysis) -> Bool {
    sentence < 2 && passage.amounts[sentence].first.map { $0.period != nil || $0.isRange } == true
      && !question.subjects(in: question.whole).isEmpty
      && !question.analyzed.marks.contains { $0.category == .thing }
  }

  /// The reason why what a question asks for is no pay: a price, what someone charges, a minimum wage.
  private func asked(_ question: ArraySlice<Mark>) -> RejectionReason? {
    question.lazy.compactMap { mark -> RejectionReason? in
      switch mark.category {
      case .refusal, .decisive: RejectionReason(rawValue: mark.value)
      case .payer where mark.text == "fee": .price
      default: nil
      }
    }.first
  }

  /// Whether the sentence is a label and an amount under one that only names the pay: `Weekly salaries.
  /// Stage manager: $1,082.`
  private func isLabelledUnder(_ before: Range<Int>) -> Bool {
    before.count < SentenceReader.longestLine / 2 && passage.amounts[sentence - 1].isEmpty
      && isLabelled(sentence)
  }

  /// Whether a sentence is a label and an amount: `Stage manager: $1,082.`
  private func isLabelled(_ sentence: Int) -> Bool {
    guard let first = passage.amounts[sentence].first else { return false }
    let start = passage.analyzed.sentences[sentence].lowerBound
    let label = start.upTo(first.range.lowerBound)
    return passage.text.bytes[label].contains(UInt8(ascii: ":"))
      && !passage.analyzed.marks(in: label).contains { $0.category == .refusal }
  }

  /// The period that the sentence before names for the labels and amounts behind it.
  var headlinePeriod: PayPeriod? {
    guard sentence > 0, case let before = passage.analyzed.sentences[sentence - 1],
      isLabelledUnder(before)
    else { return nil }
    return passage.analyzed.marks(in: before).lazy.filter { $0.category == .period }
      .compactMap { PayPeriod(rawValue: $0.value) }.first
  }

  private func speaksOfPay(_ analysis: PassageAnalysis, _ sentence: Range<Int>) -> Bool {
    analysis.analyzed.marks(in: sentence).contains { $0.category == .pay && $0.number >= 2 }
  }

  /// Leading lines whose words hold for this passage: of lists and labels, not of prose sections.
  func relevant(_ leads: [PassageAnalysis]) -> [PassageAnalysis] {
    switch passage.passage.kind {
    case .text where passage.analyzed.sentences.count > 1 && passage.whole.count > 160:
      []
    default:
      leads
    }
  }

  /// Whether an amount is what several people are paid together: `wages of the 18 teachers came to
  /// 740,000 euros`; a role whose verb is one of earning is paid each.
  ///
  /// - Parameter pay: The amount in years of typical pay.
  func isPayroll(_ pay: Double, _ attributes: Attributes) -> Bool {
    // Who is counted in another cell of a row is not who is paid.
    guard pay > SentenceReader.leastPayroll, passage.passage.tableNumber == nil else {
      return false
    }
    let marks = passage.analyzed.marks(in: range)
    let counted =
      passage.subjects(in: range).map { ($0.range, attributes.count(before: $0)) }
      + marks.lazy.filter { $0.category == .everyone || $0.category == .jobsUnit }.map {
        ($0.range, attributes.countBefore($0))
      }
    return counted.contains { people, count in
      guard let count, count >= 3 else { return false }
      let isEarning = marks.contains {
        $0.category == .pay && $0.number == 2 && $0.range.lowerBound >= people.upperBound
          && passage.analyzed.distance(people.upperBound, $0.range.lowerBound) <= 6
      }
      return !isEarning && (0.1...5).contains(pay / count)
        && !marks.contains { $0.category == .each && $0.range.lowerBound > people.lowerBound }
    }
  }

  /// So many years' typical pay are more than one person's.
  private static let leastPayroll = 2.0
}
