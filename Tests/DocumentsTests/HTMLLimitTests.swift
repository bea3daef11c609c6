import Compensation
import Documents
import Testing

/// Pages made to exhaust a parser cost no more than their size.
@Suite struct HTMLLimitTests {
  private func page(_ html: String) -> ReadDocument {
    DocumentReader().read(Array(html.utf8), path: "a.html")
  }

  @Test func deepNestingIsCutAndNamed() {
    let document = page(
      "<p>a</p>\n" + String(repeating: "<div>", count: 60_000) + "deep</div>"
        + String(repeating: "</div>", count: 59_999) + "<p>b</p>")
    #expect(document.text?.outline == ["p: a", "p: b"])
    #expect(document.issues.first?.severity == .error)
    #expect(document.issues.first?.line == 2)
    #expect(document.issues.first?.message.hasPrefix("expected at most 10000 elements") == true)
  }

  @Test func attributesOfGreatTagsAreDropped() {
    let picture =
      "<img hidden src='data:image/png;base64,\(String(repeating: "A>", count: 60_000))'>"
    let attributes = (0..<30_000).map { "a\($0)=1" }.joined(separator: " ")
    let document = page("<p>a \(picture) b <span \(attributes)>c</span></p>\n<p>$5</p>")
    #expect(document.text?.outline == ["p: a b c", "p: $5"])
    #expect(document.text?.place(of: "$5")?.line == 2)
    #expect(document.text?.place(of: "$5")?.column == 4)
  }

  @Test(arguments: [
    "<", "<a ", "<!--", "&amp", "&", "<a href=\"", "</", "<p", "<script>", "<![CDATA[",
  ])
  func repetitionsEnd(piece: String) {
    let document = page("<p>$5</p>" + String(repeating: piece, count: 30_000))
    #expect(document.text?.outline.first?.hasPrefix("p: $5") == true)
  }

  @Test func aScriptThatLooksLikeTagsStaysOne() {
    let script = "<script>if (a<b && c=\"'" + String(repeating: "x ", count: 50_000) + "</script>"
    #expect(page("<p>a</p>\(script)<p>b</p>").text?.outline == ["p: a", "p: b"])
  }
}
