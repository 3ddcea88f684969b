import Numeric

/// A thing a made-up shop sells, or a code that is no product.
struct SampleProduct {
  let code: String
  let description: String

  /// The price of one, in pence.
  let pence: Int

  /// Whether it sells before Christmas only, nearly.
  let isSeasonal: Bool
}

/// Everything that can stand on an invoice.
struct SampleCatalogue {
  /// Products in the order of how well they sell, then the codes of ``Special``.
  let products: [SampleProduct]

  /// The number of products; the rest are special codes.
  static let productCount = 1_200

  /// For each product, how often it or a better selling one is drawn, 0 to 1.
  private let upTo: [Double]

  /// Codes that are no products.
  enum Special: Int, CaseIterable {
    case postage, dotcom, manual, carriage, discount, bank, fee, debt
  }

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed, stream: 2)
    let made = SampleCatalogue.products(&random)
    products = made + SampleCatalogue.specials
    var sum = 0.0
    let sums = made.indices.map { rank in
      sum += 1 / Double(rank + 12)
      return sum
    }
    upTo = sums.map { $0 / sum }
  }

  /// The place of a special code in ``products``.
  static func place(of special: Special) -> Int { productCount + special.rawValue }

  /// Draws a product, well selling ones more often, seasonal ones mostly from September on.
  func draw(month: Int, _ random: inout SplitMix64) -> Int {
    for _ in 0..<8 {
      let wanted = random.nextUnit()
      let place = min(upTo.partitioningIndex { $0 > wanted }, upTo.count - 1)
      if !products[place].isSeasonal || month >= 9 || random.nextUnit() < 0.1 { return place }
    }
    return 0
  }

  private static let specials = [
    SampleProduct(code: "POST", description: "POSTAGE", pence: 1_800, isSeasonal: false),
    SampleProduct(code: "DOT", description: "DOTCOM POSTAGE", pence: 11_250, isSeasonal: false),
    SampleProduct(code: "M", description: "Manual", pence: 1_250, isSeasonal: false),
    SampleProduct(code: "C2", description: "CARRIAGE", pence: 5_000, isSeasonal: false),
    SampleProduct(code: "D", description: "Discount", pence: 2_750, isSeasonal: false),
    SampleProduct(
      code: "BANK CHARGES", description: "Bank Charges", pence: 1_500, isSeasonal: false),
    SampleProduct(code: "AMAZONFEE", description: "AMAZON FEE", pence: 9_500, isSeasonal: false),
    SampleProduct(code: "B", description: "Adjust bad debt", pence: 1_106_206, isSeasonal: false),
  ]
}

extension SampleCatalogue {
  /// Makes products from words, a price each, and codes of which some differ by a letter.
  private static func products(_ random: inout SplitMix64) -> [SampleProduct] {
    var places = Array(0..<productCount)
    places.shuffle(using: &random)
    return places.map { place in
      let thing = SampleWords.things[place % SampleWords.things.count]
      let rest = place / SampleWords.things.count
      let colour = SampleWords.colours[rest % SampleWords.colours.count]
      let pattern = SampleWords.patterns[(rest * 5 + place) % SampleWords.patterns.count]
      let pence = max(19, Int(Double(thing.pence) * (0.7 + 0.9 * random.nextUnit())))
      return SampleProduct(
        code: code(place), description: "\(colour) \(pattern) \(thing.name)",
        pence: pence - pence % 10 + 5, isSeasonal: thing.isSeasonal)
    }
  }

  /// Five digits; of every six products, two share a number and differ by a letter.
  private static func code(_ place: Int) -> String {
    switch place % 6 {
    case 4: "\(84_000 + place)A"
    case 5: "\(84_000 + place - 1)B"
    default: "\(20_700 + place * 3)"
    }
  }
}

extension Array where Element == Double {
  /// The first index whose value passes a test that all later values pass too.
  fileprivate func partitioningIndex(where passes: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
