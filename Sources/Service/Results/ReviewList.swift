import Detection

/// What people think of unusual customers, and how well the scores agree with it.
struct ReviewList: Encodable {
  /// What people think, by customer.
  let reviews: [Review]

  /// How well scores put the confirmed above the dismissed; absent while there is none of one kind.
  ///
  /// Only customers that somebody looked at count, and those are mostly ones that stand out: of the
  /// customers the detector missed it says nothing.
  let accuracy: DetectorAccuracy?

  /// Measures the scores of a study, when it is finished, by what people confirmed and dismissed.
  init(_ reviews: [Review], in study: FinishedStudy?) {
    self.reviews = reviews
    guard let study, let scores = study.column("unusual_score")?.numbers else {
      accuracy = nil
      return
    }
    let judged = reviews.compactMap { review -> (score: Double, isUnusual: Bool)? in
      guard review.verdict != .open, let row = try? study.row(of: review.customer) else {
        return nil
      }
      return (scores[row], review.verdict == .confirmed)
    }.filter { $0.score.isFinite }
    accuracy = DetectorAccuracy(
      of: judged.map(\.score), by: KnownLabels(judged.map { $0.isUnusual }), seed: 1)
  }
}
