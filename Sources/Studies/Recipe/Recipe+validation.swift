import Clustering
import Detection
import Features
import Insight
import Parameters
import Segments

extension Recipe {
  /// Checks what types cannot: methods, hyper-parameters, numbers of segments, vocabularies.
  ///
  /// - Throws: ``RecipeError`` for the first that is wrong.
  public func validate() throws(RecipeError) {
    if let clustering {
      guard clustering.clusters.from >= 2, clustering.clusters.to >= clustering.clusters.from
      else { throw .badClusterCount(clustering.clusters) }
      _ = try clusterer()
    }
    _ = try detector()
    _ = try vocabulary()
    do { try DriverFinder(trees: drivers.trees).validate() } catch { throw .parameter(error) }
    do { try unusual?.rule.validate() } catch .parameter(let error) {
      throw .parameter(error)
    } catch { throw .badValue(origin: name, place: "unusual.rule", reason: "\(error)") }
    try validateCustomers()
  }

  /// Checks what stands under `customers` and `extremes`.
  private func validateCustomers() throws(RecipeError) {
    guard (try? ReferenceDay(customers.reference)) != nil else {
      throw .badValue(
        origin: name, place: "customers.reference",
        reason: "it must be last+1, last, or a date such as 2011-12-10")
    }
    guard extremes.fence > 0 else {
      throw .badValue(origin: name, place: "extremes.fence", reason: "it must be above 0")
    }
    guard extremes.handling == .keep || !extremes.features.isEmpty else {
      throw .badValue(
        origin: name, place: "extremes.features",
        reason: "to set customers apart it must name a feature, such as monetary")
    }
  }

  /// The clusterer with its hyper-parameters, or `nil` when customers are not grouped.
  func clusterer() throws(RecipeError) -> KMeans? {
    guard let clustering else { return nil }
    let known = ClustererCatalog.all.map { type(of: $0).identifier }
    guard clustering.method == KMeans.identifier else {
      throw .unknownMethod(family: "clusterer", name: clustering.method, known: known)
    }
    do { return try KMeans(settings: clustering.parameters) } catch { throw .parameter(error) }
  }

  /// The detector with its hyper-parameters, or `nil` when unusual customers are not looked for.
  func detector() throws(RecipeError) -> (any Detector)? {
    guard let unusual else { return nil }
    let known = DetectorCatalog.all.map { type(of: $0).identifier }
    guard let detector = DetectorCatalog.detector(named: unusual.method) else {
      throw .unknownMethod(family: "detector", name: unusual.method, known: known)
    }
    return try configured(detector, unusual.parameters)
  }

  private func configured<Method: Detector>(
    _ detector: Method, _ settings: [String: Setting]
  ) throws(RecipeError) -> any Detector {
    do { return try Method(settings: settings) } catch { throw .parameter(error) }
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
