internal import Synchronization

/// A list that several threads take from and add to.
final class LockedList<Element: Sendable>: Sendable {
  private let elements = Mutex<[Element]>([])

  func append(_ element: Element) { elements.withLock { $0.append(element) } }

  func popLast() -> Element? { elements.withLock { $0.popLast() } }
}
