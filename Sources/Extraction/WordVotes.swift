/// What words say of the language of a text that holds them.
struct WordVotes: Sendable {
  struct Vote: Sendable {
    fileprivate var word: UInt64
    var language: Int
    var weight: Float
  }

  /// By word and language.
  private let votes: [Vote]
  /// The place of each word's first vote + 1 in a hash table whose size is a power of two; 0 for none.
  private var slots: [Int32]

  fileprivate init(_ votes: [Vote]) {
    self.votes = votes
    var size = 16
    while size < votes.count * 2 { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for index in votes.indices where index == 0 || votes[index - 1].word != votes[index].word {
      var slot = WordVotes.slot(of: votes[index].word, in: size)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index + 1)
    }
  }

  /// The votes of a word in normalized form, one a language.
  subscript(_ word: ArraySlice<UInt8>) -> ArraySlice<Vote> {
    let hash = ByteRun.hash(of: word)
    var slot = WordVotes.slot(of: hash, in: slots.count)
    while slots[slot] != 0 {
      let first = Int(slots[slot]) - 1
      if votes[first].word == hash {
        var end = first + 1
        while end < votes.count, votes[end].word == hash { end += 1 }
        return votes[first..<end]
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return []
  }

  private static func slot(of hash: UInt64, in size: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 32) & (size - 1)
  }
}

extension WordVotes {
  /// Puts votes together.
  struct Builder {
    private var words: [Vote] = []
    private var signs: [Vote] = []
    private var normalized = NormalizedFormBuilder(base: 0, capacity: 64)
    /// A word of more languages than this tells nothing.
    private let mostLanguages: Int

    init(mostLanguages: Int) { self.mostLanguages = mostLanguages }

    /// Adds a word as a table writes it.
    mutating func add(_ bytes: [UInt8], _ range: Range<Int>, language: Int) {
      if NormalizedFormBuilder.isNormal(bytes, range) {
        words.append(
          Vote(word: ByteRun.hash(of: bytes, range), language: language, weight: 1))
      } else {
        normalized.removeAll()
        normalized.append(bytes, range)
        words.append(
          Vote(word: ByteRun.hash(of: normalized.bytes), language: language, weight: 1))
      }
    }

    /// Adds a word in normalized form that points to a language by itself, however many have it.
    mutating func add(sign word: [UInt8], language: Int, weight: Float) {
      signs.append(Vote(word: ByteRun.hash(of: word), language: language, weight: weight))
    }

    func finished() -> WordVotes {
      var votes: [Vote] = []
      votes.reserveCapacity(words.count + signs.count)
      for word in Builder.distinct(words).chunked() where word.count <= mostLanguages {
        votes += word
      }
      // What is a sign of a language weighs as one there.
      return WordVotes(Builder.distinct(signs + votes))
    }

    /// Returns votes in the order of their words and languages, of equal ones the first.
    private static func distinct(_ votes: [Vote]) -> [Vote] {
      let order = votes.indices.sorted { left, right in
        let (first, second) = (votes[left], votes[right])
        if first.word != second.word { return first.word < second.word }
        return first.language == second.language
          ? left < right : first.language < second.language
      }
      var kept: [Vote] = []
      kept.reserveCapacity(votes.count)
      for index in order {
        let vote = votes[index]
        if let last = kept.last, last.word == vote.word, last.language == vote.language { continue }
        kept.append(vote)
      }
      return kept
    }
  }
}

extension [WordVotes.Vote] {
  /// The votes of each word, of an array in the order of words.
  fileprivate func chunked() -> [ArraySlice<WordVotes.Vote>] {
    var chunks: [ArraySlice<WordVotes.Vote>] = []
    var start = startIndex
    while start < endIndex {
      var end = start
      while end < endIndex, self[end].word == self[start].word { end += 1 }
      chunks.append(self[start..<end])
      start = end
    }
    return chunks
  }
}
