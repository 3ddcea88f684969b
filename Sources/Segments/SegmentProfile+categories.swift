import Parameters

extension SegmentProfile {
  /// The categories of which one value stands for the segment: most have it here, and by a fifth of
  /// the customers more than among all; the most telling first.
  ///
  /// - Parameter names: The categories that are looked at.
  /// - Returns: Their names and values.
  func telling(of names: [String]) -> [(name: String, top: CategoryShare)] {
    let found = categories.filter { names.contains($0.name) }.compactMap { category in
      category.top.first.map { (name: category.name, top: $0) }
    }
    return found.enumerated()
      .filter { $1.top.share >= 0.5 && $1.top.share - $1.top.overall >= 0.2 }
      .sorted { first, second in
        (first.element.top.overall - first.element.top.share, first.offset)
          < (second.element.top.overall - second.element.top.share, second.offset)
      }
      .map(\.element)
  }

  /// What the most frequent value of each of some categories is, and how frequent it is among all.
  ///
  /// - Parameter names: The categories that are looked at.
  /// - Returns: A phrase for each that somebody has.
  func evidence(of names: [String]) -> [String] {
    categories.filter { names.contains($0.name) }.compactMap { category in
      category.top.first.map { top in
        "\(plain(category.name)) mostly \(top.value): \(percentage(top.share)), of all customers "
          + percentage(top.overall)
      }
    }
  }
}

/// Returns a share as a percentage without decimals.
private func percentage(_ value: Double) -> String { "\(grouped(value * 100, decimals: 0)) %" }
