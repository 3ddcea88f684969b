import Ingestion
import Parameters
import Studies

extension StudyRequest {
  /// Checks everything that can be told without the file.
  ///
  /// - Returns: The recipe, with what differs from it.
  /// - Throws: ``ServiceError/invalid(_:at:)`` for the first thing that is wrong.
  func checked() throws(ServiceError) -> Recipe {
    try checkReading()
    if let clusters, !(2...100).contains(clusters) {
      throw .invalid("clusters must be a whole number from 2 to 100.", at: "clusters")
    }
    let known = ColumnRole.allCases.map(\.rawValue)
    for role in (columns ?? [:]).keys.sorted() where !known.contains(role) {
      throw .invalid(
        "There is no role '\(role)'\(suggestion(for: role, among: known)).", at: "columns.\(role)")
    }
    let recipe = try edited()
    try checkMethods(recipe)
    return recipe
  }

  /// Checks what says how the file is read.
  ///
  /// - Throws: ``ServiceError/invalid(_:at:)`` for the first thing that is wrong.
  func checkReading() throws(ServiceError) {
    if let header, !(1...1_048_576).contains(header) {
      throw .invalid("header must be the number of a row, from 1.", at: "header")
    }
    // The system bounds the words of a command line.
    if let sheet, sheet.utf8.count > 1_000 {
      throw .invalid("The name of a sheet is shorter than that.", at: "sheet")
    }
    for (role, column) in (columns ?? [:]).sorted(by: { $0.key < $1.key })
    where column.utf8.count > 4_000 {
      throw .invalid("The name of a column has at most 4,000 bytes.", at: "columns.\(role)")
    }
    if let decimal, ![",", "."].contains(decimal) {
      throw .invalid("The decimal mark must be a comma or a point.", at: "decimal")
    }
    var options = ReaderOptions()
    // One after another, so that each problem has its place.
    let parts: [(String, WritableKeyPath<ReaderOptions, String?>, String?)] = [
      ("quote", \.quote, quote), ("delimiter", \.delimiter, delimiter),
      ("encoding", \.encoding, encoding), ("dates", \.dateFormat, dates),
    ]
    for (name, path, text) in parts {
      options[keyPath: path] = text
      do { try options.check() } catch { throw .invalid(error.description, at: name) }
    }
  }

  /// The request, with what it leaves open taken from another one.
  func completed(by other: StudyRequest) -> StudyRequest {
    var request = self
    if request.recipe == nil || request.recipe == other.recipeName, request.recipeText == nil {
      (request.recipe, request.recipeText) = (other.recipe, other.recipeText)
    }
    request.sheet = sheet ?? other.sheet
    request.header = header ?? other.header
    request.delimiter = delimiter ?? other.delimiter
    request.quote = quote ?? other.quote
    request.encoding = encoding ?? other.encoding
    request.decimal = decimal ?? other.decimal
    request.dates = dates ?? other.dates
    request.columns = columns ?? other.columns
    request.clusters = clusters ?? other.clusters
    request.methods = methods ?? other.methods
    request.edits = (other.edits ?? [:]).merging(edits ?? [:]) { $1 }
    return request
  }
}
