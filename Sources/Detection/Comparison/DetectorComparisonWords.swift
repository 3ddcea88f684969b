import Parameters

/// Says in sentences why a detector is recommended, and what speaks for another.
struct DetectorComparisonWords {
  let findings: [DetectorFindings]
  let choice: DetectorChoice
  let rankCorrelation: [[Double]]
  let votes: FlaggedVotes
  let labels: KnownLabels?
  let settings: DetectorComparisonSettings

  private var taken: DetectorFindings { findings[choice.recommended] }

  private var usable: [DetectorFindings] { findings.filter { $0.objection == nil } }

  /// Why the detector is recommended.
  var reasons: [String] {
    let sentences = [mainReason, accuracyReason, consensusReason, stabilityReason, flaggedReason]
    return sentences.compactMap(\.self)
  }

  private var mainReason: String {
    let what = "\(taken.name) is recommended: "
    if findings.count == 1 { return what + "it alone could learn from the rows." }
    if usable.isEmpty {
      return what + "no detector's findings can be worked with as they are; it comes nearest."
    }
    if usable.count == 1 { return what + "its findings alone can be worked with." }
    if choice.isByLabels {
      return what + "by the labels it ranks known unusual rows above usual ones most often."
    }
    if findings.count == 2 { return what + reasonOfTwo }
    let best = usable.compactMap(\.consensus).max() ?? 0
    return (taken.consensus ?? 0) == best
      ? what + "its scores agree best with those of the other detectors."
      : what + "its scores agree with those of the others nearly as well as the best do, and its "
        + "top rows are the most stable."
  }

  /// Why one of two is recommended, which agree with each other equally well.
  private var reasonOfTwo: String {
    let other = findings[1 - choice.recommended]
    return (taken.stability ?? 0) > (other.stability ?? 0)
      ? "of the two its top rows are the more stable."
      : "the top rows of both are as stable, and it was named first."
  }

  private var accuracyReason: String {
    guard let labels, labels.areMeasurable, let accuracy = taken.accuracy else {
      let why =
        labels == nil
        ? "there are no labels" : "labels of both kinds, unusual and usual, are needed"
      return "Accuracy is unknown: \(why). Agreement and stability tell how alike and how steady "
        + "detectors are, not whether they are right."
    }
    return "By \(counted(labels.unusual, "unusual row")) and \(grouped(labels.usual)) usual: "
      + "ROC-AUC \(text(accuracy.areaUnderROC)), average precision "
      + "\(text(accuracy.averagePrecision)), precision in the first \(grouped(labels.unusual)) "
      + "\(text(accuracy.precisionAtCount)), each with its interval of 95 %."
  }

  private var consensusReason: String? {
    guard let consensus = taken.consensus else { return nil }
    return "Spearman's rank correlation of its scores with those of the others is "
      + "\(grouped(consensus, decimals: 2)) on average."
  }

  private var stabilityReason: String? {
    guard let stability = taken.stability else { return nil }
    let share = shortNumber(settings.topShare * 100)
    return "When it learns from half of the rows only, \(settings.resamples) times, its "
      + "top \(share) % overlap by \(grouped(stability, decimals: 2)) on average (1 is the same rows)."
  }

  private var flaggedReason: String? {
    let flagged = "It calls \(counted(taken.flagged, "row")) unusual"
    guard findings.count > 1 else { return flagged + "." }
    return flagged + "; \(counted(votes.unanimous.count, "row")) all "
      + "\(findings.count) detectors do, and \(counted(votes.alone[choice.recommended].count, "row")) "
      + "only it does."
  }

  /// The value with its interval.
  private func text(_ estimate: IntervalEstimate) -> String {
    "\(grouped(estimate.value, decimals: 3)) (\(grouped(estimate.low, decimals: 3)) to "
      + "\(grouped(estimate.high, decimals: 3)))"
  }
}

extension DetectorComparisonWords {
  /// What speaks against the detector, and for others.
  var dissent: [String] {
    var result: [String] = []
    if let objection = taken.objection { result.append("Against \(taken.name): \(objection).") }
    return result + labelDissent + winners + unlike + loners + [family].compactMap(\.self)
  }

  /// What speaks against the labels, and which detectors they cannot tell apart.
  private var labelDissent: [String] {
    guard let labels else { return [] }
    var result: [String] = []
    if labels.areMeasurable, !labels.areEnough {
      result.append(
        "\(counted(labels.unusual, "unusual row")) and \(counted(labels.usual, "usual one")) are too "
          + "few labels to choose a detector by: \(KnownLabels.fewest) of each are needed.")
    }
    if labels.count < labels.isUnusual.count, labels.count > 0 {
      result.append(
        "Only \(grouped(labels.count)) of \(counted(labels.isUnusual.count, "row")) have a label; "
          + "accuracy is that among them, and if a detector chose what was labelled, it is favoured."
      )
    }
    if !choice.alike.isEmpty {
      let names = choice.alike.map { findings[$0].name }.joined(separator: ", ")
      result.append(
        "The labels are too few to tell the ROC-AUC of \(taken.name) from that of \(names).")
    }
    return result
  }

  /// What each measure, taken alone, says is best.
  private var winners: [String] {
    func best(_ words: String, _ value: (DetectorFindings) -> Double?) -> String? {
      let found = findings.indices.filter { value(findings[$0]) != nil }
        .min { (-(value(findings[$0]) ?? 0), $0) < (-(value(findings[$1]) ?? 0), $1) }
      guard let found, let most = value(findings[found]), let own = value(taken), most > own else {
        return nil
      }
      let sentence =
        "\(words) for \(findings[found].name): \(grouped(most, decimals: 2)) to "
        + grouped(own, decimals: 2)
      return findings[found].objection.map { "\(sentence), but \($0)." } ?? "\(sentence)."
    }
    return [
      best("The ROC-AUC is highest") { $0.accuracy?.areaUnderROC.value },
      best("Average precision is highest") { $0.accuracy?.averagePrecision.value },
      best("Agreement with the others is highest") { $0.consensus },
      best("Top rows are the most stable") { $0.stability },
    ].compactMap(\.self)
  }

  /// The detectors that look for something else.
  private var unlike: [String] {
    let others = findings.indices.filter {
      findings[$0].objection == nil && rankCorrelation[choice.recommended][$0] < 0.5
    }
    guard !others.isEmpty else { return [] }
    let names = others.map { findings[$0].name }.joined(separator: ", ")
    return [
      "Another kind of unusual row is looked for by \(names): the rank correlation is below 0.5."
    ]
  }

  /// The detector that finds most rows that no other does.
  private var loners: [String] {
    let others = findings.indices.filter { $0 != choice.recommended && !votes.alone[$0].isEmpty }
    guard let most = others.min(by: { (-votes.alone[$0].count, $0) < (-votes.alone[$1].count, $1) })
    else { return [] }
    return [
      "\(findings[most].name) alone calls \(counted(votes.alone[most].count, "row")) unusual that no "
        + "other detector does; look at some of them before it is left out."
    ]
  }

  /// That detectors of one kind vote together.
  private var family: String? {
    guard findings.count > 2, !choice.isByLabels else { return nil }
    return "Detectors that work alike agree with each other, so many of one kind outvote the rest."
  }
}
