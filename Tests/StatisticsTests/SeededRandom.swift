/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed, on every machine.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Amounts as pay is spread: many in the middle, few far above, some stated in round thousands.
  mutating func pay(_ count: Int) -> [Double] {
    (0..<count).map { _ in
      let product = (0..<4).reduce(30_000.0) { product, _ in
        product * Double.random(in: 0.7...1.6, using: &self)
      }
      let cents = (product * 100).rounded() / 100
      return Bool.random(using: &self) ? cents : (cents / 1_000).rounded() * 1_000
    }
  }
}
