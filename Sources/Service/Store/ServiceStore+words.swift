import Synchronization

/// What somebody thinks of an unusual customer.
struct Review: Sendable, Codable, Hashable {
  /// The customer.
  let customer: String

  /// Whether they are truly unusual.
  let verdict: Verdict

  /// Why, in somebody's own words.
  let note: String

  /// Whether a customer is truly unusual.
  enum Verdict: String, Sendable, Codable, CaseIterable {
    case confirmed, dismissed, open
  }
}

/// The names that people gave to segments, and what they think of unusual customers.
extension ServiceStore {
  /// The names that people gave to segments, by the number of the segment.
  func names(of study: Identifier) throws(ServiceError) -> [Int: String] {
    if let known = knownNames.withLock({ $0[study] }) { return known }
    let rows = try state.rows(
      "SELECT segment, name FROM segment_names WHERE study = ?", [.text(study.text)])
    let names: [Int: String] = rows.reduce(into: [:]) { names, row in
      if let segment = row[0].integer { names[Int(segment)] = row[1].text }
    }
    knownNames.withLock { known in
      if known.count > 1_000 { known = [:] }
      known[study] = names
    }
    return names
  }

  /// Keeps names of segments; an empty one gives the segment its own back.
  func setNames(_ names: [Int: String], of study: Identifier) throws(ServiceError) {
    defer { knownNames.withLock { $0[study] = nil } }
    for (segment, name) in names.sorted(by: { $0.key < $1.key }) {
      if name.isEmpty {
        try state.run(
          "DELETE FROM segment_names WHERE study = ? AND segment = ?",
          [.text(study.text), .integer(Int64(segment))])
      } else {
        try state.run(
          "INSERT OR REPLACE INTO segment_names (study, segment, name) VALUES (?, ?, ?)",
          [.text(study.text), .integer(Int64(segment)), .text(name)])
      }
    }
  }

  /// What people think of unusual customers, by customer.
  func reviews(of study: Identifier) throws(ServiceError) -> [Review] {
    let rows = try state.rows(
      "SELECT customer, verdict, note FROM reviews WHERE study = ? ORDER BY customer",
      [.text(study.text)])
    return rows.compactMap { row in
      guard let customer = row[0].text, let verdict = row[1].text.flatMap(Review.Verdict.init)
      else { return nil }
      return Review(customer: customer, verdict: verdict, note: row[2].text ?? "")
    }
  }

  /// Keeps what somebody thinks of a customer.
  func keep(_ review: Review, of study: Identifier, at moment: Int) throws(ServiceError) {
    try state.run(
      "INSERT OR REPLACE INTO reviews (study, customer, verdict, note, changed) "
        + "VALUES (?, ?, ?, ?, ?)",
      [
        .text(study.text), .text(review.customer), .text(review.verdict.rawValue),
        .text(review.note), .integer(Int64(moment)),
      ])
  }
}
