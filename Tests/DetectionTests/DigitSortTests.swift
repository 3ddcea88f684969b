import Numeric
import Testing

@testable import Detection

@Suite("Tails of features")
struct DigitSortTests {
  /// Values of both signs, great and small, many of them repeated, both zeros among them.
  static func drawn(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed, stream: 0)
    return (0..<count).map { place in
      let value = (random.nextUnit() - 0.5) * 40
      return place % 3 == 0 ? value.rounded() : place % 3 == 1 ? value : value * 1e-300
    }
  }

  @Test("digits put values in order", arguments: [0, 1, 255, 256, 3_000])
  func order(count: Int) {
    let values = Self.drawn(count, seed: 1)
    #expect(sortedByDigits(values) == values.sorted())
  }

  @Test("values that differ in a few digits alone are put in order")
  func fewDigits() {
    let values = (0..<700).map { Double(($0 * 37) % 11) - 5 }
    #expect(sortedByDigits(values) == values.sorted())
  }

  @Test("values that share their high digits are put in order", arguments: [5, 40])
  func sameDigits(count: Int) {
    let values = (0..<600).map { place in
      let row = place * 7_919 % 600
      return 1 + Double(row / count) * 0x1p-20 + Double(row % count) * 0x1p-52
    }
    #expect(sortedByDigits(values) == values.sorted())
  }

  @Test("places are those of a search value by value", arguments: [1, 2, 3, 7, 8, 9, 100, 1_000])
  func places(count: Int) {
    let ordered = Self.drawn(count, seed: 1).sorted()
    let values = Self.drawn(501, seed: 2) + ordered + [.infinity, -.infinity, 1e300, -1e300]
    var counts = [Int](repeating: -1, count: values.count)
    var span = counts.mutableSpan
    countBelow(values.span, in: ordered.span, into: &span)
    for (value, place) in zip(values, counts) {
      #expect(place == ordered.count { $0 < value })
      #expect(place == countBelow(value, in: ordered.span))
    }
  }
}
