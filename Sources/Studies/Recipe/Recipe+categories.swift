import Clustering
import Features
import Parameters

extension Recipe {
  /// Checks that the method takes the categories customers are to be grouped by.
  ///
  /// - Throws: ``RecipeError`` with the methods that do.
  func validateCategories() throws(RecipeError) {
    let categories = customers.categories
    guard let first = categories.first else { return }
    if let twice = repeated(categories) {
      throw wrong(
        at: "customers.categories", "'\(twice)' stands there twice; name each category once")
    }
    if let both = categories.first(where: customers.features.contains) {
      throw wrong(
        at: "customers.categories",
        "'\(both)' is one of customers.features too; it is either an amount or a name")
    }
    guard let method = try clusterer(), let settings = clustering else { return }
    guard let mixed = method as? any MixedClusterer else {
      throw wrong(
        at: "customers.categories",
        "\(settings.method) groups by numbers only, not by '\(first)'; "
          + "\(Self.methodsOfCategories) take categories, see --method")
    }
    guard mixed.takesCategories else {
      throw wrong(
        at: "clustering.parameters",
        "with these \(settings.method) groups by numbers only, not by '\(first)'; leave them out")
    }
  }

  /// The methods that take categories, with commas and an "and" between.
  static var methodsOfCategories: String {
    let names = ClustererCatalog.all.filter { $0 is any MixedClusterer }
      .map { type(of: $0).identifier }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  /// The values of the categories customers are grouped by, all known.
  ///
  /// - Throws: ``StudyError`` for a category there is none of, and for one of too many values.
  func categoryValues(in customers: CustomerTable) throws(StudyError) -> [CategoryValues] {
    var result: [CategoryValues] = []
    for name in self.customers.categories {
      guard let column = customers.categories.first(where: { $0.name == name }) else {
        throw .unknownCategory(name, known: customers.categories.map(\.name))
      }
      let values = CategoryValues(of: column)
      guard values.values.count <= CategoryValues.most else {
        throw .tooManyValues(category: name, values: values.values.count)
      }
      result.append(values)
    }
    return result
  }
}

extension CategoryValues {
  /// The most values of a category that customers are grouped by; names of more tell them apart and
  /// not together.
  static let most = 256
}

extension CustomerTable {
  /// Returns the values of the categories of a model.
  ///
  /// - Throws: ``ModelError`` when the table lacks one.
  func categoryColumns(of model: Model) throws(ModelError) -> [[String?]] {
    let names = (model.categories ?? []).map(\.name)
    if let missing = names.first(where: { name in !categories.contains { $0.name == name } }) {
      throw .missingFeature(missing, needed: model.inputNames)
    }
    return categoryColumns(names)
  }

  /// Returns the values of some categories, in their order; missing ones where there is no column.
  func categoryColumns(_ names: [String]) -> [[String?]] {
    names.map { name in
      categories.first { $0.name == name }?.values ?? identifiers.map { _ in nil }
    }
  }
}
