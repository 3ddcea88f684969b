public import Parameters

/// A clusterer that groups by categories as well as by numbers.
///
/// The last columns of the rows then hold codes: whole numbers that mean nothing but the same or
/// another value. `-1` is the code of a value that is missing, and a value like others; rows that are
/// assigned later may hold codes that no row had in fitting, which match none.
public protocol MixedClusterer<Model>: Clusterer {
  /// How many of the last columns of the rows hold codes of categories.
  var categoryCount: Int { get set }

  /// Whether it takes categories with the hyper-parameters it has.
  var takesCategories: Bool { get }

  /// The hyper-parameters that are others than its defaults where customers are grouped by
  /// categories, and that a person may set.
  static var settingsForCategories: [String: Setting] { get }
}

extension MixedClusterer {
  /// Creates a method for rows with categories.
  ///
  /// - Parameters:
  ///   - settings: Hyper-parameters by name; others are ``settingsForCategories`` or have their
  ///     defaults.
  ///   - categories: How many of the last columns of the rows hold codes.
  /// - Throws: `ParameterError` for a name that is not known or a value that is not allowed.
  public init(settings: [String: Setting], categories: Int) throws(ParameterError) {
    try self.init(settings: Self.settingsForCategories.merging(settings) { $1 })
    categoryCount = categories
  }

  /// It does.
  public var takesCategories: Bool { true }

  /// None: its defaults will do.
  public static var settingsForCategories: [String: Setting] { [:] }
}
