/// The crowds in which a row may end, and which of them are groups.
public struct DensityHierarchy: Sendable, Hashable {
  /// The crowd that parted into each crowd, `-1` for that of all rows; it comes before.
  public let parents: [Int32]

  /// The density at which each crowd begins.
  public let births: [Double]

  /// The group of each crowd, `-1` for one that is in none.
  public let groups: [Int32]

  /// The density at which the last rows leave each group.
  public let deaths: [Double]

  /// The least density of a member; above 0 only where all rows may be one group.
  public let leastDensity: Double

  let scale: DensityScale

  /// The group of a row that leaves a crowd at a density, `-1` for none.
  func group(ofCrowd crowd: Int, density: Double) -> Int32 {
    density >= leastDensity ? groups[crowd] : -1
  }

  /// The outermost crowd above another that begins below a density.
  func crowd(above crowd: Int, at density: Double) -> Int {
    var crowd = crowd
    while crowd > 0, births[crowd] >= density { crowd = Int(parents[crowd]) }
    return crowd
  }

  /// How much a row that leaves at a density belongs to its group, from 0 to 1.
  func membership(in group: Int32, density: Double) -> Double {
    guard group >= 0 else { return 0 }
    let death = deaths[Int(group)]
    return death > 0 ? min(density, death) / death : 1
  }
}

extension DensityHierarchy {
  /// Makes groups of some crowds and of all within them.
  init(_ tree: CondensedTree, chosen: [Int], radius: Double) {
    var groups = [Int32](repeating: -1, count: tree.crowds.count)
    for (group, crowd) in chosen.enumerated() { groups[crowd] = Int32(group) }
    for crowd in groups.indices.dropFirst() where groups[crowd] < 0 {
      groups[crowd] = groups[tree.crowds[crowd].parent]
    }
    parents = tree.crowds.map { Int32($0.parent) }
    births = tree.crowds.map(\.birth)
    self.groups = groups
    deaths = chosen.map { tree.crowds[$0].death }
    // Where all rows are one crowd, its members are those that stay in it to the end.
    leastDensity = chosen == [0] ? (radius > 0 ? 1 / radius : tree.crowds[0].death) : 0
    scale = tree.scale
  }

  /// The same crowds with groups numbered anew.
  func renumbered(by numberOf: [Int32]) -> DensityHierarchy {
    var sorted = deaths
    for (group, number) in numberOf.enumerated() where number >= 0 {
      sorted[Int(number)] = deaths[group]
    }
    return DensityHierarchy(
      parents: parents, births: births, groups: groups.map { $0 < 0 ? -1 : numberOf[Int($0)] },
      deaths: Array(sorted.prefix(numberOf.count { $0 >= 0 })), leastDensity: leastDensity,
      scale: scale)
  }
}

extension DensityHierarchy: Codable {
  private enum CodingKeys: String, CodingKey {
    case parents, births, groups, deaths, leastDensity, scale
  }

  /// Reads crowds, and refuses those that do not fit each other.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    parents = try container.decode([Int32].self, forKey: .parents)
    births = try container.decode([Double].self, forKey: .births)
    groups = try container.decode([Int32].self, forKey: .groups)
    deaths = try container.decode([Double].self, forKey: .deaths)
    leastDensity = try container.decode(Double.self, forKey: .leastDensity)
    scale = try container.decode(DensityScale.self, forKey: .scale)
    let (parents, groups, deaths) = (parents, groups, deaths)
    guard parents.count == births.count, parents.count == groups.count, !parents.isEmpty,
      parents.indices.allSatisfy({ -1 <= parents[$0] && parents[$0] < max(0, $0) }),
      parents.dropFirst().allSatisfy({ $0 >= 0 }),
      groups.allSatisfy({ -1 <= $0 && $0 < deaths.count })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .parents, in: container, debugDescription: "Crowds and groups do not fit.")
    }
  }
}
