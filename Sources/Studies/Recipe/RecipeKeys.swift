import Parameters

/// The keys a recipe may have, by the place where they stand.
///
/// Rules check their own keys; parameters are checked against the tables of methods.
enum RecipeKeys {
  static let known: [String: [String]] = [
    "": [
      "version", "name", "summary", "cleaning", "customers", "extremes", "transforms",
      "clustering", "drivers", "unusual", "plane", "naming", "seed",
    ],
    "customers": ["reference", "features", "without", "categories"],
    "extremes": ["handling", "features", "fence", "groups"],
    "extremes.groups": ["features", "name", "action"],
    "transforms": ["transform", "columns"],
    "clustering": ["method", "parameters", "clusters", "chooseBy"],
    "drivers": ["trees"],
    "unusual": ["level", "method", "parameters", "rule", "labels"],
    "unusual.rule": ["contamination", "method", "parameters"],
    "plane": ["method", "parameters"],
    "naming": ["vocabulary"],
  ]

  /// Stops at the first key that is not known, in the order of the alphabet.
  static func check(_ tree: JSONTree, origin: String, place: String = "") throws(RecipeError) {
    switch tree {
    case .number, .other: return
    case .list(let elements):
      for element in elements { try check(element, origin: origin, place: place) }
    case .object(let members):
      guard let allowed = known[place] else { return }
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        guard allowed.contains(key) else {
          throw .unknownKey(origin: origin, key: key, place: place, known: allowed)
        }
        try check(value, origin: origin, place: place.isEmpty ? key : "\(place).\(key)")
      }
    }
  }
}
