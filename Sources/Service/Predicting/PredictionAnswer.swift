import Detection
import Features
import Studies

/// Where a customer belongs, as the API tells it.
struct PredictionAnswer: Encodable, Sendable {
  /// A segment with its number and name.
  struct Segment: Encodable, Sendable {
    let id: Int
    let name: String
    var distance: Double?
  }

  let segment: Segment
  let action: String
  let distance: Double?
  let confidence: Double?
  let secondBest: Segment?
  let unusual: Bool?
  let unusualScore: Double?
  let unusualProbability: Double?
  let unusualConfidence: Double?
  let reasons: [String]
  let outside: [String]

  /// What speaks for the segment and against the second best, where that was asked for.
  var because: [SegmentReason]?

  /// Puts a prediction into words.
  ///
  /// - Parameters:
  ///   - prediction: What the model says.
  ///   - model: The model.
  ///   - row: The features, in the order of the model.
  ///   - names: The names that people gave to segments.
  init(_ prediction: Prediction, _ model: Model, row: [Double], names: [Int: String]) {
    segment = Segment(
      id: prediction.segment, name: names[prediction.segment] ?? prediction.name)
    action = prediction.action
    distance = prediction.distance
    confidence = prediction.clearness
    secondBest = prediction.secondSegment.map { id in
      Segment(
        id: id, name: names[id] ?? prediction.secondName ?? "",
        distance: prediction.secondDistance)
    }
    unusual = prediction.isUnusual
    unusualScore = prediction.unusualScore
    unusualProbability = prediction.unusualProbability
    unusualConfidence = prediction.unusualConfidence
    because = prediction.because
    reasons =
      prediction.isUnusual == true ? [Detection.sentence(of: prediction.reasons)] : []
    outside =
      zip(model.features, row).compactMap(Self.outside)
      + (model.categories ?? []).filter { prediction.outsideRange.contains($0.name) }
      .map { "\($0.name) is a value that nobody in the study had" }
      + prediction.unlikeStudy.map { "\($0), as nobody in the study had it" }
  }

  /// Says that a value lies outside the range that was learned from; `nil` when it does not.
  private static func outside(_ feature: ModelFeature, _ value: Double) -> String? {
    guard value < feature.least || value > feature.greatest else { return nil }
    let side = value < feature.least ? "below" : "above"
    return "\(feature.name) \(side) the training range "
      + "\(shortText(feature.least))…\(shortText(feature.greatest))"
  }
}

/// A number without decimals that are zero.
func shortText(_ value: Double) -> String {
  let rounded = (value * 100).rounded() / 100
  return Int(exactly: rounded).map { "\($0)" } ?? "\(rounded)"
}
