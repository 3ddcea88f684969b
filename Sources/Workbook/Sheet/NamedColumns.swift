/// The columns of a sheet under names that are told apart.
struct NamedColumns {
  /// A column and its place on the sheet, from 0.
  struct NamedColumn {
    let name: String
    let place: Int
  }

  private(set) var columns: [NamedColumn] = []

  /// What was changed, as sentences.
  private(set) var notes: [String] = []

  private var placeOfName: [String: Int] = [:]

  /// Names columns by their titles.
  init(_ titles: [(index: Int, title: String)]) {
    for (index, title) in titles {
      let name = unique(title, column: index)
      placeOfName[name.lowercased()] = index
      columns.append(NamedColumn(name: name, place: index))
    }
  }

  /// The place of a column on the sheet, or `nil`; large and small letters are alike.
  func place(of name: String) -> Int? { placeOfName[name.lowercased()] }

  /// The names that only one of two sheets has.
  func difference(_ other: NamedColumns) -> [String] {
    columns.map(\.name).filter { other.place(of: $0) == nil }
      + other.columns.map(\.name).filter { place(of: $0) == nil }
  }

  private mutating func unique(_ title: String, column: Int) -> String {
    let trimmed = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let base = trimmed.isEmpty ? "column_\(column + 1)" : trimmed
    var name = base
    var number = 1
    while placeOfName[name.lowercased()] != nil {
      number += 1
      name = "\(base)_\(number)"
    }
    if trimmed.isEmpty {
      notes.append("Column \(column + 1) has no name; it is called '\(name)'.")
    } else if name != trimmed {
      notes.append("The name '\(trimmed)' stands twice; the second column is called '\(name)'.")
    }
    return name
  }
}
