/// Knows the texts of a run, and tells which of them an input repeats.
///
/// A text is a copy of an earlier one where, of the shorter one's runs of eight words, at least four
/// fifths stand in the other too, it is at least a third as long, and everything that one of them
/// states stands in the other. So articles on one role, advertisements from one firm's template and
/// pages that differ in their figures are no copies.
public struct CopyIndex<Statement: Hashable> {
  /// The share of common runs from which texts with figures are copies.
  public static var leastShare: Double { 0.8 }
  /// The same for texts that state nothing, of which no figure says that they differ.
  public static var leastShareWithoutStatements: Double { 0.9 }
  /// How many times as long the longer text may be: a digest of articles is no copy of one.
  public static var longestRatio: Int { 3 }
  /// How many of the likeliest texts are compared.
  private static var candidateLimit: Int { 8 }
  /// How many of a text's hashes, the smallest, are looked for: of two texts that share four fifths of
  /// the shorter one's, at most three times as long, some seventeen of them are the same.
  private static var sampleSize: Int { 64 }

  private struct Known {
    let path: String
    let fingerprint: TextFingerprint
    let statements: [Statement]
    /// The path of the first of its copies.
    let original: String
  }

  private var known: [Known] = []
  /// The first texts with each run of words; more have it from a template.
  private var places = HashPlaces()
  private var wholes: [UInt64: Int32] = [:]
  private var ballot = Ballot()

  public init() {}

  /// Adds a text and returns the path of the first text of the run that says the same.
  ///
  /// - Parameters:
  ///   - statements: What the text states, as figures are compared.
  /// - Complexity: A look-up for each of a few hundred hashes, whatever the number of texts.
  public mutating func add(
    _ fingerprint: TextFingerprint, path: String, statements: [Statement]
  ) -> String? {
    guard !fingerprint.isEmpty else { return nil }
    let match = candidates(of: fingerprint, becoming: known.count).first { number in
      known[number].path != path && isCopy(fingerprint, statements, of: known[number])
    }
    let original = match.map { known[$0].original }
    known.append(
      Known(
        path: path, fingerprint: fingerprint, statements: statements, original: original ?? path))
    return original
  }

  /// Adds a sample of a text's hashes and returns the texts that share most of it, the likeliest and
  /// of those the earliest first.
  private mutating func candidates(
    of fingerprint: TextFingerprint, becoming number: Int
  ) -> [Int] {
    // One look at each hash finds the others and makes its own place: nearly every look is at
    // memory that no cache has.
    ballot.open(number + 1)
    for hash in fingerprint.hashes.prefix(CopyIndex.sampleSize) {
      CopyIndex.add(Int32(number), for: hash, to: &places, votingIn: &ballot)
    }
    let likeliest = ballot.close(electing: CopyIndex.candidateLimit)
    if let same = wholes[fingerprint.whole] { return [Int(same)] }
    wholes[fingerprint.whole] = Int32(number)
    return likeliest
  }

  private static func add(
    _ number: Int32, for hash: UInt64, to places: inout HashPlaces, votingIn ballot: inout Ballot
  ) {
    places.add(number, for: hash) { if $0 != number { ballot.vote(for: Int($0)) } }
  }

  private func isCopy(
    _ fingerprint: TextFingerprint, _ statements: [Statement], of other: Known
  ) -> Bool {
    if fingerprint.whole != other.fingerprint.whole {
      let longer = max(fingerprint.runs, other.fingerprint.runs)
      let shorter = min(fingerprint.runs, other.fingerprint.runs)
      // Where one says nothing, nothing says that they are the same but the words.
      let isSilent = statements.isEmpty || other.statements.isEmpty
      let least = isSilent ? CopyIndex.leastShareWithoutStatements : CopyIndex.leastShare
      guard longer <= shorter * CopyIndex.longestRatio,
        fingerprint.containment(in: other.fingerprint, atLeast: least) >= least
      else { return false }
    }
    let (own, others) = (Set(statements), Set(other.statements))
    return own.isSubset(of: others) || others.isSubset(of: own)
  }
}

/// Counts votes for numbers, again and again in the same memory.
private struct Ballot {
  /// By number; all 0 between two elections.
  private var votes: [Int32] = []
  /// The numbers that have votes.
  private var named: [Int] = []

  /// Makes room for the numbers below a count.
  mutating func open(_ count: Int) {
    while votes.count < count { votes.append(0) }
  }

  mutating func vote(for number: Int) {
    if votes[number] == 0 { named.append(number) }
    votes[number] += 1
  }

  /// Returns the numbers with the most votes, of equal ones the smaller first, and forgets all votes.
  mutating func close(electing limit: Int) -> [Int] {
    let elected = named.sorted { (votes[$1], $0) < (votes[$0], $1) }.prefix(limit)
    for number in named { votes[number] = 0 }
    named.removeAll(keepingCapacity: true)
    return Array(elected)
  }
}
