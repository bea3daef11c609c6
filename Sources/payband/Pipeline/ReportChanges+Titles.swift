internal import Compensation
internal import Roles

extension ReportChanges {
  /// Returns the changes with the English titles of their roles.
  func titled() -> ReportChanges {
    var titled = self
    let ids: [String?] =
      roles.map(\.role) + groups.map(\.group.role) + medians.map(\.group.role)
      + figures.map(\.figure.figure.role) + outlooks.map { $0.statement?.role }
    for case let role? in Set(ids) {
      titled.roleTitles[role] = RoleCatalogue.standard.role(role)?.title
    }
    return titled
  }
}
