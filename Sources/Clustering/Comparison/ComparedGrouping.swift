import Parameters

/// What one method made of rows that several methods grouped.
public struct ComparedGrouping: Sendable {
  /// The method, with the number of groups where it was asked for: `k-means` or `k-means:4`.
  public let name: String

  /// The groups, with how their number was chosen.
  public let choice: ClusterCountChoice

  /// The measures of the number that was taken.
  public internal(set) var measures: ClusterCountSelection.Candidate

  /// The gap statistic of that number; `nil` for a method that finds the number itself.
  public var gap: GapStatistic.Point? { choice.selection.gap?.point(measures.k) }

  /// The number of rows of each group.
  public let sizes: [Int]

  /// The wall-clock time of grouping and measuring, in seconds.
  public let seconds: Double

  /// Why it is no segmentation to work with, in one phrase; `nil` when it is one.
  public var objection: String? { measures.objection }

  init?(name: String, choice: ClusterCountChoice, seconds: Double) {
    let found = choice.selection.candidates.first { $0.k == choice.selection.chosen }
    guard let found else { return nil }
    self.name = name
    self.choice = choice
    measures = found
    sizes = choice.labels.reduce(into: [Int](repeating: 0, count: found.k)) { sizes, label in
      if label >= 0 { sizes[Int(label)] += 1 }
    }
    self.seconds = seconds
  }
}

/// A method to compare, and the number of groups it is asked for.
public struct ComparedMethod: Sendable {
  /// What it is called among the others.
  public let name: String

  /// The method with its hyper-parameters.
  public let method: any Clusterer

  /// The number of groups; `nil` lets the method choose.
  public let number: Int?

  /// Names a method.
  ///
  /// - Parameters:
  ///   - method: The method with its hyper-parameters.
  ///   - number: The number of groups; `nil` lets the method choose.
  public init(_ method: any Clusterer, number: Int? = nil) {
    let identifier = type(of: method).identifier
    name = number.map { "\(identifier):\($0)" } ?? identifier
    self.method = method
    self.number = number
  }
}

/// A method that found nothing in the rows, and why.
public struct FailedGrouping: Sendable, Hashable {
  /// The method.
  public let name: String

  /// Why, as a sentence for a person.
  public let reason: String
}
