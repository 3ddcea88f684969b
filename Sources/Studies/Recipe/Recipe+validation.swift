import Clustering
import Detection
import Features
import Insight
import Parameters
import Segments

extension Recipe {
  /// Checks what types cannot: methods, hyper-parameters, and settings that exclude each other.
  ///
  /// - Throws: ``RecipeError`` for the first that is wrong.
  public func validate() throws(RecipeError) {
    try validateClustering()
    _ = try detector()
    try validateRule()
    _ = try projector()
    _ = try vocabulary()
    do { try DriverFinder(trees: drivers.trees).validate() } catch { throw .parameter(error) }
    do { _ = try ReferenceDay(customers.reference) } catch {
      throw wrong(
        at: "customers.reference", "it must be last+1, last, or a date such as 2011-12-10")
    }
    if let twice = repeated(customers.features) {
      throw wrong(at: "customers.features", "'\(twice)' stands there twice; name each feature once")
    }
    try validateCategories()
    try validateLabels()
    try validateExtremes()
    try validateTransforms()
    try validateReturns()
  }

  private func validateRule() throws(RecipeError) {
    do {
      try unusual?.rule.validate()
    } catch .parameter(let error) {
      throw .parameter(error)
    } catch {
      throw wrong(at: "unusual.rule", "\("\(error)".dropLast())")
    }
  }

  private func validateLabels() throws(RecipeError) {
    guard let labels = unusual?.labels else { return }
    guard unusual?.level != .lines else {
      throw wrong(at: "unusual.labels", "lines have no labels; leave it out, or look at customers")
    }
    guard !(customers.features + customers.categories).contains(labels) else {
      throw wrong(
        at: "unusual.labels",
        "'\(labels)' is what customers are described by; what was learned from cannot judge")
    }
  }

  private func validateClustering() throws(RecipeError) {
    guard let clustering else { return }
    guard unusual?.level != .lines else {
      throw wrong(
        at: "clustering", "lines are not grouped; it must be null when unusual.level is lines")
    }
    guard clustering.clusters.from >= 2, clustering.clusters.to >= clustering.clusters.from
    else { throw .badClusterCount(clustering.clusters) }
    guard clustering.parameters["clusters"] == nil else {
      throw wrong(
        at: "clustering.parameters", "the number of segments is given by clustering.clusters")
    }
    guard let method = try clusterer() else { return }
    guard var counted = method as? any CountedClusterer else {
      guard !clustering.clusters.isForced else {
        throw wrong(
          at: "clustering.clusters",
          "\(clustering.method) finds the number of segments itself; leave the number out")
      }
      guard clustering.chooseBy == .silhouette else {
        throw wrong(
          at: "clustering.chooseBy",
          "\(clustering.method) finds the number of segments itself; leave it out")
      }
      return
    }
    counted.clusters = clustering.clusters.to
    do { try counted.validate() } catch { throw .parameter(error) }
  }

  /// Checks that customers who are set apart can be told by the features they are scored by.
  private func validateExtremes() throws(RecipeError) {
    guard extremes.fence > 0, extremes.fence.isFinite else {
      throw wrong(at: "extremes.fence", "it must be a number above 0")
    }
    guard extremes.handling == .setApart else { return }
    guard !extremes.features.isEmpty else {
      throw wrong(
        at: "extremes.features", "it must name the features to look at when handling is set-apart")
    }
    let grouped = customers.features
    guard let other = extremes.features.first(where: { !grouped.contains($0) }), !grouped.isEmpty
    else { return }
    throw wrong(
      at: "extremes.features",
      "'\(other)' is none of customers.features\(suggestion(for: other, among: grouped))")
  }

  /// Checks that transforms name features customers are grouped by, or columns of lines.
  private func validateTransforms() throws(RecipeError) {
    let known = transformable
    for step in transforms {
      guard let other = step.columns?.first(where: { !known.contains($0) }), !known.isEmpty
      else { continue }
      throw wrong(
        at: "transforms",
        "\(step.transform.rawValue) names '\(other)', which is no feature customers are grouped by"
          + suggestion(for: other, among: known))
    }
  }

  /// What transforms may name; nothing where only the table tells.
  private var transformable: [String] {
    if unusual?.level == .lines { return ["quantity", "price"] }
    guard customers.features.isEmpty, !cleaning.isEmpty else { return customers.features }
    return CustomerTable.groupedByDefault
  }

  func wrong(at place: String, _ reason: String) -> RecipeError {
    .badValue(origin: name, place: place, reason: reason)
  }

  /// The clusterer with its hyper-parameters, or `nil` when customers are not grouped.
  func clusterer() throws(RecipeError) -> (any Clusterer)? {
    guard let clustering else { return nil }
    let known = ClustererCatalog.all.map { type(of: $0).identifier }
    guard let method = ClustererCatalog.clusterer(named: clustering.method) else {
      throw .unknownMethod(family: "clusterer", name: clustering.method, known: known)
    }
    return try configured(method, clustering.parameters)
  }

  private func configured<Method: Clusterer>(
    _ method: Method, _ settings: [String: Setting]
  ) throws(RecipeError) -> any Clusterer {
    do {
      guard !customers.categories.isEmpty, let mixed = Method.self as? any MixedClusterer.Type
      else {
        return try Method(settings: settings)
      }
      return try mixed.init(settings: settings, categories: customers.categories.count)
    } catch { throw .parameter(error) }
  }

  /// The detector with its hyper-parameters, or `nil` when unusual customers are not looked for.
  func detector() throws(RecipeError) -> (any Detector)? {
    guard let unusual else { return nil }
    do {
      return try DetectorCatalog.detector(named: unusual.method, settings: unusual.parameters)
    } catch .parameter(let error) {
      throw .parameter(error)
    } catch {
      let known = DetectorCatalog.all.map { type(of: $0).identifier }
      throw .unknownMethod(family: "detector", name: unusual.method, known: known)
    }
  }

  /// The names that segments may be given.
  func vocabulary() throws(RecipeError) -> Vocabulary {
    guard let vocabulary = VocabularyCatalog.vocabulary(named: naming.vocabulary) else {
      throw .unknownMethod(
        family: "vocabulary", name: naming.vocabulary,
        known: VocabularyCatalog.all.map(\.identifier))
    }
    return vocabulary
  }
}

/// Returns the first text that stands a second time.
func repeated(_ texts: [String]) -> String? {
  var seen: Set<String> = []
  return texts.first { !seen.insert($0).inserted }
}
