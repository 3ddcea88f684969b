import Features
import Numeric
import Reporting
import Studies

/// What a model knows, as the API tells it.
struct ModelAnswer: Encodable, Sendable {
  /// A feature with the range it was learned from.
  struct Feature: Encodable, Sendable {
    let name: String
    let title: String
    let kind: String
    let minimum: Double
    let maximum: Double
    let median: Double
  }

  /// A category with the values it had.
  struct Category: Encodable, Sendable {
    let name: String
    let values: [String]
  }

  /// A segment.
  struct Segment: Encodable, Sendable {
    let id: Int
    let name: String
    let action: String
  }

  let features: [Feature]
  let categories: [Category]
  let segments: [Segment]
  let recipe: String

  /// Describes the model of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - names: The names that people gave to segments.
  /// - Throws: ``ServiceError/notFound(what:id:)`` when it has no model.
  init(_ study: FinishedStudy, names: [Int: String]) throws(ServiceError) {
    let model = try study.model()
    features = model.features.map { feature in
      let words = FeatureWords(name: feature.name, kind: feature.kind)
      let sorted = (study.column(feature.name)?.numbers ?? []).filter(\.isFinite).sorted()
      return Feature(
        name: feature.name, title: words.title, kind: feature.kind.rawValue,
        minimum: feature.least, maximum: feature.greatest,
        median: sorted.isEmpty
          ? (feature.least + feature.greatest) / 2 : quantile(ofSorted: sorted, at: 0.5))
    }
    categories = (model.categories ?? []).map { Category(name: $0.name, values: $0.values) }
    segments = model.segments.map {
      Segment(id: $0.identifier, name: names[$0.identifier] ?? $0.name, action: $0.action)
    }
    recipe = model.recipe.name
  }
}
