import Clustering
import Detection
import Features
public import Numeric

extension Model {
  /// Returns where customers belong.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × features`, in the units of the features, in the order of ``features``,
  ///     finite.
  ///   - categories: For each of ``categories`` a value a customer, `nil` where it is missing.
  /// - Returns: One prediction a customer; it does not depend on the other rows.
  /// - Throws: ``ModelError`` for rows of another width, values the transforms do not allow, and
  ///   values too large for distances.
  public func predictions(
    for rows: Matrix, categories: [[String?]] = []
  ) throws(ModelError) -> [Prediction] {
    try check(rows)
    let scaled = try scaled(rows)
    let codes = try codes(of: categories)
    let places: [ClusterPlace]
    do { places = try clusters.places(of: try scaled.adding(columns: codes)) } catch {
      throw .shape(error)
    }
    let verdicts = try verdicts(on: scaled, originals: rows)
    return places.indices.map { row in
      let unseen = codes.indices.filter { codes[$0][row] == CategoryValues.unseen }
      return prediction(rows.row(row), places[row], verdicts?[row], unseen: unseen)
    }
  }

  /// The codes of categories; every category the model was made with must be given.
  private func codes(of given: [[String?]]) throws(ModelError) -> [[Double]] {
    let known = categories ?? []
    guard given.count >= known.count else {
      throw .missingFeature(known[given.count].name, needed: inputNames)
    }
    return zip(known, given).map { $0.codes(of: $1) }
  }

  /// The names of all that is asked of a customer: features, and categories behind them.
  public var inputNames: [String] { features.map(\.name) + (categories ?? []).map(\.name) }

  /// Whether the rows are unusual, or `nil` where that was not looked for.
  private func verdicts(on scaled: Matrix, originals: Matrix) throws(ModelError) -> [Verdict]? {
    do { return try unusual?.judge(scaled, originals: originals) } catch .shape(let error) {
      throw .shape(error)
    } catch {
      throw .detection(error)
    }
  }

  /// The rows on the scale of the model; values whose squares would not be finite are refused.
  private func scaled(_ rows: Matrix) throws(ModelError) -> Matrix {
    let scaled: Matrix
    do { scaled = try transform.apply(rows) } catch { throw .shape(error) }
    for feature in features.indices {
      let values = scaled.columnValues(feature)
      if let row = values.firstIndex(where: { !(abs($0) <= 1e150) }) {
        throw .tooLarge(feature: features[feature].name, row: row)
      }
    }
    return scaled
  }

  private func check(_ rows: Matrix) throws(ModelError) {
    guard rows.columnCount == features.count else {
      throw .shape(.featureCount(expected: features.count, got: rows.columnCount))
    }
    let logged = Set(transform.steps.filter { $0.transform == .log1p }.map(\.column))
    for feature in features.indices {
      for row in 0..<rows.rowCount {
        let value = rows[row, feature]
        guard value.isFinite else { throw .notFinite(feature: features[feature].name, row: row) }
        guard value >= 0 || !logged.contains(feature) else {
          throw .negative(feature: features[feature].name, row: row)
        }
      }
    }
  }

  private func prediction(
    _ row: [Double], _ place: ClusterPlace, _ verdict: Verdict?, unseen: [Int]
  ) -> Prediction {
    let beyond = fences?.sides(of: row, named: features.map(\.name)) ?? []
    let apart = extreme(beyond)
    let standing = standing(place, apart)
    let segment = segments[standing.segment]
    let second = standing.second.map { segments[$0] }
    var unlike = apart?.sides == beyond ? [] : beyond.map(\.description)
    if apart == nil, !place.isMember, ungrouped == nil { unlike.append("far from every group") }
    return Prediction(
      segment: segment.identifier, name: segment.name, action: segment.action,
      distance: standing.distance, secondSegment: second?.identifier, secondName: second?.name,
      secondDistance: standing.secondDistance, clearness: standing.clearness,
      isUnusual: verdict?.isUnusual, unusualScore: verdict?.score,
      unusualProbability: verdict?.probability, unusualConfidence: verdict?.confidence,
      reasons: verdict?.reasons ?? [],
      outsideRange: zip(features, row).filter { !($0.least...$0.greatest).contains($1) }
        .map { $0.0.name } + unseen.compactMap { categories?[$0].name }, unlikeStudy: unlike)
  }

  /// Where a customer stands, as indices into the segments.
  private struct Standing {
    var segment: Int
    var distance: Double?
    var second: Int?
    var secondDistance: Double?
    var clearness: Double?
  }

  /// The segment of a place; for a customer of no cluster the nearest one is the second best.
  private func standing(_ place: ClusterPlace, _ apart: ModelExtreme?) -> Standing {
    if let apart { return Standing(segment: apart.segment) }
    let nearest = segmentOfCluster[Int(place.cluster)]
    if !place.isMember, let ungrouped {
      return Standing(segment: ungrouped, second: nearest, secondDistance: place.distance)
    }
    return Standing(
      segment: nearest, distance: place.distance,
      second: place.secondCluster.map { segmentOfCluster[Int($0)] },
      secondDistance: place.secondDistance, clearness: clearness(place))
  }

  /// The group of a customer beyond the fences, or `nil` for one within them.
  ///
  /// Where nobody in the study stuck out in the same features, it is the group that says most of the
  /// customer and nothing that is untrue; `nil` when there is none.
  private func extreme(_ beyond: [FenceSide]) -> ModelExtreme? {
    let fitting = extremes.filter { $0.sides.allSatisfy(beyond.contains) }
    let most = fitting.map(\.sides.count).max()
    return fitting.first { $0.sides.count == most }
  }

  private func clearness(_ place: ClusterPlace) -> Double {
    guard let second = place.secondDistance, second > 0 else { return 1 }
    // A group that is no ball may hold rows nearer to the middle of another.
    return max(0, 1 - place.distance / second)
  }
}

extension Fences {
  /// The features that stick out of a row that has more columns than there are fences.
  func sides(of row: [Double], named names: [String]) -> [FenceSide] {
    sides(of: features.map { name in names.firstIndex(of: name).map { row[$0] } ?? .nan })
  }
}
