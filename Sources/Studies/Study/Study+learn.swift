import Clustering
import Detection
import Features
import Ingestion
import Insight
import Numeric
import Segments

extension Study {
  /// Groups, explains and looks for the unusual.
  func learn(
    _ relation: Relation, _ roles: RoleMapping, _ described: DescribedCustomers,
    _ clock: inout StudyClock
  ) throws -> StudyResult {
    let customers = described.customers
    let listener = clock.listener
    let learning = try clock.stage(
      .grouping, detail: { $0.map { "\($0.choice.selection.chosen) segments" } ?? "none asked for" }
    ) {
      try recipe.learn(from: customers) { fraction, _ in
        listener(StudyProgress(stage: .grouping, fraction: min(fraction, 0.99)))
      }
    }
    let names = try learning?.features ?? recipe.featureNames(in: customers)
    let rows = try customers.matrix(of: names)
    let segmentation = try learning.map {
      try Segmentation(
        $0, customers, vocabulary: recipe.vocabulary(), groups: recipe.extremes.groups,
        previous: previous)
    }
    let drivers = try clock.stage(.explaining) {
      try learning.flatMap { try recipe.drivers(of: $0) }
    }
    let known = try recipe.labels(of: customers)
    let unusual = try clock.stage(.detecting, detail: unusualCount) {
      try recipe.unusual(among: rows, names: names, learning, known?.labels)
    }
    let projection = try learning.map { try plane(of: $0, rows, customers, &clock) }
    var result = StudyResult(
      recipe: recipe, input: relation, roles: roles, ledger: described.cleaned?.ledger,
      reference: described.reference, customers: customers, scores: RFMScores(customers),
      features: names, selection: learning?.choice.selection,
      segmentOfCustomer: segmentation?.segmentOfCustomer ?? [],
      segments: segmentation?.segments ?? [],
      silhouettes: learning.flatMap { CustomerSilhouettes($0, seed: recipe.seed) },
      projection: projection?.plane,
      drivers: drivers,
      unusual: unusual?.found, unusualLines: nil,
      model: kept(recipe, roles.shape, described, learning, segmentation, unusual?.model, rows),
      notes: relation.notes + roles.notes + customers.notes + (described.cleaned?.notes ?? [])
        + (known?.notes ?? []),
      timings: clock.timings)
    result.matching = segmentation?.matching
    result.picture = projection?.picture
    if let learning {
      result.groupingPicture = try recipe.clusterer()?.picture(
        of: learning.choice.model, in: learning.scaled)
    }
    return result
  }

  /// The model, where customers were grouped.
  private func kept(
    _ recipe: Recipe, _ shape: TableShape, _ described: DescribedCustomers, _ learning: Learning?,
    _ segmentation: Segmentation?, _ unusual: UnusualModel?, _ rows: Matrix
  ) -> Model? {
    guard let learning, let segmentation else { return nil }
    return model(recipe, shape, described, learning, segmentation, unusual, rows)
  }

  private func model(
    _ recipe: Recipe, _ shape: TableShape, _ described: DescribedCustomers, _ learning: Learning,
    _ segmentation: Segmentation, _ unusual: UnusualModel?, _ rows: Matrix
  ) -> Model {
    let kinds = Dictionary(
      segmentation.kinds, uniquingKeysWith: { first, _ in first })
    let features = learning.features.enumerated().map { index, name in
      let values = rows.columnValues(index)
      return ModelFeature(
        name: name, kind: kinds[name] ?? .number, least: values.min() ?? 0,
        greatest: values.max() ?? 0)
    }
    return Model(
      recipe: recipe, shape: shape, reading: described.cleaned?.reading,
      reference: described.reference, features: features,
      categories: learning.categories.isEmpty ? nil : learning.categories,
      transform: learning.transform,
      clusters: learning.choice.model, segmentOfCluster: segmentation.segmentOfCluster,
      segments: segmentation.segments.map {
        ModelSegment(identifier: $0.identifier, name: $0.name, action: $0.action)
      }, fences: learning.fences, extremes: segmentation.extremes,
      ungrouped: segmentation.ungrouped, unusual: unusual)
  }
}

/// Unusual customers, and what tells them.
struct FoundUnusual {
  let found: UnusualCustomers
  let model: UnusualModel
}

private func unusualCount(_ result: FoundUnusual?) -> String {
  guard let result else { return "not asked for" }
  return "\(result.found.ranked.count) unusual"
}

extension Recipe {
  /// Grows the forest that tells what drives the segments; three customers are too few to tell.
  func drivers(of learning: Learning) throws -> Drivers? {
    guard learning.choice.selection.chosen > 1, learning.clustered.count > 3 else { return nil }
    return try DriverFinder(trees: drivers.trees).find(
      in: learning.grouped, labels: learning.choice.labels,
      features: learning.features + learning.categories.map(\.name),
      categories: learning.categories.count, seed: seed)
  }

  /// Looks for unusual customers among all, those set apart included, and measures what was found
  /// by what is known of them.
  func unusual(
    among rows: Matrix, names: [String], _ learning: Learning?, _ labels: KnownLabels?
  ) throws -> FoundUnusual? {
    guard let settings = unusual, let detector = try detector() else { return nil }
    let transform =
      try learning?.transform
      ?? FittedTransform(fitting: transforms, to: rows, columns: names)
    let scaled = try transform.apply(rows)
    let model = try UnusualModel(
      fitting: detector, to: scaled, rule: settings.rule, originals: rows, features: names,
      seed: seed)
    let verdicts = try model.judge(scaled, originals: rows)
    let scores = verdicts.map(\.score)
    let found = UnusualCustomers(
      method: settings.method, rule: settings.rule, threshold: model.threshold,
      scores: scores, isUnusual: verdicts.map(\.isUnusual),
      probabilities: verdicts.map { $0.probability ?? 0 },
      sensitivity: try Sensitivity(of: scores),
      accuracy: labels.flatMap { DetectorAccuracy(of: scores, by: $0, seed: seed) },
      reasons: Dictionary(
        uniqueKeysWithValues: verdicts.indices.filter { verdicts[$0].isUnusual }
          .map { ($0, verdicts[$0].reasons) }))
    return FoundUnusual(found: found, model: model)
  }
}
