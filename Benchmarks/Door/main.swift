internal import Compensation
internal import Documents

/// Reads each file a number of times as far as extraction's door and prints the fastest time.
///
/// usage: reading-door RUNS FILE…
///
/// A line a file: nanoseconds, bytes, documents, rows of tables, bytes of visible text.
let arguments = CommandLine.arguments.dropFirst()
let runs = arguments.first.flatMap { Int($0) } ?? 0
guard runs > 0, arguments.count > 1 else {
  print("usage: reading-door RUNS FILE…")
  throw InputCount.missing
}

enum InputCount: Error { case missing }

let reader = DocumentReader()
let clock = ContinuousClock()
for path in arguments.dropFirst() {
  var best = Duration.seconds(1_000_000)
  var counts = (bytes: 0, documents: 0, rows: 0, text: 0)
  for _ in 0..<runs {
    counts = (0, 0, 0, 0)
    let start = clock.now
    for document in try reader.documents(in: InputFile(path), limit: 4 << 30) {
      counts.bytes = document.byteCount
      counts.documents += 1
      switch document.content {
      case .text(let text):
        counts.text += text.bytes.count
        // Lines are counted when the first place is asked for.
        _ = text.location(of: text.bytes.count..<text.bytes.count)
      case .table(let table): counts.rows += table.rows.count
      case nil: break
      }
    }
    best = min(best, clock.now - start)
  }
  let nanoseconds =
    best.components.seconds * 1_000_000_000 + best.components.attoseconds / 1_000_000_000
  print(
    "\(nanoseconds)\t\(counts.bytes)\t\(counts.documents)\t\(counts.rows)\t\(counts.text)\t\(path)")
}
