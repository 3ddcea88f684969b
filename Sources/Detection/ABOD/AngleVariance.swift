import Numeric

/// The variance of the weighted angles under which one row sees the pairs of others.
///
/// The weighted angle of a pair is the inner product of the differences over the product of their
/// squares; that is the inner product of each difference over its square.
struct AngleVariance {
  private let featureCount: Int
  private var origin: [Double]

  /// The differences over their squares, row after row, and how many rows each stands for.
  private var directions: [Double] = []
  private var weights: [Double] = []

  init(featureCount: Int) {
    self.featureCount = featureCount
    origin = Array(repeating: 0, count: featureCount)
  }

  /// Begins anew for a row.
  mutating func begin(_ rows: Matrix, row: Int) {
    for feature in origin.indices { origin[feature] = rows[row, feature] }
    directions.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
  }

  /// Takes in another row; one that is equal has no direction.
  mutating func add(_ rows: Matrix, row: Int, weight: Double) {
    var square = 0.0
    for feature in origin.indices {
      let difference = rows[row, feature] - origin[feature]
      square += difference * difference
    }
    guard square > 0 else { return }
    for feature in origin.indices {
      directions.append((rows[row, feature] - origin[feature]) / square)
    }
    weights.append(weight)
  }

  /// The variance, pair by pair.
  var ofPairs: Double {
    var angles: [(angle: Double, weight: Double)] = []
    for a in weights.indices {
      for b in 0..<a { angles.append((product(a, b), weights[a] * weights[b])) }
      if weights[a] > 1 { angles.append((product(a, a), weights[a] * (weights[a] - 1) / 2)) }
    }
    let pairs = angles.reduce(0) { $0 + $1.weight }
    guard pairs > 0 else { return 0 }
    let mean = angles.reduce(0) { $0 + $1.weight * $1.angle } / pairs
    return finite(
      angles.reduce(0) { $0 + $1.weight * ($1.angle - mean) * ($1.angle - mean) } / pairs)
  }

  /// The variance over all pairs, from sums of directions and of their products.
  ///
  /// A row and all rows before it make pairs whose angles add up to one inner product, and whose
  /// squares add up to one quadratic form; so `n` rows cost O(`n` · `d`²) instead of O(`n`² · `d`).
  var ofMoments: Double {
    var sums = [Double](repeating: 0, count: featureCount)
    var products = [Double](repeating: 0, count: featureCount * featureCount)
    var (first, second, pairs, before) = (0.0, 0.0, 0.0, 0.0)
    for row in weights.indices {
      let (start, weight) = (row * featureCount, weights[row])
      let equalPairs = weight * (weight - 1) / 2
      var (linear, quadratic, square) = (0.0, 0.0, 0.0)
      for i in 0..<featureCount {
        let value = directions[start + i]
        var form = 0.0
        for j in 0..<featureCount {
          form += products[i * featureCount + j] * directions[start + j]
          products[i * featureCount + j] += weight * value * directions[start + j]
        }
        linear += value * sums[i]
        quadratic += value * form
        square += value * value
        sums[i] += weight * value
      }
      first += weight * linear + equalPairs * square
      second += weight * quadratic + equalPairs * square * square
      pairs += weight * before + equalPairs
      before += weight
    }
    guard pairs > 0 else { return 0 }
    let mean = first / pairs
    return finite(max(0, second / pairs - mean * mean))
  }

  private func product(_ a: Int, _ b: Int) -> Double {
    var sum = 0.0
    for feature in 0..<featureCount {
      sum += directions[a * featureCount + feature] * directions[b * featureCount + feature]
    }
    return sum
  }

  /// Rows so near that a variance is beyond all numbers have the greatest there is.
  private func finite(_ variance: Double) -> Double {
    variance.isFinite ? variance : .greatestFiniteMagnitude
  }
}
