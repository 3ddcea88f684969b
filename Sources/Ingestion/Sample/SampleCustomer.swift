import Numeric
import Tabular

/// One made-up customer.
struct SampleCustomer {
  /// The number in the data.
  let number: Int64

  /// The place in the list of customers, and the stream of its random choices.
  let index: Int

  /// What the customer was made as.
  let segment: SampleSegment

  /// The place of the country in ``SampleCountry/all``.
  let country: Int
}

extension SampleCustomer {
  /// Makes the customers of a shop; every kind gets its share as nearly as whole people allow.
  static func all(_ count: Int, seed: UInt64) -> [SampleCustomer] {
    var random = SplitMix64(seed: seed, stream: 1)
    var segments = planted(count)
    segments.shuffle(using: &random)
    var number: Int64 = 12_345
    return segments.enumerated().map { index, segment in
      number += 1 + Int64(random.nextIndex(below: 2))
      return SampleCustomer(
        number: number, index: index, segment: segment, country: SampleCountry.draw(&random))
    }
  }

  /// Returns the kind of each customer as a table: CustomerID, Segment.
  static func truth(_ people: [SampleCustomer]) -> Table {
    let names = SampleSegment.allCases
    let codes = people.map { Int32(names.firstIndex(of: $0.segment) ?? 0) }
    return Table(columns: [
      Column(name: "CustomerID", values: .integer(people.map(\.number))),
      Column(
        name: "Segment",
        values: .category(codes: codes, values: TextValues(names.map(\.rawValue)))),
    ])
  }

  /// As many of each kind as its share says, rounded so that the sum is right.
  private static func planted(_ count: Int) -> [SampleSegment] {
    var segments: [SampleSegment] = []
    var upTo = 0.0
    for segment in SampleSegment.allCases {
      upTo += segment.behaviour.share
      let end = segment == SampleSegment.allCases.last ? count : Int(upTo * Double(count))
      while segments.count < end { segments.append(segment) }
    }
    return segments
  }
}

/// The countries a made-up shop sells to.
enum SampleCountry {
  /// The names and their parts of the customers in thousandths, the home country first.
  static let all: [(name: String, parts: Int)] = [
    ("United Kingdom", 890), ("Germany", 24), ("France", 22), ("EIRE", 12), ("Spain", 10),
    ("Netherlands", 8), ("Belgium", 8), ("Switzerland", 7), ("Portugal", 6), ("Italy", 5),
    ("Norway", 4), ("Australia", 4),
  ]

  /// Draws a country.
  static func draw(_ random: inout SplitMix64) -> Int {
    var rest = random.nextIndex(below: all.reduce(0) { $0 + $1.parts })
    for (i, country) in all.enumerated() {
      rest -= country.parts
      if rest < 0 { return i }
    }
    return 0
  }
}
