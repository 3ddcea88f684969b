/// What a person knows of rows: unusual, usual, or nothing.
///
/// Labels are what somebody found out apart from any detector. Rows that a detector flagged are no
/// labels, and grading detectors by them would only tell which is most like that detector.
public struct KnownLabels: Sendable, Hashable {
  /// For each row whether it is unusual; `nil` where nobody knows.
  public let isUnusual: [Bool?]

  /// The number of rows known to be unusual.
  public let unusual: Int

  /// The number of rows known to be usual.
  public let usual: Int

  /// The fewest rows of each kind by which detectors are told apart.
  public static let fewest = 5

  /// Counts what is known.
  ///
  /// - Parameter isUnusual: For each row whether it is unusual; `nil` where nobody knows.
  public init(_ isUnusual: [Bool?]) {
    self.isUnusual = isUnusual
    unusual = isUnusual.count { $0 == true }
    usual = isUnusual.count { $0 == false }
  }

  /// Whether there are rows of both kinds, without which no measure is defined.
  public var areMeasurable: Bool { unusual > 0 && usual > 0 }

  /// Whether there are enough rows of both kinds to recommend by them.
  public var areEnough: Bool { min(unusual, usual) >= KnownLabels.fewest }

  /// The number of rows of which something is known.
  public var count: Int { unusual + usual }
}
