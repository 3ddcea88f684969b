/// Which sheets of a workbook are read.
struct SheetChoice {
  /// The sheets, in order.
  let sheets: [SheetList.Sheet]

  /// How many of them must have rows.
  let need: Need

  enum Need {
    /// The first that has is read, and no other.
    case one

    /// Those that have are read.
    case some

    /// Each was named, and is read or refused.
    case all
  }

  /// Finds the sheets of some names, each once.
  ///
  /// - Throws: ``WorkbookError/unknownSheet(_:known:)``.
  init(_ names: [String], of known: [SheetList.Sheet]) throws(WorkbookError) {
    let shown = known.filter { !$0.isHidden }
    if names.isEmpty {
      (sheets, need) = (shown, .one)
    } else if names == ["all"], !known.contains(where: { $0.name == "all" }) {
      (sheets, need) = (shown, .some)
    } else {
      var found: [SheetList.Sheet] = []
      for name in names where !found.contains(where: { $0.name == name }) {
        guard let sheet = known.first(where: { $0.name == name }) else {
          throw .unknownSheet(name, known: known.map(\.name))
        }
        found.append(sheet)
      }
      (sheets, need) = (found, .all)
    }
  }
}
