/// Tells whether the numbers of some records are written with a decimal comma, such as 1.234,50.
///
/// They are when a column holds nothing but such numbers, at least one of them with a comma that
/// cannot group thousands, and no column holds numbers with a decimal point. They are not when it is
/// the other way round, and nobody can tell when no column shows it, or columns disagree.
func usesDecimalComma(_ records: [DelimitedRecord]) -> Bool? {
  let width = records.map(\.cells.count).max() ?? 0
  let columns = (0..<width).map { column in
    records.compactMap { column < $0.cells.count ? $0.cells[column] : nil }.filter { !$0.isEmpty }
  }
  let hasCommas = columns.contains { isDecimal($0, point: ",", group: ".") }
  let hasPoints = columns.contains { isDecimal($0, point: ".", group: ",") }
  return hasCommas == hasPoints ? nil : hasCommas
}

/// Whether all texts are numbers with this decimal point, and one of them cannot be read otherwise.
private func isDecimal(_ texts: [String], point: Character, group: Character) -> Bool {
  var isCertain = false
  for text in texts {
    guard let decimals = decimals(of: text, point: point, group: group) else { return false }
    if let decimals, decimals != 3 { isCertain = true }
  }
  return isCertain
}

/// The number of digits behind the point, `.some(nil)` without a point, `nil` for no number.
private func decimals(of text: String, point: Character, group: Character) -> Int?? {
  var digits = Substring(text).drop { $0 == " " || $0 == "-" || $0 == "+" }
  while digits.last == " " { digits.removeLast() }
  let parts = digits.split(separator: point, omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), !digits.isEmpty else { return nil }
  let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
  let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
  guard isGrouped, groups.count == 1 || (1...3).contains(groups[0].count),
    (groups + parts.dropFirst()).allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } })
  else { return nil }
  return .some(parts.count == 2 ? parts[1].count : nil)
}
