import Compensation
import Testing

@Suite struct CurrencyTableTests {
  @Test func theTableIsSortedUniqueAndComplete() {
    let codes = CurrencyTable.standard.entries.map(\.currency.code)
    #expect(codes == Set(codes).sorted())
    #expect(codes.count > 40)
    for entry in CurrencyTable.standard.entries {
      #expect(entry.market.utf8.count == 2)
      #expect(!entry.symbol.isEmpty)
    }
  }

  @Test func theEuroBelongsToTheEuroArea() {
    #expect(CurrencyTable.standard[.eur]?.market == "EA")
    #expect(CurrencyTable.standard[.usd]?.market == "US")
  }
}
