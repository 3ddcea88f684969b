/// The messages of some rows to all candidates.
struct MessagePart: Sendable {
  /// What speaks for each candidate by these rows.
  private(set) var support: [SIMD8<Double>]

  private let rows: Range<Int>
  private let candidates: BlockedRows
  private let weights: [Double]
  private let preferences: [Double]

  /// How well each candidate would stand for each row, compared with all others.
  private var responsibilities: [SIMD8<Double>]

  /// How well it would be for each row to take each candidate, by what the others say.
  private var availabilities: [SIMD8<Double>]

  /// How near the candidates are to the row at hand.
  private var similar: [SIMD8<Double>]

  /// Begins with messages of zero.
  init(
    _ rows: Range<Int>, of candidates: BlockedRows, weights: [Int], preferences: [Double]
  ) {
    self.rows = rows
    self.candidates = candidates
    self.weights = rows.map { Double(weights[$0]) }
    self.preferences = rows.map { preferences[$0] }
    support = Array(repeating: .zero, count: candidates.blockCount)
    similar = support
    responsibilities = Array(repeating: .zero, count: rows.count * candidates.blockCount)
    availabilities = responsibilities
  }

  /// Answers and tells once, for each row.
  mutating func pass(_ support: [SIMD8<Double>], damping: Double) {
    for block in self.support.indices { self.support[block] = .zero }
    for row in rows {
      measure(row)
      let best = answer(row, support, damping)
      tell(row, best, damping)
    }
  }

  /// Returns the rows that stand for themselves, by what speaks for each candidate.
  func exemplars(_ support: [SIMD8<Double>], damping: Double) -> [Int] {
    rows.filter { row in
      let own = responsibilities[cell(row)][row % 8]
      return own + answerToItself(row, support[row / 8][row % 8], damping) > 0
    }
  }

  /// Where the message of a row to itself is.
  private func cell(_ row: Int) -> Int {
    (row - rows.lowerBound) * candidates.blockCount + row / 8
  }

  /// What it would be for a row to take itself.
  private func answerToItself(_ row: Int, _ support: Double, _ damping: Double) -> Double {
    let (told, former) = (responsibilities[cell(row)][row % 8], availabilities[cell(row)][row % 8])
    return damping * former + (1 - damping) * (support - told)
  }

  /// Works out the negative squared distances of a row to all candidates, by its weight; infinitely
  /// far are the row itself, for now, and lanes without a row.
  private mutating func measure(_ row: Int) {
    let (candidates, weight) = (candidates, -weights[row - rows.lowerBound])
    let point = candidates.row(row)
    let (lanes, span) = (candidates.values.span, point.span)
    for block in similar.indices {
      similar[block] =
        weight * squaredDistance(lanes, block, span, 0, features: candidates.featureCount)
    }
    setSimilar(row, to: -.infinity)
    for lane in candidates.rowCount..<similar.count * 8 { setSimilar(lane, to: -.infinity) }
  }

  private mutating func setSimilar(_ candidate: Int, to value: Double) {
    let (block, lane) = (candidate / 8, candidate % 8)
    similar[block][lane] = value
  }

  /// Takes in what the others say in favour of each candidate.
  ///
  /// - Returns: How good the best candidate is, and the second best.
  private mutating func answer(
    _ row: Int, _ support: [SIMD8<Double>], _ damping: Double
  ) -> BestTwo {
    let itself = answerToItself(row, support[row / 8][row % 8], damping)
    let preference = preferences[row - rows.lowerBound]
    let start = (row - rows.lowerBound) * candidates.blockCount
    var two = answerAll(
      support, responsibilities, similar, &availabilities, from: start, damping)
    two.take(itself + preference)
    let (own, lane) = (cell(row), row % 8)
    availabilities[own][lane] = itself
    setSimilar(row, to: preference)
    return two
  }

  /// Compares each candidate with the best of the others.
  private mutating func tell(_ row: Int, _ best: BestTwo, _ damping: Double) {
    let start = (row - rows.lowerBound) * candidates.blockCount
    tellAll(
      best, availabilities, similar, &responsibilities, from: start, &support, damping)
    // What it says of itself counts even when it speaks against it.
    let own = responsibilities[cell(row)][row % 8]
    let (block, lane) = (row / 8, row % 8)
    if own < 0 { support[block][lane] += own }
  }
}
