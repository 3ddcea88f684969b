import Parameters

/// Says in sentences why a grouping is recommended, and what speaks for another.
struct MethodComparisonWords {
  let groupings: [ComparedGrouping]
  let recommended: Int
  let rule: ClusterCountRule

  private var taken: ComparedGrouping { groupings[recommended] }

  private var usable: [ComparedGrouping] { groupings.filter { $0.objection == nil } }

  /// Why the grouping is recommended.
  var reasons: [String] {
    var result = [mainReason, silhouetteReason]
    if rule.resamples > 0 {
      result.append(
        "Groupings of \(rule.resamples) resamples agree with it to an adjusted Rand index of "
          + "\(decimal(taken.measures.stability, places: 2)) on average (1 is full agreement).")
    }
    result.append(
      "Its smallest group holds \(percent(taken.measures.smallest)) of customers, its largest "
        + "\(percent(taken.measures.largest)).")
    if taken.measures.ungrouped > 0 {
      result.append(
        "\(percent(taken.measures.ungrouped)) of customers are like no group and belong to none.")
    }
    return result
  }

  private var mainReason: String {
    let what = "\(taken.name) with \(counted(taken.measures.k, "group")) is recommended: "
    if groupings.count == 1 { return what + "it is the only method that found groups." }
    if taken.objection != nil {
      return what + "no method passes every test, and it fails the fewest of them."
    }
    guard usable.count > 1 else { return what + "it alone can be worked with." }
    let best = usable.map(\.measures.silhouette).max() ?? 0
    return taken.measures.silhouette == best
      ? what + "it has the best silhouette of the groupings that can be worked with."
      : what + "its silhouette is near the best, and it is the most stable of those that are."
  }

  private var silhouetteReason: String {
    let value = taken.measures.silhouetteText
    let best = usable.max { $0.measures.silhouette < $1.measures.silhouette }
    guard let best, best.measures.silhouette > taken.measures.silhouette else {
      return "Its mean silhouette is \(value)."
    }
    return "Its mean silhouette is \(value); the best of those that can be worked with is "
      + "\(best.measures.silhouetteText), by \(best.name)."
  }

  /// What speaks against the grouping, and for others.
  var dissent: [String] {
    var result: [String] = []
    if let objection = taken.objection { result.append("Against \(taken.name): \(objection).") }
    if taken.measures.silhouette < 0.25 {
      result.append(
        "A silhouette below 0.25 means that the groups run into each other; read them as bands, "
          + "not as separate kinds of customers.")
    }
    for (measure, place) in winners where place != recommended {
      result.append(sentence(measure, for: groupings[place]))
    }
    return result + unlike
  }

  /// What each measure, taken alone, says is best.
  private var winners: [(measure: String, place: Int)] {
    func best(_ words: String, _ value: (ComparedGrouping) -> Double) -> (String, Int)? {
      // Indices of a single group tell nothing.
      let order = groupings.indices.filter { groupings[$0].measures.k > 1 }
        .max { value(groupings[$0]) < value(groupings[$1]) }
      // One that is as good as the recommended is no dissent.
      return order.flatMap { value(groupings[$0]) > value(taken) ? (words, $0) : nil }
    }
    return [
      best("The silhouette is highest") { $0.measures.silhouette },
      best("The Davies-Bouldin index is lowest") { -$0.measures.daviesBouldin },
      best("The Calinski-Harabasz index is highest") { $0.measures.calinskiHarabasz },
      best("The density-based validity is highest") {
        $0.measures.densityValidity ?? -.infinity
      },
      best("Resamples agree best") { $0.measures.stability },
    ].compactMap(\.self)
  }

  private func sentence(_ measure: String, for other: ComparedGrouping) -> String {
    let value = decimal(other.measures.silhouette, places: 3)
    let what = "\(measure) for \(other.name), \(counted(other.measures.k, "group"))"
    if let objection = other.objection { return "\(what) (silhouette \(value)), but \(objection)." }
    let alone =
      other.measures.ungrouped > 0
      ? ", of the \(percent(1 - other.measures.ungrouped)) of customers it groups" : ""
    return "\(what) (silhouette \(value)\(alone)), which can be worked with too."
  }

  /// The groupings that tell quite another story.
  private var unlike: [String] {
    let others = usable.filter {
      $0.name != taken.name && adjustedRandIndex($0.choice.labels, taken.choice.labels) < 0.5
    }
    guard !others.isEmpty else { return [] }
    let names = others.map(\.name).joined(separator: ", ")
    return [
      "Quite other groups can be worked with too (adjusted Rand index below 0.5): \(names); look at "
        + "both before names are given."
    ]
  }
}
