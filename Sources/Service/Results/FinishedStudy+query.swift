import Parameters
import Tabular

/// Some customers of a study.
struct CustomerPage: Encodable, Sendable {
  /// The number of customers of the study.
  let total: Int

  /// How many of them match.
  let matching: Int

  /// The columns.
  let columns: [CustomerColumnHead]

  /// The customers of this page.
  let rows: [[CustomerCell]]
}

extension FinishedStudy {
  /// Returns the customers that are asked for.
  ///
  /// - Throws: ``ServiceError/invalid(_:at:)`` for a column that does not exist or holds no numbers.
  /// - Complexity: O(customers), and once a column O(customers · log customers).
  func page(_ query: CustomerQuery) throws(ServiceError) -> CustomerPage {
    let mask = try mask(query)
    var rows: [[CustomerCell]] = []
    var matching = 0
    let end = query.offset + query.limit
    func take(_ row: Int) {
      guard mask?[row] ?? true else { return }
      if matching >= query.offset && matching < end { rows.append(columns.map { $0.cell(row) }) }
      matching += 1
    }
    if let sort = query.sort {
      let order = order(by: try place(of: sort.column, at: "sort"))
      if sort.isDescending {
        for row in order.reversed() { take(Int(row)) }
      } else {
        for row in order { take(Int(row)) }
      }
    } else {
      for row in 0..<count { take(row) }
    }
    return CustomerPage(total: count, matching: matching, columns: index.columns, rows: rows)
  }

  /// Which customers match; `nil` when all do.
  private func mask(_ query: CustomerQuery) throws(ServiceError) -> [Bool]? {
    var mask: [Bool]?
    func keep(_ matches: (Int) -> Bool) {
      mask = (0..<count).map { (mask?[$0] ?? true) && matches($0) }
    }
    if let segment = query.segment {
      let values = try numbers("segment", at: "segment")
      keep { values[$0] == Double(segment) }
    }
    if let unusual = query.unusual {
      guard case .flags(let flags) = column("unusual")?.values else {
        throw .invalid("The study looked for no unusual customers.", at: "unusual")
      }
      keep { flags[$0] == unusual }
    }
    for range in query.ranges {
      let values = try numbers(range.column, at: "min.\(range.column)")
      keep { values[$0] >= range.least && values[$0] <= range.greatest }
    }
    if !query.search.isEmpty {
      let found = rows(holding: query.search)
      keep { found[$0] }
    }
    return mask
  }

  /// Which rows hold a text in one of their texts.
  private func rows(holding text: String) -> [Bool] {
    let needle = Array(text.lowercased().utf8)
    var found = [Bool](repeating: false, count: count)
    for column in columns {
      guard case .texts(_, let folded) = column.values else { continue }
      folded.rows(holding: needle) { found[$0] = true }
    }
    return found
  }

  private func numbers(_ name: String, at place: String) throws(ServiceError) -> [Double] {
    guard let numbers = columns[try self.place(of: name, at: place)].numbers else {
      throw .invalid("The column \(name) holds no numbers.", at: place)
    }
    return numbers
  }

  private func place(of name: String, at place: String) throws(ServiceError) -> Int {
    guard let found = columns.firstIndex(where: { $0.head.name == name }) else {
      let known = columns.map(\.head.name)
      throw .invalid(
        "There is no column '\(name)'\(suggestion(for: name, among: known)).", at: place)
    }
    return found
  }
}

extension TextValues {
  /// Tells the rows whose text holds some bytes; texts lie one behind the other, so one pass finds
  /// them all.
  fileprivate func rows(holding needle: [UInt8], _ found: (Int) -> Void) {
    guard let first = needle.first, bytes.count >= needle.count else { return }
    let hay = bytes.span
    let pattern = needle.span
    var row = 0
    var place = 0
    let last = hay.count - needle.count
    while place <= last {
      guard hay[place] == first else {
        place += 1
        continue
      }
      var length = 1
      while length < pattern.count, hay[place + length] == pattern[length] { length += 1 }
      guard length == pattern.count else {
        place += 1
        continue
      }
      while offsets[row + 1] <= place { row += 1 }
      if place + length <= offsets[row + 1] {
        found(row)
        place = offsets[row + 1]
      } else {
        place += 1
      }
    }
  }
}
