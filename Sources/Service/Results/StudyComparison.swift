import Clustering
import Studies
import Tabular

/// Two studies of the same dataset side by side.
struct StudyComparison: Encodable, Sendable {
  /// A measure of both.
  struct Index: Encodable, Sendable {
    let name: String
    let a: Double?
    let b: Double?

    /// The bounds of their errors, where they were estimated.
    var errors: [Double?]?
  }

  /// The customers that two segments share.
  struct Overlap: Encodable, Sendable {
    let rows: [String]
    let columns: [String]
    let counts: [[Int]]
  }

  /// The segments of both.
  struct Sizes: Encodable, Sendable {
    let a: [SegmentList.Segment]
    let b: [SegmentList.Segment]
  }

  let indices: [Index]
  let sizes: Sizes
  let overlap: Overlap
  let ari: Double

  /// Compares two studies by the customers that both have.
  ///
  /// - Throws: ``ServiceError/conflict(_:)`` when one of them made no segments.
  init(
    _ a: FinishedStudy, _ b: FinishedStudy, names: (a: [Int: String], b: [Int: String])
  ) throws(ServiceError) {
    let sizes = Sizes(
      a: try SegmentList(a, names: names.a).segments,
      b: try SegmentList(b, names: names.b).segments)
    guard let left = a.labels(sizes.a.map(\.id)), let right = b.labels(sizes.b.map(\.id)) else {
      throw .conflict("One of the studies made no segments, so there is nothing to compare.")
    }
    var labels: (a: [Int32], b: [Int32]) = ([], [])
    for (customer, label) in left.sorted(by: { $0.key < $1.key }) {
      guard let other = right[customer] else { continue }
      labels.a.append(label)
      labels.b.append(other)
    }
    var counts = sizes.a.map { _ in sizes.b.map { _ in 0 } }
    for (i, j) in zip(labels.a, labels.b) { counts[Int(i)][Int(j)] += 1 }
    let (rows, columns) = (sizes.a.map(\.name), sizes.b.map(\.name))
    overlap = Overlap(rows: rows, columns: columns, counts: counts)
    ari = adjustedRandIndex(labels.a, labels.b)
    indices = Self.indices(try a.record(), try b.record())
    self.sizes = sizes
  }

  private static func indices(_ a: StudyRecord, _ b: StudyRecord) -> [Index] {
    let chosen = [a, b].map { record in record.selection.first { $0.k == record.k } }
    func index(
      _ name: String, _ value: (CandidateRecord) -> Double?,
      error: (CandidateRecord) -> Double? = { _ in nil }
    ) -> Index {
      let errors = chosen.map { $0.flatMap(error) }
      return Index(
        name: name, a: chosen[0].flatMap(value), b: chosen[1].flatMap(value),
        errors: errors.contains { $0 != nil } ? errors : nil)
    }
    let all = [
      Index(name: "Segments", a: Double(a.segments.count), b: Double(b.segments.count)),
      index("Silhouette", \.silhouette, error: \.silhouetteError),
      index("Davies-Bouldin", \.daviesBouldin),
      index("Calinski-Harabasz", \.calinskiHarabasz), index("Inertia", \.inertia),
      index("Gap statistic", \.gap, error: \.gapError),
      index("Density-based validity (DBCV)", \.densityValidity),
      index("Stability", \.stability),
      Index(name: "Accuracy of the drivers", a: a.accuracy, b: b.accuracy),
      Index(name: "Unusual", a: a.unusual.map(Double.init), b: b.unusual.map(Double.init)),
    ]
    return all.filter { $0.a != nil || $0.b != nil }
  }
}

extension FinishedStudy {
  /// The place of each customer's segment in a list of segments; `nil` without segments.
  fileprivate func labels(_ segments: [Int]) -> [String: Int32]? {
    guard let keys = columns.first?.texts, let values = column("segment")?.numbers,
      !segments.isEmpty
    else { return nil }
    let places = Dictionary(
      zip(segments, segments.indices.map(Int32.init)), uniquingKeysWith: { first, _ in first })
    return values.indices.reduce(into: [:]) { labels, row in
      if let place = places[Int(values[row])] { labels[keys[row]] = place }
    }
  }
}
