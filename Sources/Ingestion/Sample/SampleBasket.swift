import Numeric

/// Fills the lines of orders.
struct SampleBasket {
  let catalogue: SampleCatalogue

  /// Units are so many times what a household buys.
  let bulk: Int

  /// Returns lines of different products, now and then one twice by mistake.
  func lines(
    _ count: Int, month: Int, _ random: inout SplitMix64
  ) -> [SampleInvoice.Line] {
    var lines: [SampleInvoice.Line] = []
    var taken: Set<Int> = []
    for _ in 0..<count {
      let product = catalogue.draw(month: month, &random)
      guard taken.insert(product).inserted else { continue }
      let line = SampleInvoice.Line(
        product: product, quantity: units(of: product, &random), pence: price(of: product, &random))
      lines.append(line)
      if random.nextUnit() < 0.01 { lines.append(line) }
    }
    return lines
  }

  /// Cheap things are bought by the dozen, dear ones singly.
  private func units(of product: Int, _ random: inout SplitMix64) -> Int64 {
    let packs =
      switch catalogue.products[product].pence {
      case ..<100: [6, 12, 12, 24, 24, 48]
      case ..<300: [1, 2, 4, 6, 6, 12, 12]
      case ..<800: [1, 1, 2, 3, 4, 6]
      default: [1, 1, 1, 2, 2, 4]
      }
    return Int64(packs[random.nextIndex(below: packs.count)] * bulk)
  }

  /// Bulk buyers pay less; one line in three hundred is free.
  private func price(of product: Int, _ random: inout SplitMix64) -> Int {
    let pence = catalogue.products[product].pence
    if random.nextUnit() < 1 / 300.0 { return 0 }
    return bulk > 10 ? pence * 85 / 100 : pence
  }
}
