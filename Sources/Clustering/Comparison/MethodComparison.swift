public import Numeric
import Parameters

/// What several methods made of the same rows, which of them is recommended, and what speaks against.
///
/// The rule is that of the number of groups: groupings one cannot work with are set aside, those whose
/// silhouette is near the best are comparable, and of these the most stable is taken.
public struct MethodComparison: Sendable {
  /// The groupings, in the order in which methods were named.
  public let groupings: [ComparedGrouping]

  /// The methods that found nothing.
  public let failures: [FailedGrouping]

  /// The adjusted Rand index of each two groupings.
  public let agreement: [[Double]]

  /// The recommended grouping, as an index.
  public let recommended: Int

  /// Why, in sentences for a person.
  public let reasons: [String]

  /// What speaks against it, or for another, in sentences for a person.
  public let dissent: [String]

  /// How each grouping meets the recommended one, whose groups come first.
  public let overlaps: [GroupOverlap]
}

extension MethodComparison {
  /// Groups rows by each method.
  ///
  /// - Parameters:
  ///   - rows: The rows to group, shape `n × d`, finite, scaled as they should count.
  ///   - methods: The methods.
  ///   - range: The numbers of groups a method may choose from.
  ///   - rule: How numbers and methods are chosen.
  ///   - seed: The seed of every random choice. But for the seconds, equal seeds give equal results.
  ///   - progress: Told the method at work and the share of all that is done, on the caller's thread.
  /// - Throws: ``ClusteringError`` when a parameter is out of range, no method found groups, or the
  ///   task was cancelled.
  /// - Complexity: That of choosing a number of groups by each method.
  public init(
    of rows: Matrix, by methods: [ComparedMethod], range: ClosedRange<Int> = 2...10,
    rule: ClusterCountRule = ClusterCountRule(), seed: UInt64,
    progress: (String, Double) -> Void = { _, _ in }
  ) throws(ClusteringError) {
    var groupings: [ComparedGrouping] = []
    var failures: [FailedGrouping] = []
    var last = ClusteringError.noGroups(method: "Nothing", advice: "name a method")
    for (place, method) in methods.enumerated() {
      do {
        let found = try method.grouping(rows, range: range, rule: rule, seed: seed) { share in
          progress(method.name, (Double(place) + share) / Double(methods.count))
        }
        groupings.append(found)
      } catch .cancelled {
        throw .cancelled
      } catch .parameter(let error) {
        throw .parameter(error)
      } catch {
        last = error
        failures.append(FailedGrouping(name: method.name, reason: error.description))
      }
    }
    guard !groupings.isEmpty else { throw last }
    self.init(groupings, failures, rule: rule, rows: rows.rowCount)
  }

  private init(
    _ groupings: [ComparedGrouping], _ failures: [FailedGrouping], rule: ClusterCountRule, rows: Int
  ) {
    self.groupings = groupings
    self.failures = failures
    agreement = groupings.map { first in
      groupings.map { adjustedRandIndex(first.choice.labels, $0.choice.labels) }
    }
    let recommended = rule.recommended(of: groupings.map(\.measures), rows: rows)
    self.recommended = recommended
    let words = MethodComparisonWords(groupings: groupings, recommended: recommended, rule: rule)
    reasons = words.reasons
    dissent = words.dissent + failures.map(\.reason)
    overlaps = groupings.map {
      GroupOverlap(groupings[recommended].choice.labels, $0.choice.labels)
    }
  }
}

extension ComparedMethod {
  fileprivate func grouping(
    _ rows: Matrix, range: ClosedRange<Int>, rule: ClusterCountRule, seed: UInt64,
    progress: (Double) -> Void
  ) throws(ClusteringError) -> ComparedGrouping {
    let clock = ContinuousClock()
    let start = clock.now
    let choice = try method.choose(
      rows, range: number.map { $0...$0 } ?? range, forced: number, rule: rule, seed: seed
    ) { progress($0.share) }
    let seconds = (clock.now - start) / .seconds(1)
    guard var found = ComparedGrouping(name: name, choice: choice, seconds: seconds) else {
      throw .noGroups(method: name, advice: "take another method")
    }
    if found.measures.densityValidity == nil {
      try checkCancellation()
      found.measures.measureDensity(of: choice.model, by: method, rows, seed: seed)
    }
    return found
  }
}

extension ClusterCountRule {
  /// Returns the candidate that is recommended, whatever method it is from, as an index.
  ///
  /// - Precondition: There is a candidate.
  func recommended(of candidates: [ClusterCountSelection.Candidate], rows: Int) -> Int {
    let counts = candidates.map { objections(to: $0, rows: rows).count }
    let fewest = counts.min() ?? 0
    let rest = candidates.indices.filter { counts[$0] == fewest }
    let best = rest.map { candidates[$0].silhouette }.max() ?? 0
    let comparable = rest.filter { candidates[$0].silhouette >= best - silhouetteTolerance }
    let order = comparable.sorted {
      let (a, b) = (candidates[$0], candidates[$1])
      return (-a.stability, -a.silhouette, $0) < (-b.stability, -b.silhouette, $1)
    }
    return order.first ?? 0
  }
}
