import Features
import Numeric
import Projection
import Studies

extension Section {
  /// The map of customers by principal components.
  static func plane(_ result: StudyResult) -> Section? {
    guard let plane = result.projection, !result.segments.isEmpty else { return nil }
    let chart = Chart.plane(
      plane, result.segments, members: result.segmentOfCustomer,
      kept: result.unusual?.isUnusual ?? [], identifiers: result.customers.identifiers)
    let titles = result.features.map { result.customers.feature($0)?.words ?? fallback($0) }
    let words = (0..<min(2, plane.model.componentCount)).map { sentence($0, plane.model, titles) }
    return Section(
      identifier: "plane", title: "The map of customers",
      body: "\(HTML.paragraphs(words))\(HTML.figure(chart))\(loadings(plane.model, titles))",
      charts: [chart])
  }

  private static func fallback(_ name: String) -> FeatureWords {
    FeatureWords(name: name, kind: .number)
  }

  /// What it means to stand far along a component.
  private static func sentence(
    _ component: Int, _ model: PCAModel, _ features: [FeatureWords]
  ) -> String {
    let loadings = model.loadings
    let strong = features.indices.filter { abs(loadings[component, $0]) >= 0.4 }
      .sorted { abs(loadings[component, $0]) > abs(loadings[component, $1]) }
    let words = strong.map {
      "\(loadings[component, $0] > 0 ? "higher" : "lower") \(features[$0].plain)"
    }
    let place = component == 0 ? "To the right" : "Farther up"
    let share = shareText(model.explainedVarianceRatio[component])
    return "\(place) is \(words.isEmpty ? "a mixture of everything" : listed(words)); this "
      + "direction holds \(share) of all differences."
  }

  private static func loadings(_ model: PCAModel, _ features: [FeatureWords]) -> HTML {
    let count = min(2, model.componentCount)
    let loadings = model.loadings
    return .details(
      "Loadings: how each feature goes with the two directions",
      .table(
        "Loadings of the principal components",
        [.words("Feature")] + (0..<count).map { .number($0 == 0 ? "First" : "Second") },
        features.indices.map { feature in
          [.text(features[feature].title)]
            + (0..<count).map { .text(decimalText(loadings[$0, feature], 3)) }
        }))
  }
}
