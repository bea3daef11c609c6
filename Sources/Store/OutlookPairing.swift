internal import Compensation

/// Finds which claims turned among those that are gone and those that are new.
struct OutlookPairing {
  private(set) var changes: [OutlookChange] = []

  /// - Parameters:
  ///   - differences: The claims gone and new of each source.
  ///   - before: The directions that the earlier run has of each role.
  ///   - after: The directions that the later run has of each role.
  init(
    _ differences: [(vanished: [OutlookStatement], appeared: [OutlookStatement])],
    before: [String: Set<String>], after: [String: Set<String>]
  ) {
    var vanished: [OutlookStatement] = []
    var appeared: [OutlookStatement] = []
    for difference in differences {
      var new = difference.appeared
      vanished += pair(difference.vanished, with: &new) { _, _ in true }
      appeared += new
    }
    // Across sources a role turns only as a whole: nobody says the old any more, nor said the new.
    vanished = pair(vanished, with: &appeared) { old, new in
      guard let role = old.role else { return false }
      return after[role]?.contains(old.direction.rawValue) != true
        && before[role]?.contains(new.direction.rawValue) != true
    }
    changes += vanished.map { OutlookChange(.vanished, old: $0, new: nil) }
    changes += appeared.map { OutlookChange(.appeared, old: nil, new: $0) }
    changes.sort { left, right in
      guard let first = left.statement?.location, let second = right.statement?.location else {
        return false
      }
      return first == second ? left.kind.rawValue < right.kind.rawValue : first < second
    }
  }

  /// Takes out the claims that turned and returns the old ones that did not.
  private mutating func pair(
    _ old: [OutlookStatement], with new: inout [OutlookStatement],
    where isTurn: (OutlookStatement, OutlookStatement) -> Bool
  ) -> [OutlookStatement] {
    old.filter { old in
      let index = new.firstIndex { new in
        old.role != nil && new.role == old.role && new.country == old.country
          && new.direction != old.direction && isTurn(old, new)
      }
      guard let index else { return true }
      changes.append(OutlookChange(.turned, old: old, new: new.remove(at: index)))
      return false
    }
  }
}
