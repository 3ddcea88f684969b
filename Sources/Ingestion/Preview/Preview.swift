public import Engine
import Tabular
import Workbook

/// Takes a first look at a file.
///
/// Of a large text file only the beginning is read.
///
/// - Parameters:
///   - path: The file.
///   - options: How it is read; what is `nil` is found out.
///   - given: The columns that a person named, by role.
///   - session: Where the rows are read into.
/// - Returns: Its first rows, and what its columns seem to mean.
/// - Throws: ``IngestionError`` for a file that is missing, empty or not readable.
public func preview(
  _ path: String, options: ReaderOptions = ReaderOptions(), given: GivenColumns = [:],
  in session: Session
) throws(IngestionError) -> FilePreview {
  let beginning = try FileBeginning(of: path)
  let relation = try read([beginning.path], options: options, into: session)
  let (roles, problem) = try suggestion(for: relation, in: session, given: given)
  return FilePreview(
    sheets: relation.sheets.isEmpty ? nil : try sheets(of: path, options),
    sheet: relation.sheets.first,
    columns: relation.columns.map(\.name), rows: try firstRows(of: relation, in: session),
    roles: FilePreview.roles(roles), kind: roles.shape,
    format: layout(of: relation, roles, in: session),
    problem: problem)
}

/// How the file is written, numbers and dates too.
private func layout(
  of relation: Relation, _ roles: RoleMapping, in session: Session
) -> TextLayout? {
  var layout = relation.layout
  layout?.decimal = relation.options.decimalComma.map { $0 ? "," : "." }
  layout?.dates = relation.options.dateFormat
  guard layout?.dates == nil, let name = roles.column(.date),
    let column = relation.columns.first(where: { $0.name == name }),
    // Dates that cannot be read are the problem of a study; a preview shows what is there.
    case .texts(let formats) = (try? DateReading.find(for: column, in: relation, session))??.form
  else { return layout }
  layout?.dates = formats.first
  return layout
}

/// The roles; where they do not suffice, what can be told of them and why not.
private func suggestion(
  for relation: Relation, in session: Session, given: GivenColumns
) throws(IngestionError) -> (RoleMapping, problem: String?) {
  do { return (try suggestRoles(for: relation, in: session, given: given), nil) } catch {
    let known = (try? guessRoles(for: relation, in: session, given: given)) ?? nil
    guard let known else { return (try guessRoles(for: relation, in: session), "\(error)") }
    return (known, "\(error)")
  }
}

private func sheets(of path: String, _ options: ReaderOptions) throws(IngestionError) -> [String] {
  do { return try Workbook(path: path, limits: options.limits).sheets } catch {
    throw .workbook(error)
  }
}

private func firstRows(
  of relation: Relation, in session: Session
) throws(IngestionError) -> [[String?]] {
  let items = relation.columns.map { column in
    let name = Dialect.duckDB.name(column.name)
    return "left(CAST(\(name) AS varchar), 200) AS \(name)"
  }
  let found = try inEngine(relation.files.first?.name ?? relation.table) {
    () throws(EngineError) in
    try session.query(
      "SELECT \(items.joined(separator: ", ")) FROM \(Dialect.duckDB.name(relation.table)) "
        + "LIMIT \(FilePreview.mostRows)")
  }
  let columns = found.columns.map { found.texts($0.name) }
  return (0..<found.rowCount).map { row in columns.map { $0[row] } }
}
