import Features
import Numeric
import Projection
import Studies

extension Section {
  /// The map of customers: the picture the recipe asks for, and the principal components.
  static func plane(_ result: StudyResult) -> Section? {
    guard let plane = result.projection, !result.segments.isEmpty else { return nil }
    let (members, kept) = (result.segmentOfCustomer, result.unusual?.isUnusual ?? [])
    let identifiers = result.customers.identifiers
    // Values of categories stand behind the features that customers were grouped by.
    let features = plane.columns.map { result.customers.feature($0)?.words ?? fallback($0) }
    let numbers = result.features.count
    let picture = result.picture.map {
      Chart.picture($0, result.segments, members: members, kept: kept, identifiers: identifiers)
    }
    let biplot = Chart.plane(
      plane, result.segments, members: members, kept: kept, identifiers: identifiers,
      features: features)
    let scree = Chart.scree(plane.model)
    let words = (0..<min(2, plane.model.componentCount)).map {
      sentence($0, plane.model, features, numbers: numbers)
    }
    let rare = HTML.paragraphs(rareValues(plane))
    let about = result.picture.map { HTML.paragraphs(trust(in: $0)) } ?? .empty
    return Section(
      identifier: "plane", title: "The map of customers",
      body: """
        \(about)\(picture.map(HTML.figure) ?? .empty)\(HTML.paragraphs(words))\(rare)\(HTML.figure(biplot))
        \(loadings(plane.model, features))\(scree.map(HTML.figure) ?? .empty)
        """,
      charts: [picture, biplot, scree].compactMap(\.self))
  }

  /// How far the picture can be trusted, and how many customers are in it.
  private static func trust(in picture: PlanePicture) -> [String] {
    var words: [String] = []
    if let measure = picture.trustworthiness {
      let plane = picture.trustworthinessOfPlane.map {
        ", \(decimalText($0, 3)) in the plane of principal components"
      }
      words.append(
        "How far neighbours in the picture are neighbours in truth, from 0 to 1 (trustworthiness): "
          + "\(decimalText(measure, 3)) by \(picture.title)\(plane ?? "").")
    }
    if picture.placed < picture.x.count {
      words.append(
        "\(wholeText(picture.placed)) of \(counted(picture.x.count, "customer")) were placed, "
          + "evenly spread along the first principal component.")
    }
    return words
  }

  /// What was done to values of categories that few customers have.
  private static func rareValues(_ plane: PlaneProjection) -> [String] {
    guard plane.rareValues > 0 else { return [] }
    let share = shareText(PlaneProjection.leastShare)
    return [
      "\(counted(plane.rareValues, "value")) of categories that fewer than \(share) of customers have "
        + "count as if \(share) had them; a few customers would be a direction of their own otherwise."
    ]
  }

  private static func fallback(_ name: String) -> FeatureWords {
    FeatureWords(name: name, kind: .number)
  }

  /// What it means to stand far along a component.
  private static func sentence(
    _ component: Int, _ model: PCAModel, _ features: [FeatureWords], numbers: Int
  ) -> String {
    let loadings = model.loadings
    let strong = features.indices.filter { abs(loadings[component, $0]) >= 0.4 }
      .sorted { abs(loadings[component, $0]) > abs(loadings[component, $1]) }
    let words = strong.map { column in
      let isGreater = loadings[component, column] > 0
      let side =
        column < numbers
        ? (isGreater ? "higher" : "lower") : (isGreater ? "more often" : "less often")
      return "\(side) \(features[column].plain)"
    }
    let place = component == 0 ? "To the right" : "Farther up"
    let share = shareText(model.explainedVarianceRatio[component])
    return "\(place) is \(words.isEmpty ? "a mixture of everything" : listed(words)); this "
      + "direction holds \(share) of all differences."
  }

  private static func loadings(_ model: PCAModel, _ features: [FeatureWords]) -> HTML {
    let names = ["First", "Second", "Third", "Fourth", "Fifth"].prefix(model.componentCount)
    let loadings = model.loadings
    return .details(
      "Loadings: how each feature goes with the directions",
      .table(
        "Loadings of the principal components",
        [.words("Feature")] + names.map { .number($0) },
        features.indices.map { feature in
          [.text(features[feature].title)]
            + names.indices.map { .text(decimalText(loadings[$0, feature], 3)) }
        }))
  }
}
