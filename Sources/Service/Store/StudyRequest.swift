import Parameters

/// What somebody asks a study to do.
struct StudyRequest: Sendable, Codable, Hashable {
  /// The name of a recipe of the catalogue, or nothing for the default one.
  var recipe: String?

  /// The text of a recipe of one's own, in JSON5; it goes before the name.
  var recipeText: String?

  /// The sheet of a workbook.
  var sheet: String?

  /// The row that holds the column names, from 1.
  var header: Int?

  /// What separates the cells of a text file: one character, or `tab`.
  var delimiter: String?

  /// What stands around the cells of a text file: one character, or `none`.
  var quote: String?

  /// The encoding of a text file.
  var encoding: String?

  /// What stands before the decimals of numbers: a comma or a point.
  var decimal: String?

  /// How dates are written, such as `%d/%m/%Y`.
  var dates: String?

  /// The column of each role that is given rather than guessed.
  var columns: [String: String]?

  /// The number of segments, when it is forced.
  var clusters: Int?

  /// What differs from the recipe, by the names of its settings and of parameters.
  var edits: [String: Setting]?

  /// The methods that are compared, each with a number of groups or without: `k-means:4`, `dbscan`.
  var methods: [String]?

  /// What is made: without methods to compare, a study.
  var kind: WorkKind { methods == nil ? .study : .comparison }
}
