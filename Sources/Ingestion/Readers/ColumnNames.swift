/// Gives every column a name of its own.
///
/// Spaces around names go; a column without a name is called after its place, from 1; of columns
/// with the same name (large or small letters alike, as engines compare them) the second is called
/// `name_2`. The name `rowid`, alone or with a number, is the engine's, so that a column of that
/// name gets a number too.
///
/// - Parameter cells: The cells of the header.
/// - Returns: As many names, which ones stand for no name, and what was changed, as sentences.
func columnNames(
  _ cells: [String]
) -> (names: [String], unnamed: [String], notes: [String]) {
  var taken: Set<String> = []
  var names: [String] = []
  var unnamed: [String] = []
  var renamed: [String] = []
  for (index, cell) in cells.enumerated() {
    let words = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let base = words.isEmpty ? "column_\(index + 1)" : words
    var name = base
    var number = 2
    while isEngineName(name) || !taken.insert(name.lowercased()).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    if words.isEmpty { unnamed.append(name) } else if name != base { renamed.append(name) }
    names.append(name)
  }
  let notes =
    renamed.isEmpty
    ? [] : ["Columns of the same name were told apart: \(renamed.joined(separator: ", "))."]
  return (names, unnamed, notes)
}

/// Whether a name is kept for the number of a row or of a text.
func isEngineName(_ name: String) -> Bool {
  let words = name.lowercased().split(separator: " ")
  return words.first == "rowid" && words.dropFirst().allSatisfy { Int($0) != nil }
}
