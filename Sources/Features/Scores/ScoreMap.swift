/// A segment of the score map.
public enum ScoreSegment: String, Codable, Sendable, CaseIterable {
  /// Bought last, most often and most.
  case champions = "Champions"

  /// Buy often and well.
  case loyal = "Loyal"

  /// Recent, with room to grow.
  case potentialLoyalist = "Potential Loyalist"

  /// Bought for the first time lately.
  case newCustomers = "New Customers"

  /// Recent and spending, but seldom.
  case promising = "Promising"

  /// Good customers who are cooling.
  case needAttention = "Need Attention"

  /// Cooling, with little to lose.
  case aboutToSleep = "About To Sleep"

  /// Long away, once good.
  case atRisk = "At Risk"

  /// Long away, once among the best.
  case cannotLoseThem = "Cannot Lose Them"

  /// Long away, once middling.
  case hibernating = "Hibernating"

  /// Long away, never much.
  case lost = "Lost"

  /// The codes of the segment: recency, frequency and monetary score, 5 best.
  var codes: String {
    switch self {
    case .champions: "555 554 545 544 455 454 445"
    case .loyal: "543 444 435 355 354 345 344 335"
    case .potentialLoyalist:
      "553 552 551 542 541 533 532 531 453 452 451 442 441 433 432 431 423 353 352 351 342 341 333 "
        + "323"
    case .newCustomers: "512 511 422 421 412 411 311"
    case .promising: "525 524 523 522 521 515 514 513 425 424 415 414 413 315 314 313"
    case .needAttention: "535 534 443 434 343 334 325 324"
    case .aboutToSleep: "331 321 312 251 241 231 221 213"
    case .atRisk:
      "255 254 253 252 245 244 243 242 235 234 225 224 153 152 145 143 142 135 134 133 125 124"
    case .cannotLoseThem: "215 214 155 154 144 115 114 113"
    case .hibernating: "332 322 233 232 223 222 212 211 132 123 122"
    case .lost: "151 141 131 121 112 111"
    }
  }
}

/// The map from scores to eleven segments, proven total and disjoint when it is first used.
public enum ScoreMap {
  private static let segments: [Int: ScoreSegment] = {
    var map: [Int: ScoreSegment] = [:]
    for segment in ScoreSegment.allCases {
      for code in segment.codes.split(separator: " ").compactMap({ Int($0) }) {
        precondition(map[code] == nil, "code \(code) stands in two segments")
        map[code] = segment
      }
    }
    precondition(map.count == 125, "the map has \(map.count) codes instead of 125")
    return map
  }()

  /// Returns the segment of three scores.
  ///
  /// - Precondition: Each score is in `1 ... 5`.
  public static func segment(recency: Int, frequency: Int, monetary: Int) -> ScoreSegment {
    guard let segment = segments[recency * 100 + frequency * 10 + monetary] else {
      preconditionFailure("scores are 1 to 5")
    }
    return segment
  }
}
