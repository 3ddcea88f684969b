extension CondensedTree {
  /// Chooses the crowds that are groups, none of them within another.
  ///
  /// - Parameters:
  ///   - selection: Which of the crowds within each other to take.
  ///   - radius: The radius below which crowds are not parted.
  ///   - singleGroup: Whether the crowd of all rows may be one.
  /// - Returns: The crowds, in rising order; none when the rows are not parted.
  /// - Complexity: O(crowds).
  func chosen(by selection: ClusterSelection, radius: Double, singleGroup: Bool) -> [Int] {
    let wanted =
      switch selection {
      case .excessOfMass: lastingMost(singleGroup: singleGroup)
      case .leaf: crowds.indices.map { $0 > 0 && crowds[$0].parts.isEmpty }
      }
    let outermost = outermost(wanted)
    guard radius > 0, outermost != [0] else { return outermost }
    var merged = [Bool](repeating: false, count: crowds.count)
    for crowd in outermost {
      merged[whole(crowd, above: radius, singleGroup: singleGroup)] = true
    }
    return self.outermost(merged)
  }

  /// Whether each crowd is more stable than the best of those within it together.
  private func lastingMost(singleGroup: Bool) -> [Bool] {
    var best = crowds.map(\.stability)
    var wanted = [Bool](repeating: true, count: crowds.count)
    wanted[0] = singleGroup
    for crowd in crowds.indices.reversed() {
      let within = crowds[crowd].parts.reduce(0.0) { $0 + best[$1] }
      guard within > best[crowd] else { continue }
      best[crowd] = within
      wanted[crowd] = false
    }
    return wanted
  }

  /// The crowds wanted that are not within another one.
  private func outermost(_ wanted: [Bool]) -> [Int] {
    var isCovered = [Bool](repeating: false, count: crowds.count)
    return crowds.indices.filter { crowd in
      let parent = crowds[crowd].parent
      let isWithin = parent >= 0 && isCovered[parent]
      isCovered[crowd] = isWithin || wanted[crowd]
      return wanted[crowd] && !isWithin
    }
  }

  /// The crowd of which one is a part that begins at a radius above the least.
  private func whole(_ crowd: Int, above radius: Double, singleGroup: Bool) -> Int {
    var crowd = crowd
    while crowd > 0, 1 / crowds[crowd].birth < radius {
      let parent = crowds[crowd].parent
      if parent == 0 && !singleGroup { break }
      crowd = parent
    }
    return crowd
  }

  /// Returns the group of each leaf, `-1` for none.
  func labels(in hierarchy: DensityHierarchy) -> [Int32] {
    crowdOfLeaf.indices.map {
      hierarchy.group(ofCrowd: Int(crowdOfLeaf[$0]), density: densities[$0])
    }
  }
}
