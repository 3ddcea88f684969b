import Glibc

extension ContingencyTable {
  /// What one grouping tells about the other, in nats, from 0.
  public var mutualInformation: Double {
    let total = Double(rowCount)
    let sum = cells.reduce(0.0) { sum, cell in
      let (count, first, second) = (
        Double(cell.count), Double(size(ofFirst: cell.first)), Double(size(ofSecond: cell.second))
      )
      return sum + count / total * (log(count / first) - log(second / total))
    }
    return max(0, sum)
  }

  /// The mutual information over the mean entropy of both groupings, from 0 to 1.
  ///
  /// > N. X. Vinh, J. Epps, J. Bailey. "Information theoretic measures for clusterings comparison."
  /// > *J. Machine Learning Research* 11, 2010.
  public var normalizedMutualInformation: Double {
    if isSamePartition { return 1 }
    let mean = (entropy(of: firstSizes) + entropy(of: secondSizes)) / 2
    return mean > 0 ? mutualInformation / mean : 0
  }

  /// The normalized mutual information less what chance gives: 1 when both groupings are the same,
  /// about 0 by chance.
  ///
  /// - Complexity: O(`n` · groups).
  ///
  /// > N. X. Vinh, J. Epps, J. Bailey. "Information theoretic measures for clusterings comparison."
  /// > *J. Machine Learning Research* 11, 2010.
  public var adjustedMutualInformation: Double {
    if isSamePartition { return 1 }
    let expected = expectedMutualInformation
    let range = (entropy(of: firstSizes) + entropy(of: secondSizes)) / 2 - expected
    return abs(range) > 0x1p-50 ? (mutualInformation - expected) / range : 0
  }

  /// How much each group of the second grouping is of one group of the first, from 0 to 1.
  public var homogeneity: Double {
    let whole = entropy(of: firstSizes)
    return whole > 0 ? mutualInformation / whole : 1
  }

  /// How much each group of the first grouping is in one group of the second, from 0 to 1.
  public var completeness: Double {
    let whole = entropy(of: secondSizes)
    return whole > 0 ? mutualInformation / whole : 1
  }

  /// The harmonic mean of ``homogeneity`` and ``completeness``, from 0 to 1.
  ///
  /// > A. Rosenberg, J. Hirschberg. "V-measure: a conditional entropy-based external cluster
  /// > evaluation measure." *EMNLP-CoNLL* 2007.
  public var vMeasure: Double {
    let (a, b) = (homogeneity, completeness)
    return a + b > 0 ? 2 * a * b / (a + b) : 0
  }

  /// The mean mutual information of groupings with the same sizes put together by chance.
  private var expectedMutualInformation: Double {
    let chances = TableChances(rows: rowCount)
    var sum = 0.0
    for first in firstSizes {
      for second in secondSizes { sum += chances.expectedInformation(first, second) }
    }
    return sum
  }

  /// The entropy of a grouping, in nats.
  private func entropy(of sizes: [Int]) -> Double {
    let total = Double(rowCount)
    return sizes.count < 2
      ? 0 : -sizes.reduce(0.0) { $0 + Double($1) / total * log(Double($1) / total) }
  }
}

/// The chances of the counts of a table whose sums are given.
private struct TableChances {
  private let rows: Int

  /// The logarithm of each factorial.
  private let factorials: [Double]

  init(rows: Int) {
    self.rows = rows
    var (sum, lost) = (0.0, 0.0)
    // The rounding of each step is carried along: a million steps lose no more than one.
    factorials =
      [0]
      + (0..<rows).map { number in
        let term = log(Double(number + 1)) - lost
        let next = sum + term
        lost = (next - sum) - term
        sum = next
        return sum
      }
  }

  /// What two groups of given sizes add to the mutual information on average.
  func expectedInformation(_ a: Int, _ b: Int) -> Double {
    let total = Double(rows)
    let fixed =
      factorials[a] + factorials[b] + factorials[rows - a] + factorials[rows - b]
      - factorials[rows]
    var sum = 0.0
    for common in stride(from: max(1, a + b - rows), through: min(a, b), by: 1) {
      let chance =
        fixed - factorials[common] - factorials[a - common] - factorials[b - common]
        - factorials[rows - a - b + common]
      let share = Double(common) / total
      sum += share * log(total * Double(common) / (Double(a) * Double(b))) * exp(chance)
    }
    return sum
  }
}
