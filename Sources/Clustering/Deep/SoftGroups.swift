import Glibc
import Numeric

/// Centres among codes, to each of which a code belongs by some share.
struct SoftGroups: Sendable {
  /// The centres, one after another.
  var centres: [Double]

  /// The numbers of a code.
  let width: Int

  /// The number of centres.
  var count: Int { centres.count / width }

  /// Takes the rows of a matrix as centres.
  init(_ centres: Matrix) {
    width = centres.columnCount
    self.centres = (0..<centres.rowCount).flatMap { centres.row($0) }
  }

  /// The centres, shape `k × codes`.
  var matrix: Matrix {
    var result = Matrix(rowCount: count, columnCount: width)
    for (place, value) in centres.enumerated() { result[place / width, place % width] = value }
    return result
  }

  /// How near a code is to each centre, from 1 at the centre down to 0: Student's distribution of
  /// one degree of freedom.
  private func nearness(of code: [Double]) -> [Double] {
    (0..<count).map { centre in
      var square = 0.0
      for (place, value) in code.enumerated() {
        let difference = value - centres[centre * width + place]
        square += difference * difference
      }
      return 1 / (1 + square)
    }
  }

  /// Returns by what share each code belongs to each centre; those of a code sum to 1.
  func shares(of codes: RowVectors) -> [[Double]] {
    (0..<codes.rowCount).map { row in
      let nearness = nearness(of: codes.row(row))
      let sum = nearness.reduce(0, +)
      return nearness.map { $0 / sum }
    }
  }

  /// Returns the shares to be reached: squared, so that clear ones become clearer, and divided by the
  /// size of each group, so that none swallows the others.
  static func targets(of shares: [[Double]]) -> [[Double]] {
    var sizes = [Double](repeating: 0, count: shares.first?.count ?? 0)
    for row in shares { for group in row.indices { sizes[group] += row[group] } }
    return shares.map { row in
      let squares = row.indices.map { row[$0] * row[$0] / sizes[$0] }
      let sum = squares.reduce(0, +)
      return squares.map { $0 / sum }
    }
  }

  /// How far the shares of some codes are from those to be reached, and how that changes.
  struct Loss {
    /// The Kullback-Leibler divergence, added up over codes.
    var divergence: Double

    /// How it changes with the codes.
    var alongCodes: RowVectors

    /// How it changes with the centres, one after another.
    var alongCentres: [Double]
  }

  /// Returns how far shares are from those to be reached.
  ///
  /// - Parameters:
  ///   - codes: Some codes.
  ///   - targets: The shares to be reached by each.
  /// - Returns: The loss with its gradients.
  func loss(of codes: RowVectors, targets: [[Double]]) -> Loss {
    var loss = Loss(
      divergence: 0, alongCodes: RowVectors(rowCount: codes.rowCount, width: width),
      alongCentres: Array(repeating: 0, count: centres.count))
    for row in 0..<codes.rowCount {
      let code = codes.row(row)
      let nearness = nearness(of: code)
      let sum = nearness.reduce(0, +)
      for centre in nearness.indices {
        let (share, target) = (nearness[centre] / sum, targets[row][centre])
        if target > 0 { loss.divergence += target * log(target / share) }
        let pull = 2 * nearness[centre] * (target - share)
        for place in 0..<width {
          let term = pull * (code[place] - centres[centre * width + place])
          loss.alongCodes[row, place] += term
          loss.alongCentres[centre * width + place] -= term
        }
      }
    }
    return loss
  }
}
