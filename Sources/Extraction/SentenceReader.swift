import Compensation

/// Turns the amounts of one sentence into salary figures and rejected amounts.
struct SentenceReader {
  let passage: PassageAnalysis
  /// The sentence's index in the passage.
  let sentence: Int
  let extractor: Extractor

  var range: Range<Int> { passage.analyzed.sentences[sentence] }

  /// No sentence states more amounts; a longer run of them is a dump of numbers, in which none can
  /// be told from another, and is listed as one rejected amount.
  private static let mostAmounts = 40
  /// More years' pay than this in a year is a firm's turnover, unless the sentence speaks of pay.
  private static let mostUnsaid = 40.0

  private func rejected(
    _ range: Range<Int>, reason: RejectionReason, in context: DocumentContext
  ) -> RejectedAmount {
    RejectedAmount(
      location: context.location(of: passage.text.sourceRange(range)),
      language: passage.language.code, low: nil, high: nil, currency: nil, reason: reason,
      quote: quote(context))
  }

  /// Returns the records of the sentence in order.
  func records(in context: DocumentContext, at index: Int) -> [Record] {
    let candidates = passage.candidates[sentence]
    guard let first = candidates.first, let last = candidates.last else { return [] }
    if candidates.count > SentenceReader.mostAmounts {
      let range = first.range.lowerBound.upTo(last.range.upperBound)
      return [.rejected(rejected(range, reason: .other, in: context))]
    }
    let leads = passage.passage.kind == .heading ? [] : leads(in: context, at: index)
    let legend =
      hasLegend
      ? passage
      : passage.whole.count < SentenceReader.longestLine ? context.legend(of: index) : nil
    let nearness = Nearness(
      analyzed: passage.analyzed, sentence: range, amounts: withoutConversions(candidates))
    let roles = passage.subjects(in: range)
    let attachment = RoleAttachment(nearness: nearness, roles: roles, passage: passage.passage)
    let attributes = Attributes(
      nearness: nearness, roles: roles,
      leads: relevant(leads) + [legend, question(before: index, in: context)].compactMap { $0 })
    let continuation = continuation(in: context, at: index)
    let isAdvertised = isAdvertised(in: context, at: index)
    let isPriced = isPriced(in: context, at: index, leads)
    let otherWords = nearness.otherWords(in: range)
    var contextRole: AttachedRole??
    var unnamed: AttachedRole?
    var earlier = restated(in: context, at: index, before: nearness.amounts.first)
    var records: [Record] = []
    for position in nearness.amounts.indices {
      var role = referred(by: nearness.amounts[position]) ?? attachment.role(of: position)
      if role == nil { role = opposed(position, of: nearness.amounts.count, leads) }
      // `I made £47,000 last year; my embalmer made £33,500.`
      let isOfOther = role?.mark.map { attachment.isOfLaterClause($0, than: position) } ?? false
      if role == nil || isOfOther {
        if contextRole == nil {
          contextRole = .some(context.role(around: index, sentence: sentence))
        }
        role = (contextRole ?? nil) ?? role
      }
      if role == nil { role = reporter(before: nearness.amounts[position]) }
      if role == nil {
        role = UnnamedSubject(nearness: nearness).role(of: position) ?? unnamed
        unnamed = role
      }
      let gate = Gate(
        nearness: nearness, leads: leads, roles: roles,
        hasRoleInSentence: role?.isInSentence ?? false,
        hasRoleInContext: role != nil, roleStart: roles.first?.range.lowerBound,
        continuation: continuation, isAdvertised: isAdvertised, isSought: isSought,
        isSupposed: isSupposed, isPriced: isPriced,
        otherWords: otherWords)
      let record = record(
        position, role: role, gate: gate, attributes: attributes, earlier: &earlier,
        context: context, index: index)
      if let record { records.append(record) }
    }
    context.lastFigure = nil
    if case .salary(let figure) = records.last { context.lastFigure = (index, sentence, figure) }
    if let last = nearness.amounts.last, let earlier {
      context.lastJudgement = (index, sentence, earlier, last.middle)
    } else {
      context.lastJudgement = nil
    }
    return records
  }

  /// The judgement of the sentence before where this one says its amount again: `$1.75 an hour more.
  /// Over a year that is roughly $3,600.`
  private func restated(
    in context: DocumentContext, at index: Int, before amount: AmountExpression?
  ) -> Judgement? {
    guard let last = context.lastJudgement, last.passage == index, last.sentence == sentence - 1,
      last.judgement.rejection != nil, let amount
    else { return nil }
    let before = range.lowerBound.upTo(amount.range.lowerBound)
    let marks = passage.analyzed.marks(in: before)
    let isSaidAgain =
      marks.contains { $0.category == .restated }
      && !marks.contains { $0.category == .pay && $0.number >= 2 }
    // `They want a raise of $6 an hour. The firm has offered $2.75.`
    let isOffered =
      last.judgement.rejection == .difference && amount.middle <= 2 * last.size
      && passage.roles(in: range).isEmpty
      && !marks.contains { $0.category == .pay && $0.number >= 3 }
    // `She won 12,000 euros in damages. On top come 412 euros a month for a home help.`
    let isAddition = marks.contains {
      $0.category == .aside && $0.range.lowerBound - range.lowerBound <= 1
    }
    // `An appraiser bills $450 to $900 for it. By the hour it is $130 to $165.`
    let all = passage.analyzed.marks(in: range)
    let isOfFee =
      (last.judgement.rejection == .fee || last.judgement.rejection == .price)
      && all.contains { $0.category == .period && $0.text == "hour" }
    let isOfSame =
      (isAddition || isOfFee) && passage.roles(in: before).isEmpty
      && !all.contains {
        ($0.category == .pay && (isOfFee || $0.number >= 2))
          || ($0.category == .progress && $0.text == "")
      }
    return isSaidAgain || isOffered || isOfSame ? last.judgement : nil
  }

  /// The role that “the former” or “the latter” before an amount stands for: of those named before in
  /// the sentence, or in the one before it.
  private func referred(by amount: AmountExpression) -> AttachedRole? {
    let before = range.lowerBound.upTo(amount.range.lowerBound)
    let marks = passage.analyzed.marks(in: before).filter {
      $0.category == .reference && ($0.text == "first" || $0.text == "last")
    }
    guard let first = marks.first, let last = marks.last else { return nil }
    let named = passage.subjects(in: range)
    let isOfAnother = named.contains {
      $0.range.lowerBound >= last.range.upperBound && $0.range.upperBound <= amount.range.lowerBound
    }
    guard !isOfAnother else { return nil }
    var pair = named.filter { $0.range.upperBound <= first.range.lowerBound }
    if pair.count < 2, sentence > 0 {
      pair = passage.subjects(in: passage.analyzed.sentences[sentence - 1])
    }
    guard pair.count > 1 else { return nil }
    return AttachedRole(
      last.text == "first" ? pair[0] : pair[pair.count - 1], isInSentence: true)
  }

  /// The role of an amount by its place where the leading line opposes as many roles as there are
  /// amounts: `Baker vs. Confectioner`, and below it `Average pay $34,000 $36,500`.
  private func opposed(_ position: Int, of count: Int, _ leads: [PassageAnalysis]) -> AttachedRole?
  {
    guard count > 1, passage.roles(in: range).isEmpty, let lead = leads.first else { return nil }
    let roles = lead.subjects(in: lead.whole)
    guard roles.count == count, let first = roles.first, let last = roles.last,
      lead.analyzed.marks(in: first.range.upperBound.upTo(last.range.lowerBound)).contains(where: {
        $0.category == .contrast
      })
    else { return nil }
    return AttachedRole(roles[position], isInSentence: false)
  }

  /// Who speaks in the sentence, where it speaks of nobody else.
  private func reporter(before amount: AmountExpression) -> AttachedRole? {
    passage.roles(in: range).last { $0.range.upperBound <= amount.range.lowerBound }
      .flatMap { $0.role == nil ? nil : AttachedRole($0, isInSentence: true) }
  }

  /// The country whose pension or tax scheme the sentence names, which tells whose dollar it is.
  private var home: String? {
    passage.analyzed.marks(in: range).first { $0.category == .homeCue }?.value
  }

  private func record(
    _ position: Int, role: AttachedRole?, gate: Gate, attributes: Attributes,
    earlier: inout Judgement?, context: DocumentContext, index: Int
  ) -> Record? {
    let amount = gate.nearness.amounts[position]
    let place = place(of: position, attributes: attributes, context: context, index: index)
    let currency = CurrencyChoice(
      nearness: gate.nearness, leads: gate.leads, language: passage.language,
      country: place?.country ?? home
    ).currency(of: position)
    var judgement = gate.judge(position, earlier: earlier)
    let component = attributes.component(of: position)
    if judgement.rejection == nil, component == "variable" { judgement = .rejected(.bonus) }
    earlier = judgement
    context.trace?.append(judgement, of: amount, in: passage)
    guard let currency, amount.low.tenThousandths > 0 else { return nil }
    if amount.isBare, judgement.rejection != nil { return nil }
    let scale = extractor.scales.typicalYear(currency)
    let stated = plausible(attributes.statedPeriod(of: position), amount, scale: scale)
    let before = figureBefore(position, in: gate, currency, context, at: index)
    // What is paid so often a year is a month's pay, whatever the next clause speaks of.
    let isPaidByMonth =
      amount.period == nil && stated == .year && attributes.paymentsPerYear(of: position) != nil
      && amount.middle < scale / 2
    let period =
      isPaidByMonth
      ? .month
      : stated ?? headlinePeriod ?? before?.period
        ?? PeriodCustom(language: passage.language, scale: scale).period(of: amount)
    var (statistic, percentile) = attributes.statistic(of: position)
    let goesOn = before != nil && goesOnWithPay
    if goesOn, statistic == nil, before?.percentile == nil { statistic = before?.statistic }
    // So small an amount is an hour's pay where something calls it so: a word of pay, or a share of
    // people who earn less or more.
    if judgement.rejection == nil, stated == nil, period == .hour, !judgement.hasNoun,
      percentile == nil, gate.leads.isEmpty, !isOfAdvertisement(gate), before == nil,
      !gate.isLikeBefore(position)
    {
      judgement = .rejected(.noPayCue)
    }
    if judgement.rejection == nil, !isPlausible(amount, period: period, scale: scale) {
      judgement = .rejected(.implausible)
    }
    if judgement.rejection == nil, !judgement.speaksOfPay, gate.leads.isEmpty,
      amount.middle * PeriodCustom.perYear(period) > scale * SentenceReader.mostUnsaid
    {
      judgement = .rejected(.noPayCue)
    }
    if judgement.rejection == nil,
      isPayroll(amount.middle * PeriodCustom.perYear(period) / scale, attributes)
    {
      judgement = .rejected(.budget)
    }
    if judgement.rejection == nil, stated == nil, !judgement.speaksOfPay,
      isBesidePay(amount, period: period, currency: currency, role: role, in: context)
    {
      judgement = .rejected(.noPayCue)
    }
    let location = context.location(of: passage.text.sourceRange(amount.range))
    if let reason = judgement.rejection {
      return .rejected(
        RejectedAmount(
          location: location, language: passage.language.code, low: amount.statedLow,
          high: amount.statedHigh, currency: currency, reason: reason, quote: quote(context)))
    }
    let statements = Confidence.Statements(
      hasStatistic: statistic != nil, hasPeriod: stated != nil,
      hasBounds: amount.isRange || amount.bound != .none)
    var figure = SalaryFigure(
      location: location, language: passage.language.code, low: amount.statedLow,
      high: amount.statedHigh, currency: currency, period: period, quote: quote(context),
      confidence: Confidence.value(of: judgement, role: role, statements: statements))
    figure.statistic = statistic
    figure.percentile = percentile
    if percentile != nil || (statistic == .median && amount.comparison != .none) {
      figure.low = amount.low
      figure.high = amount.high
    }
    figure.basis = attributes.basis(of: position) ?? (goesOn ? before?.basis : nil)
    figure.component = component.flatMap(PayComponent.init(rawValue:))
    figure.paymentsPerYear = attributes.paymentsPerYear(of: position)
    figure.year = attributes.year(of: position)
    figure.level = attributes.level(of: position, role: role?.mark ?? role.map { mark(of: $0) })
    figure.segment = attributes.segment(of: position)
    figure.country = place?.country
    figure.placeAsWritten = place?.written
    if let role, !role.isEveryone {
      figure.role = role.role
      figure.roleAsWritten = role.written.map { context.folded($0) }
    }
    if stated != nil {
      context.lastPay = (
        role?.role, currency, amount.middle * PeriodCustom.perYear(period)
      )
    }
    return .salary(figure)
  }

  /// The figure of the sentence before where an amount is about as much, in the same currency, and
  /// says no period: it is of the same.
  private func figureBefore(
    _ position: Int, in gate: Gate, _ currency: Currency, _ context: DocumentContext, at index: Int
  ) -> SalaryFigure? {
    guard let last = context.lastFigure, last.passage == index, last.sentence == sentence - 1,
      last.figure.currency == currency, let stated = last.figure.low ?? last.figure.high
    else { return nil }
    let ratio = gate.nearness.amounts[position].middle / max(0.01, stated.doubleValue)
    return ratio > 0.3 && ratio < 4 ? last.figure : nil
  }

  /// Whether the sentence only goes on with what was stated: `Among ophthalmologists it was $98,700.`
  private var goesOnWithPay: Bool {
    let marks = passage.analyzed.marks(in: range)
    return marks.contains { $0.category == .progress && $0.text == "same" }
      && !marks.contains { $0.category == .pay && $0.number >= 2 }
  }

  /// Whether an amount without a period is of another size than the pay that the document has stated
  /// for the role: `$82,000 a year and $900 towards a conference`.
  private func isBesidePay(
    _ amount: AmountExpression, period: PayPeriod, currency: Currency, role: AttachedRole?,
    in context: DocumentContext
  ) -> Bool {
    guard let last = context.lastPay, last.currency == currency, last.role == role?.role else {
      return false
    }
    let ratio = amount.middle * PeriodCustom.perYear(period) / max(1, last.perYear)
    return ratio < 0.33 || ratio > 3
  }

  /// Whether the sentence or the lines around speak of a post.
  private func isOfAdvertisement(_ gate: Gate) -> Bool {
    gate.isAdvertised
      || passage.analyzed.marks(in: range).contains { $0.category == .jobContext }
  }

  /// A role from elsewhere as a mark far away, so that nearer words on the level go first.
  private func mark(of role: AttachedRole) -> RoleMark {
    RoleMark(
      range: range.upperBound..<range.upperBound, sourceRange: role.written ?? 0..<0,
      role: role.role, level: role.level)
  }

  private func quote(_ context: DocumentContext) -> String {
    context.folded(passage.text.sourceRange(range))
  }

  private func place(
    of position: Int, attributes: Attributes, context: DocumentContext, index: Int
  ) -> (country: String, written: String)? {
    if let mark = attributes.place(of: position) {
      return (mark.value, context.folded(passage.text.sourceRange(mark.range)))
    }
    guard let (mark, written) = context.place(around: index, sentence: sentence) else { return nil }
    return (mark.value, context.folded(written))
  }

  /// The stated period, unless the amount cannot be paid so often.
  private func plausible(
    _ period: PayPeriod?, _ amount: AmountExpression, scale: Double
  ) -> PayPeriod? {
    guard let period else { return nil }
    if amount.period == period { return period }
    return isPlausible(amount, period: period, scale: scale) ? period : nil
  }

  private func isPlausible(_ amount: AmountExpression, period: PayPeriod, scale: Double) -> Bool {
    let year = amount.middle * PeriodCustom.perYear(period)
    return year > scale * 0.02 && year < scale * 45
  }
}
